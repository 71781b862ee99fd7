import type { Credentials } from '../contract/merchants.ts';
import { sha256 } from '../security/keys.ts';
import { isSignedBy } from '../security/webhook-signature.ts';
import { setWebhook } from './configure-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { findMerchant, requireOwn } from './find-merchant.ts';
import { keysChanged, markOperators, sealKeys } from './keep-keys.ts';
import { ProblemError } from './problem-error.ts';
import { type Connection, UpstreamError } from './upstream.ts';
import { upstreamProblem } from './upstream-problem.ts';

/**
 * Takes the keys in that Sendcloud posts once a merchant has allowed access: at the address of an open link, signed, of an integration that
 * Sendcloud says they open. They are kept and the link is closed in one, so whatever comes there again changes nothing. Anything else is
 * `not-found`; `upstream-unavailable` where it could not be asked, and Sendcloud posts again.
 */
export async function receiveCredentials(
  deps: OperatorDeps,
  address: string,
  { body, signature }: { body: Uint8Array<ArrayBuffer>; signature: string },
): Promise<void> {
  const link = await openLinkAt(deps, address);
  const message = deps.sendcloud.readConnection(body);
  if (!link || !message) throw new ProblemError('not-found');
  // What comes without the keys cannot be checked without them, and says nothing that they do not.
  if (message.event === 'connected') return;
  const { publicKey, secretKey, integrationId } = message;
  if (!(await isSignedBy(secretKey, body, signature))) throw new ProblemError('not-found');
  const keys = await proven(deps, { publicKey, secretKey }, integrationId);
  if (!keys) throw new ProblemError('not-found');
  await markOperators(deps, link.merchant);
  const now = deps.clock.now();
  const kept = await deps.accounts.connect(link.merchant, { ...link, now }, await sealKeys(deps, link.merchant, keys));
  if (!kept) throw new ProblemError('not-found');
  await keysChanged(deps, link.merchant);
  deps.log.info('merchant-connected', { merchant: link.merchant });
  await setWebhook(deps, link.merchant);
}

async function openLinkAt(deps: OperatorDeps, address: string): Promise<{ merchant: string; secretHash: string } | null> {
  const [, merchant, secret] = /^([a-z0-9][a-z0-9-]{0,62})\.([A-Za-z0-9_-]{32})$/.exec(address) ?? [];
  if (merchant === undefined || secret === undefined) return null;
  const secretHash = await sha256(secret);
  if (!(await deps.accounts.hasLink(merchant, secretHash, deps.clock.now()))) return null;
  requireOwn(await findMerchant(deps, merchant));
  return { merchant, secretHash };
}

/** The keys with the way they are taken, if they open this integration. */
async function proven(
  deps: OperatorDeps,
  keys: Pick<Extract<Connection, { event: 'credentials' }>, 'publicKey' | 'secretKey'>,
  integrationId: number,
): Promise<Credentials | null> {
  for (const auth of ['basic', 'oauth'] as const)
    try {
      const opened = await deps.sendcloud.integrationId({ ...keys, auth, id: `check:${crypto.randomUUID()}` });
      return opened === integrationId ? { ...keys, auth } : null;
    } catch (error) {
      const refused = error instanceof UpstreamError && (error.kind === 'unauthenticated' || error.kind === 'forbidden');
      if (!refused) throw upstreamProblem(error);
    }
  return null;
}
