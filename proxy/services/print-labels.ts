import type { LabelBatch, PrintLabels } from '../contract/labels.ts';
import type { ProblemType } from '../contract/problems.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import { orderView } from '../domain/order-view.ts';
import { isOrderId, timedId } from '../domain/order-id.ts';
import { orderLabel } from './buy-label.ts';
import { openOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { askingForAddressesOnce } from './origin-place.ts';
import { ProblemError } from './problem-error.ts';

type Wanted = Pick<LabelBatch, 'format'> & { orders: { id: string; refused: string | null }[] };
type Line = LabelBatch['orders'][number];

/**
 * Wants the labels of several orders. Each is written down on its own and bought by the relay, so that a batch goes on whatever happens to who
 * asked for it, and one that cannot be bought keeps no other back.
 */
export async function printLabels(deps: OrderDeps, merchant: Merchant, { orders, format }: PrintLabels): Promise<LabelBatch> {
  const asked = [];
  const together = { ...deps, sendcloud: askingForAddressesOnce(deps.sendcloud) };
  for (const id of new Set(orders)) asked.push({ id, refused: await refusalOf(orderLabel(together, merchant, id, {})) });
  deps.relay.wake();
  const id = timedId('bat', deps.clock.now(), crypto.getRandomValues(new Uint8Array(16)));
  const wanted: Wanted = { format, orders: asked };
  await deps.store.batches.add({ id, merchant: merchant.id, createdAt: deps.clock.now(), wanted: JSON.stringify(wanted) });
  return showBatch(deps, merchant, id);
}

/** Why not, in words; null: it is wanted. */
async function refusalOf(order: Promise<OrderRecord>): Promise<string | null> {
  try {
    await order;
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const missing = error.type === 'label-data-needed' ? error.fields.map(({ expected }) => expected) : [];
    return [error.detail ?? unsaid[error.type] ?? 'It could not be bought.', ...missing].join(' ');
  }
}

/** What problems mean here that say nothing a merchant understands. */
const unsaid: Partial<Record<ProblemType, string>> = {
  'not-found': 'There is no such order.',
  'invalid-request': 'It has no shipping option that can be bought: choose one.',
  'upstream-unavailable': 'Sendcloud does not answer: try again later.',
  'upstream-refused': 'Sendcloud refused to say where the merchant ships from.',
};

/** How far a batch is, by how its orders stand now. */
export async function showBatch(deps: OrderDeps, merchant: Merchant, id: string): Promise<LabelBatch> {
  const stored = await deps.store.batches.byId(merchant.id, id);
  if (!stored) throw new ProblemError('not-found');
  const { format, orders } = JSON.parse(stored.wanted) as Wanted;
  const lines = await Promise.all(orders.map((one) => lineOf(deps, merchant, one)));
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return {
    id,
    createdAt: new Date(stored.createdAt).toISOString(),
    format,
    total: lines.length,
    done: count('done'),
    failed: count('failed'),
    pending: count('pending'),
    orders: lines,
  };
}

async function lineOf(deps: OrderDeps, merchant: Merchant, { id, refused }: Wanted['orders'][number]): Promise<Line> {
  const stored = isOrderId(id) ? await deps.store.orders.byId(merchant.id, id) : null;
  if (stored === null) return { id, number: null, outcome: 'failed', reason: refused };
  const record = await openOrder(deps, stored);
  const { label, number, state, review } = orderView(record);
  if (label.available) return { id, number, outcome: 'done', reason: null };
  if (state === 'accepted') return { id, number, outcome: 'pending', reason: null };
  return { id, number, outcome: 'failed', reason: review[0]?.detail ?? refused ?? label.reason };
}
