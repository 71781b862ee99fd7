import type { ReviewReason } from '../contract/orders.ts';
import type { OrderRecord } from '../domain/order.ts';
import { withoutPersonalData } from '../domain/redact.ts';
import { pointGone } from '../domain/review.ts';
import { openOrder, saveOrder } from '../services/order-book.ts';
import type { UpstreamError } from '../services/upstream.ts';
import { backoff } from './backoff.ts';
import { type InHand, requireLease } from './delivery.ts';

/** From this many failures in a row on (about an hour) a person is told; trying goes on. */
const WORTH_TELLING = 12;
/** Milliseconds between tries with keys that Sendcloud refuses, and between looks for keys that are not here. */
const KEYS_WAIT = 10 * 60_000;

/** What Sendcloud said no to for good, in words for a person; null when it may pass. */
export function finalRefusal(error: UpstreamError, record: OrderRecord): ReviewReason | null {
  if ((error.kind !== 'refused' && error.kind !== 'not-found') || meansRepeat(error)) return null;
  const said = error.details.map(({ pointer, code, detail }) => [pointer, detail || code].filter(Boolean).join(': ')).join('; ');
  const words = withoutPersonalData(said || `Sendcloud refused the order (${error.status}).`, record.personal);
  if (record.delivery.servicePoint && isAboutPoint(words)) return { ...pointGone, detail: words };
  return { type: 'upstream-refused', detail: words };
}

/** A reference that is taken is no refusal: it is ours, and will be found by it. */
const meansRepeat = ({ status, details }: UpstreamError): boolean =>
  status === 409 || details.some(({ detail }) => /duplicate|already exists|already in use|must be unique/i.test(detail));

/** Whether an upstream's words are about the point: `to_service_point`, "service point 123 is closed", "locker is full". */
export const isAboutPoint = (words: string): boolean => /service.?point|parcel.?shop|pick.?up point|locker|packstation/i.test(words);

/** Tries again later: after what `Retry-After` says, or a growing random time. Refused keys wait longest, and a person is told at once. Throws `LeaseOver`. */
export async function postponed(waiting: Waiting, error: UpstreamError): Promise<void> {
  requireLease(waiting);
  const { deps, lease, record } = waiting;
  const failures = lease.failures + 1;
  const keys = error.kind === 'unauthenticated' || error.kind === 'forbidden';
  const wait = keys ? KEYS_WAIT * (1 + deps.random()) : Math.max((error.retryAfter ?? 0) * 1000, backoff(failures, deps.random));
  deps.log.warn('delivery-postponed', { order: record.id, kind: error.kind, status: error.status, failures });
  const reason = keys ? refusedKeys : silence(failures);
  if (reason && record.review[0]?.type !== reason.type) await tell(waiting, reason);
  await deps.store.outbox.postpone(record.id, deps.clock.now() + wait, failures);
}

/** An order that is held up by what passes. */
type Waiting = Pick<InHand, 'deps' | 'lease' | 'record'>;

/** Nothing leaves without keys; who brings them lets it go at once. Throws `LeaseOver`. */
export async function waitsForKeys(waiting: Waiting): Promise<void> {
  const { deps, lease, record } = waiting;
  requireLease(waiting);
  if (record.review[0]?.type !== noKeys.type) await tell(waiting, noKeys);
  await deps.store.outbox.postpone(record.id, deps.clock.now() + KEYS_WAIT * (1 + deps.random()), lease.failures);
}

const noKeys: ReviewReason = {
  type: 'account-changed',
  detail: 'The merchant has no Sendcloud keys here. The order leaves by itself once it has.',
};

/** Milliseconds between looks whether a paused merchant goes on; who lets it go on looks at once. */
const PAUSE_WAIT = 2 * 60_000;

/** Nothing leaves for a merchant who is paused; a person is told why it waits. Throws `LeaseOver`. */
export async function waitsOutPause(waiting: Waiting): Promise<void> {
  requireLease(waiting);
  const { deps, lease, record } = waiting;
  if (record.review[0]?.type !== paused.type) await tell(waiting, paused);
  await deps.store.outbox.postpone(record.id, deps.clock.now() + PAUSE_WAIT * (1 + deps.random()), lease.failures);
}

const paused: ReviewReason = { type: 'merchant-paused', detail: 'The merchant is paused. The order leaves by itself once it goes on.' };

const refusedKeys: ReviewReason = {
  type: 'upstream-refused',
  detail: 'Sendcloud does not accept the keys of this account. Trying goes on.',
};

function silence(failures: number): ReviewReason | null {
  if (failures < WORTH_TELLING) return null;
  return { type: 'undecided', detail: 'Sendcloud has not answered for a long time. Trying goes on.' };
}

/** Shows an order that has yet to leave for review while it is still being tried. Who changes it meanwhile knows better. */
async function tell({ deps, lease }: Waiting, reason: ReviewReason): Promise<void> {
  const stored = await deps.store.orders.byId(lease.merchant, lease.order);
  if (stored?.state !== 'accepted' && stored?.state !== 'review') return;
  await saveOrder(deps, { ...(await openOrder(deps, stored)), state: 'review', review: [reason] }, 'unchanged');
}
