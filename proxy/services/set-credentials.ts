import type { Credentials } from '../contract/merchants.ts';
import { leaveAccount } from './configure-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { findMerchant } from './find-merchant.ts';
import { keepKeys, markOperators } from './keep-keys.ts';
import { invalidField } from './problem-error.ts';
import { UpstreamError } from './upstream.ts';
import { upstreamProblem } from './upstream-problem.ts';

/** Seals a merchant's Sendcloud keys into the store, once Sendcloud has accepted them. They are never shown again. */
export async function setCredentials(deps: OperatorDeps, id: string, credentials: Credentials): Promise<void> {
  await requireOwnAccount(deps, id);
  await check(deps, credentials);
  await keepKeys(deps, id, credentials);
}

/**
 * Disconnects: our webhook is taken away at Sendcloud where it can be, and the keys are forgotten. Quotes come from the merchant's rates from
 * now on; orders are accepted, put up for review, and leave once there are other keys.
 */
export async function removeCredentials(deps: OperatorDeps, id: string): Promise<void> {
  await requireOwnAccount(deps, id);
  await leaveAccount(deps, id);
  await markOperators(deps, id);
  await deps.store.removeCredentials(`own:${id}`);
  await deps.accounts.forget(id);
  deps.merchants.refresh();
}

async function requireOwnAccount(deps: OperatorDeps, id: string): Promise<void> {
  const { account } = await findMerchant(deps, id);
  if (account !== 'own')
    throw invalidField('id', 'a merchant whose account is "own"; the central account has its keys from the configuration');
}

async function check(deps: OperatorDeps, credentials: Credentials): Promise<void> {
  try {
    await deps.sendcloud.integrationId({ ...credentials, id: `check:${crypto.randomUUID()}` });
  } catch (error) {
    const refused = error instanceof UpstreamError && (error.kind === 'unauthenticated' || error.kind === 'forbidden');
    throw refused ? invalidField('publicKey', 'a public and secret key that Sendcloud accepts') : upstreamProblem(error);
  }
}
