import type { OrderView } from '../contract/orders.ts';
import type { OrderRecord } from '../domain/order.ts';
import { orderView } from '../domain/order-view.ts';
import type { OrderDeps } from './order-deps.ts';
import { repairPath } from './repair-link.ts';

export type ShowDeps = Pick<OrderDeps, 'fingerprints' | 'publicUrl'>;

/** An order as its shop may see it, with the page where the shopper chooses another point while one is needed. */
export async function showOrder({ fingerprints, publicUrl }: ShowDeps, record: OrderRecord): Promise<OrderView> {
  const needed = record.state === 'needs-service-point';
  return { ...orderView(record), repairUrl: needed ? publicUrl + (await repairPath(fingerprints, record)) : null };
}
