import type { Merchant } from '../domain/merchant.ts';
import { isOrderId } from '../domain/order-id.ts';
import type { OrderRecord, PersonalPart } from '../domain/order.ts';
import type { StoredCharge } from '../store/charges.ts';
import { orderProgress } from '../domain/status-steps.ts';
import type { Attempt, Intention, StoredOrder } from '../store/store.ts';
import type { OrderDeps } from './order-deps.ts';
import type { SealContext } from './ports.ts';
import { ProblemError } from './problem-error.ts';
import { sealContexts } from './seal-contexts.ts';

type BookDeps = Pick<OrderDeps, 'store' | 'sealer' | 'clock'>;

/** What `facts` holds: everything that names nobody. */
type Facts = Pick<OrderRecord, 'account' | 'delivery' | 'review' | 'upstream' | 'parcel' | 'moreParcels' | 'purchase' | 'cancelling'>;

/** Opens an order from the store. */
export async function openOrder({ sealer }: Pick<BookDeps, 'sealer'>, stored: StoredOrder): Promise<OrderRecord> {
  const { facts, sealed, parcelId: _, ...columns } = stored;
  const personal = sealed === null ? null : (JSON.parse(await sealer.open(sealed, contextOf(stored))) as PersonalPart);
  return { ...columns, ...(JSON.parse(facts) as Facts), personal };
}

/** Makes an order ready for the store: personal data sealed, bound to its merchant and its row. */
export async function sealOrder({ sealer }: Pick<BookDeps, 'sealer'>, record: OrderRecord): Promise<StoredOrder> {
  const { account, delivery, review, upstream, parcel, moreParcels, purchase, cancelling, personal, ...columns } = record;
  const optional = { ...(moreParcels && { moreParcels }), ...(purchase && { purchase }), ...(cancelling && { cancelling }) };
  const facts: Facts = { account, delivery, review, upstream, parcel, ...optional };
  const sealed = personal && (await sealer.seal(JSON.stringify(personal), contextOf(record)));
  return { ...columns, facts: JSON.stringify(facts), sealed, parcelId: parcel?.id ?? null, progress: orderProgress(record) };
}

const contextOf = ({ merchant, id }: { merchant: string; id: string }): SealContext => sealContexts.order(merchant, id);

/** This merchant's order. One that is another's is as little there as one that never was. */
export async function findOrder(deps: BookDeps, merchant: Merchant, id: string): Promise<OrderRecord> {
  const stored = isOrderId(id) ? await deps.store.orders.byId(merchant.id, id) : null;
  if (!stored) throw new ProblemError('not-found');
  return openOrder(deps, stored);
}

/** Writes an order that was read before. False: somebody changed it meanwhile, and nothing was written. */
export async function saveOrder(
  deps: BookDeps,
  record: OrderRecord,
  intention: Intention,
  attempt?: Attempt,
  charges?: readonly StoredCharge[],
): Promise<boolean> {
  return deps.store.orders.update(await sealOrder(deps, { ...record, updatedAt: deps.clock.now() }), intention, attempt, charges);
}

/** Whether the last attempt left something at Sendcloud, or may have. */
export const isOut = (last: Attempt | undefined): last is Attempt =>
  last !== undefined && (last.outcome === null || last.outcome === 'placed');

const TRIES = 5;

/** Reads, decides, writes; again when somebody came between. `decide` may throw a `ProblemError`; null leaves the order as it is. */
export async function changeOrder(
  deps: BookDeps,
  merchant: Merchant,
  id: string,
  decide: (record: OrderRecord) => Promise<{ record: OrderRecord; intention: Intention; attempt?: Attempt | undefined } | null>,
): Promise<OrderRecord> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await findOrder(deps, merchant, id);
    const change = await decide(before);
    if (change === null) return before;
    if (await saveOrder(deps, change.record, change.intention, change.attempt)) return findOrder(deps, merchant, id);
  }
  throw new ProblemError('overloaded', { retryAfter: 1 });
}

/** The sender and the buyer are still known, or the order can no longer be acted on. */
export function personalOf(record: OrderRecord): PersonalPart {
  if (record.personal) return record.personal;
  throw new ProblemError('order-not-in-that-state', { detail: 'The personal data of this order has been erased.' });
}
