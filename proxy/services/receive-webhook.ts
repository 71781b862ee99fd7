import type { Credential } from '../domain/merchant.ts';
import type { OrderRecord, ParcelFacts } from '../domain/order.ts';
import { isSignedBy } from '../security/webhook-signature.ts';
import type { StoredOrder } from '../store/store.ts';
import { openOrder, saveOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import type { Fingerprints } from './ports.ts';
import { ProblemError } from './problem-error.ts';
import { sealContexts } from './seal-contexts.ts';
import type { ParcelEvent } from './upstream.ts';

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
  if (event) await apply(deps, account, event);
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

const TRIES = 5;

async function apply(deps: OrderDeps, account: string, event: ParcelEvent): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await orderOf(deps, account, event);
    const record = stored && (await openOrder(deps, stored));
    if (!record || !isNews(record, event)) return;
    if (await saveOrder(deps, { ...record, parcel: parcelAfter(event) }, 'unchanged')) {
      deps.log.info('parcel-status', { merchant: record.merchant, order: record.id, status: event.status });
      return;
    }
  }
  throw new ProblemError('overloaded', { retryAfter: 60 });
}

/** Whose parcel it is, never another account's: by its id, or by the number of an order that was imported there. */
async function orderOf({ store }: OrderDeps, account: string, event: ParcelEvent): Promise<StoredOrder | null> {
  const known = await store.orders.byParcel(event.parcelId);
  if (known) return isOf(known, account) ? known : null;
  if (account === 'central' || event.orderNumber === null) return null;
  const numbered = await store.orders.byNumber(account.slice('own:'.length), event.orderNumber);
  return numbered?.state === 'imported' && numbered.parcelId === null ? numbered : null;
}

function isOf(stored: StoredOrder, account: string): boolean {
  const { kind } = (JSON.parse(stored.facts) as Pick<OrderRecord, 'account'>).account;
  return kind === 'central' ? account === 'central' : account === `own:${stored.merchant}`;
}

/**
 * As if events came in the order they happened: a final status ends it, whatever was heard before; of two final ones the first ended it, of
 * others the last one counts.
 */
function isNews({ parcel }: OrderRecord, event: ParcelEvent): boolean {
  if (parcel === null) return true;
  if (event.final !== parcel.final) return event.final;
  return event.final ? event.at < parcel.toldAt : event.at > parcel.toldAt;
}

const parcelAfter = ({ parcelId, status, final, trackingNumber, trackingUrl, at }: ParcelEvent): ParcelFacts => ({
  id: parcelId,
  status,
  final,
  trackingNumber,
  trackingUrl,
  toldAt: at,
});
