import type { Credentials } from '../contract/merchants.ts';
import { sealContext } from './merchant-directory.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { invalidField, noSuchMerchant } from './problem-error.ts';
import { UpstreamError } from './upstream.ts';
import { upstreamProblem } from './upstream-problem.ts';

/** Seals a merchant's Sendcloud keys into the store, once Sendcloud has accepted them. They are never shown again. */
export async function setCredentials(deps: OperatorDeps, id: string, credentials: Credentials): Promise<void> {
  await mark(deps, id);
  await check(deps, credentials);
  const account = `own:${id}`;
  await deps.store.putCredentials(account, await deps.sealer.seal(JSON.stringify(credentials), sealContext(account)));
  deps.merchants.refresh();
}

/** Forgets a merchant's Sendcloud keys. Its quotes come from its rates from now on. */
export async function removeCredentials(deps: OperatorDeps, id: string): Promise<void> {
  await mark(deps, id);
  await deps.store.removeCredentials(`own:${id}`);
  deps.merchants.refresh();
}

/** From now on the operator's word counts for this merchant, not the file's. */
async function mark(deps: OperatorDeps, id: string): Promise<void> {
  const stored = await deps.store.byId(id);
  const account = stored && (JSON.parse(stored.settings) as { account: string } | null)?.account;
  if (!stored || !account) throw noSuchMerchant();
  if (account !== 'own')
    throw invalidField('id', 'a merchant whose account is "own"; the central account has its keys from the configuration');
  await deps.store.put({ ...stored, source: 'operator', updatedAt: deps.clock.now() });
}

async function check(deps: OperatorDeps, credentials: Credentials): Promise<void> {
  try {
    await deps.sendcloud.integrationId({ ...credentials, id: `check:${crypto.randomUUID()}` });
  } catch (error) {
    const refused = error instanceof UpstreamError && (error.kind === 'unauthenticated' || error.kind === 'forbidden');
    throw refused ? invalidField('publicKey', 'a public and secret key that Sendcloud accepts') : upstreamProblem(error);
  }
}
