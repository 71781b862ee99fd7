import { Hono } from 'hono';
import { ChangeServicePoint, OrdersQuery, PlaceOrderRequest, ReviewQuery } from '../contract/orders.ts';
import { cancelOrder } from '../services/cancel-order.ts';
import { changeServicePoint } from '../services/change-service-point.ts';
import { erasePersonalData } from '../services/erase-personal-data.ts';
import { findReturnPortal } from '../services/find-return-portal.ts';
import { listReview } from '../services/list-review.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import { placeOrder } from '../services/place-order.ts';
import { invalidField } from '../services/problem-error.ts';
import { getOrder, listOrders } from '../services/read-orders.ts';
import { releaseOrder } from '../services/release-order.ts';
import { trackOrder } from '../services/track-order.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { json, noContent, type ProxyContext, type ProxyEnv } from './respond.ts';

type Routes = Hono<ProxyEnv>;

/**
 * Everything a shop's server does with its orders. Each route asks whose key it is, and every order is looked for among that shop's. The
 * operator sees what waits for a decision.
 */
export function orderRoutes(deps: OrderDeps, access: Access): Routes {
  const routes: Routes = new Hono();
  return routes
    .post('/orders', async (c) => {
      const merchant = await access.shop(c);
      const { created, order } = await placeOrder(deps, merchant, await parseBody(c, PlaceOrderRequest), idempotencyKey(c));
      return json(c, order, { status: created ? 201 : 200, headers: { Location: `/orders/${order.id}` } });
    })
    .get('/orders', async (c) => json(c, await listOrders(deps, await access.shopOrOperator(c), parseQuery(c, OrdersQuery))))
    .get('/orders/:id', async (c) => json(c, await getOrder(deps, await access.shop(c), c.req.param('id'))))
    .post('/orders/:id/release', async (c) => json(c, await releaseOrder(deps, await access.shop(c), c.req.param('id'))))
    .post('/orders/:id/cancel', async (c) => json(c, await cancelOrder(deps, await access.shop(c), c.req.param('id'))))
    .post('/orders/:id/service-point', async (c) => {
      const merchant = await access.shop(c);
      const wanted = await parseBody(c, ChangeServicePoint, bodyLimit.page);
      return json(c, await changeServicePoint(deps, merchant, c.req.param('id'), wanted));
    })
    .delete('/orders/:id/personal-data', async (c) => {
      await erasePersonalData(deps, await access.shop(c), c.req.param('id'));
      return noContent(c);
    })
    .get('/review', async (c) => {
      await access.operator(c);
      return json(c, await listReview(deps, parseQuery(c, ReviewQuery).cursor));
    })
    .route('/', parcelRoutes(deps, access));
}

/** What becomes of an order at Sendcloud: tracking, return. */
function parcelRoutes(deps: OrderDeps, access: Access): Routes {
  const routes: Routes = new Hono();
  return routes
    .get('/orders/:id/tracking', async (c) => json(c, await trackOrder(deps, await access.shop(c), c.req.param('id'))))
    .get('/orders/:id/return-portal', async (c) => json(c, await findReturnPortal(deps, await access.shop(c), c.req.param('id'))));
}

/** A structured string ("…") by the IETF draft, or the bare text most clients send. */
function idempotencyKey(c: ProxyContext): string | null {
  const sent = c.req.header('idempotency-key');
  if (sent === undefined) return null;
  const key = sent.trim().replace(/^"(.*)"$/, '$1');
  if (key.length < 1 || key.length > 255) throw invalidField('Idempotency-Key', 'a text of 1 to 255 characters');
  return key;
}
