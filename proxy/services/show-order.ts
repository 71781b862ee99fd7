import type { OrderView } from '../contract/orders.ts';
import { needsPoint, type OrderRecord } from '../domain/order.ts';
import { orderView } from '../domain/order-view.ts';
import type { OrderDeps } from './order-deps.ts';
import { repairPath } from './repair-link.ts';
import { statusPath } from './status-link.ts';

export type ShowDeps = Pick<OrderDeps, 'fingerprints' | 'publicUrl' | 'sendcloud'>;

/** An order as its shop may see it, with the page where its buyer follows it, and the one where they choose another point while one is needed. */
export async function showOrder({ fingerprints, publicUrl, sendcloud }: ShowDeps, record: OrderRecord): Promise<OrderView> {
  return {
    ...orderView(record),
    panelUrl: record.account.kind === 'own' ? sendcloud.panelUrl : null,
    repairUrl: needsPoint(record) ? publicUrl + (await repairPath(fingerprints, record)) : null,
    statusUrl: publicUrl + (await statusPath(fingerprints, record)),
  };
}
