import type { Credential } from '../domain/merchant.ts';
import { isSignedBy } from '../security/webhook-signature.ts';
import type { OrderDeps } from './order-deps.ts';
import { applyParcelEvent } from './parcel-events.ts';
import type { Fingerprints } from './ports.ts';
import { ProblemError } from './problem-error.ts';
import { sealContexts } from './seal-contexts.ts';

/** Where an account's webhooks come in: `own:{merchant}` or `central`, and a part that only we can make. */
export async function webhookPath(fingerprints: Fingerprints, account: string): Promise<string> {
  return `/webhooks/${account}.${await fingerprints.of(`webhook ${account}`)}`;
}

/**
 * Takes an event in: signed by the account's key, on disk, then applied. Events come twice and in any order, and leave what they
 * would have left one after the other. `not-found` when the address or the signature is not right.
 */
export async function receiveWebhook(
  deps: OrderDeps,
  address: string,
  { body, signature }: { body: Uint8Array<ArrayBuffer>; signature: string },
): Promise<void> {
  const account = await accountAt(deps, address);
  const credential = account && (await credentialOf(deps, account));
  if (!account || !credential || !(await isSignedBy(credential.secretKey, body, signature))) throw new ProblemError('not-found');
  await keep(deps, account, body);
  const event = deps.sendcloud.readEvent(body);
  if (event) await applyParcelEvent(deps, account, event);
}

async function accountAt({ fingerprints }: OrderDeps, address: string): Promise<string | null> {
  const [, account = '', fingerprint = ''] = /^([a-z0-9:-]+)\.([A-Za-z0-9_.-]+)$/.exec(address) ?? [];
  return (await fingerprints.matches(`webhook ${account}`, fingerprint)) ? account : null;
}

/** The central account's keys are any central merchant's. */
async function credentialOf({ merchants }: OrderDeps, account: string): Promise<Credential | null> {
  if (account === 'central') return merchants.central();
  const merchant = await merchants.byId(account.slice('own:'.length));
  return merchant?.account === 'own' ? merchants.credential(merchant) : null;
}

async function keep({ store, sealer, fingerprints, clock }: OrderDeps, account: string, body: Uint8Array): Promise<void> {
  const text = new TextDecoder().decode(body);
  const id = await fingerprints.of(`${account} ${text}`);
  const sealed = await sealer.seal(text, sealContexts.webhook(account, id));
  await store.webhooks.record({ id, account, receivedAt: clock.now(), sealed });
}
