import type { ReturnPortal } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { accountOf, asked, gatewayOf } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';

/** Where the buyer sends an order back; null when there is no such place. */
export async function findReturnPortal(deps: OrderDeps, merchant: Merchant, id: string): Promise<ReturnPortal> {
  const record = await findOrder(deps, merchant, id);
  if (!record.upstream?.id) return { url: null };
  const credential = await accountOf(deps, merchant, record);
  return { url: await asked(gatewayOf(deps, record, merchant).returnPortal(credential, record.upstream.id)) };
}
