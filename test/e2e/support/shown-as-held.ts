import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { productOf } from '../../../demo/shop/catalogue.ts';
import type { OrderList, OrderView } from '../../../proxy/contract/orders.ts';
import { anOrder } from '../../support/an-order.ts';
import { assertSameOnBothSides, type Sold } from '../../support/both-sides.ts';
import { inState, operator, shownParcels } from './back-office.ts';
import type { World } from './world.ts';

/** What a demo shop sells in one checkout. */
export function soldBy(shop: string, number: string): Sold {
  const { name, sku, weight, price } = productOf(shop);
  const item = { description: name, sku, quantity: 1, weight, price: { value: (price / 100).toFixed(2), currency: 'EUR' } };
  return { order: anOrder({ number, items: [item], weight }) };
}

/** The open order is what the proxy says, and that is what the sandbox holds. */
export async function assertShownAsHeld(page: Page, world: World, merchant: string, sold: Sold): Promise<OrderView> {
  const { orders } = await operator<OrderList>(world, 'GET', `/orders?${new URLSearchParams({ merchant, number: sold.order.number })}`);
  const [view] = orders;
  assert.ok(view && orders.length === 1, `one order ${sold.order.number}`);
  const look = async (path: string) => (await fetch(`${world.sandbox.url}/__sandbox${path}`)).json();
  await assertSameOnBothSides(look, view, sold);
  await inState(page, view.state);
  assert.deepEqual(
    await shownParcels(page),
    view.parcels.map(({ id, status, trackingNumber }) => [id, status ?? '', trackingNumber ?? '']),
  );
  const { servicePoint } = view.delivery;
  if (servicePoint) await page.getByText(servicePoint.name).first().waitFor();
  return view;
}
