import type { ShippingOptions } from '../contract/orders.ts';
import { type Merchant, shipsFrom } from '../domain/merchant.ts';
import { accountOf, asked } from './order-account.ts';
import { findOrder, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';

/** What an order can be shipped by, with prices: for choosing a label by size and weight. */
export async function showShippingOptions(deps: OrderDeps, merchant: Merchant, id: string): Promise<ShippingOptions> {
  const record = await findOrder(deps, merchant, id);
  const { order } = personalOf(record);
  const credential = await accountOf(deps, merchant, record);
  const { country, postalCode } = order.recipient;
  const request = {
    from: shipsFrom(merchant),
    to: { country, postalCode },
    weight: order.weight,
    dimensions: order.dimensions ?? null,
    servicePointId: record.delivery.servicePoint?.id ?? null,
  };
  return { options: await asked(deps.sendcloud.shippingOptions(credential, request)) };
}
