import type { Progress } from '../contract/events.ts';
import type { OrderRecord } from './order.ts';
import { parcelsOf } from './parcels.ts';
import { progressOf } from './progress.ts';

/** What a buyer reads of an order, one after the other. */
export type StatusStep = 'received' | 'prepared' | 'on-its-way' | 'ready-for-pickup' | 'delivered';

/** How far an order is, in a buyer's words. `reached` is the index of the last of `steps` that has been reached. */
export interface OrderStatus {
  steps: StatusStep[];
  reached: number;
  /** What else there is to know: it goes another way than the steps say. */
  trouble: 'cancelled' | 'returned' | 'problem' | null;
}

const reachedBy: Record<Exclude<Progress, 'returned' | 'problem'>, StatusStep> = {
  announced: 'prepared',
  'in-transit': 'on-its-way',
  'ready-for-pickup': 'ready-for-pickup',
  delivered: 'delivered',
};

/** Parcels of one order travel apart; the order is where the one is that is least far. */
const leastFirst: Progress[] = ['problem', 'announced', 'in-transit', 'ready-for-pickup', 'returned', 'delivered'];

/** How far an order's parcels are; null before there is one whose status says. */
export function orderProgress(record: Pick<OrderRecord, 'parcel' | 'moreParcels'>): Progress | null {
  const known = parcelsOf(record).map(({ status }) => progressOf(status));
  return leastFirst.find((step) => known.includes(step)) ?? null;
}

export function orderStatus(record: OrderRecord): OrderStatus {
  const toPoint = record.delivery.servicePoint !== null;
  const steps: StatusStep[] = ['received', 'prepared', 'on-its-way', ...(toPoint ? (['ready-for-pickup'] as const) : []), 'delivered'];
  const progress = orderProgress(record);
  if (record.state === 'cancelled') return { steps, reached: 0, trouble: 'cancelled' };
  if (progress === 'returned' || progress === 'problem') return { steps, reached: steps.indexOf('on-its-way'), trouble: progress };
  const reached = progress ? reachedBy[progress] : record.state === 'labelled' ? 'prepared' : 'received';
  return { steps, reached: steps.indexOf(steps.includes(reached) ? reached : 'on-its-way'), trouble: null };
}
