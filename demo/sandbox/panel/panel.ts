import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { optionOf, SHIPPING_OPTIONS } from '../catalogue/shipping-options.ts';
import { nextStatus } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { hasLabel, labelsOf } from '../documents/documents.ts';
import { Refusal } from '../refusal.ts';
import type { Order, Parcel } from '../records.ts';
import { changeTo } from '../v2/create-parcels.ts';
import { ship } from '../v3/order-labels.ts';
import { accountPage, accountsPage, page } from './pages.ts';
import { halvesOf } from './split.ts';

/** `/panel`: what a merchant sees of their account, in a browser: incoming orders, labels, parcels on their way. Without a password. */
export function panelRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => c.html(accountsPage([...sandbox.state.accounts.values()])))
    .use('/:name/*', entering(sandbox))
    .use('/:name', entering(sandbox))
    .get('/:name', (c) => c.html(accountPage(sandbox, c.get('account'))))
    .get('/:name/parcels/:id/label', (c) => labelOf(sandbox, c))
    .post('/:name/orders/:id/print', act(printOrder, sandbox))
    .post('/:name/orders/:id/split', act(splitOrder, sandbox))
    .post('/:name/orders/:id/cancel', act(cancelOrder, sandbox))
    .post('/:name/parcels/:id/print', act(printParcel, sandbox))
    .post('/:name/parcels/:id/advance', act(advance, sandbox))
    .post('/:name/parcels/:id/cancel', act(cancel, sandbox));
}

const entering = ({ state }: Sandbox) =>
  createMiddleware<Env>(async (c, next) => {
    const account = state.accounts.get(`demo-${c.req.param('name')}-public`);
    if (!account) return c.html(page('No such account', 'There is no account of that name.'), 404);
    c.set('account', account);
    await next();
  });

type Action = (sandbox: Sandbox, c: Ctx) => void;

/** Does it and shows the account again; a refusal is shown in words. */
const act = (action: Action, sandbox: Sandbox) => (c: Ctx) => {
  try {
    action(sandbox, c);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return c.html(page('That did not work', error instanceof Refusal ? JSON.stringify(error.body) : error.message), 400);
  }
  return c.redirect(`/panel/${c.req.param('name')}`, 303);
};

const printOrder = (sandbox: Sandbox, c: Ctx): void => print(sandbox, c, orderOf(sandbox, c));

/** Two shipments under one order number. */
function splitOrder(sandbox: Sandbox, c: Ctx): void {
  const halves = halvesOf(orderOf(sandbox, c));
  if (!halves) throw new Refusal(400, { error: 'An order of one piece cannot be split.' });
  for (const half of halves) print(sandbox, c, half);
}

/** The order leaves the list, and the API knows it no more. */
function cancelOrder(sandbox: Sandbox, c: Ctx): void {
  holdingsOf(sandbox, c).orders.delete(orderOf(sandbox, c).id);
}

function orderOf(sandbox: Sandbox, c: Ctx): Order {
  const order = holdingsOf(sandbox, c).orders.get(Number(c.req.param('id')));
  if (!order) throw new Refusal(404, { error: 'There is no such order.' });
  return order;
}

/** The order becomes a shipment with a label; a chosen point without an option takes its carrier's first that fits. */
function print(sandbox: Sandbox, c: Ctx, order: Order): void {
  const { id } = (order.content.service_point_details ?? {}) as { id?: string };
  const { ship_with } = (order.content.shipping_details ?? {}) as { ship_with?: unknown };
  const code = ship_with ? undefined : id === undefined ? 'sendcloud:letter' : optionTo(sandbox, Number(id));
  ship(
    sandbox,
    c,
    order,
    code === undefined ? {} : { ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: code } } },
    true,
  );
}

function printParcel(sandbox: Sandbox, c: Ctx): void {
  const parcel = parcelOf(sandbox, c);
  const code = parcel.optionCode ?? (parcel.servicePointId === null ? 'sendcloud:letter' : optionTo(sandbox, parcel.servicePointId));
  changeTo(sandbox, c, { id: parcel.id, request_label: true, shipment: { id: optionOf(code)?.methodId ?? 0 } });
}

/** The first way to ship to a point. */
function optionTo({ world }: Sandbox, pointId: number): string {
  const point = world.point(pointId);
  const option = SHIPPING_OPTIONS.find(({ carrier, lastMile }) => lastMile === 'service_point' && carrier === point?.carrier);
  return option?.code ?? 'sendcloud:letter';
}

function advance(sandbox: Sandbox, c: Ctx): void {
  const parcel = parcelOf(sandbox, c);
  const next = nextStatus(parcel.status, parcel.servicePointId !== null);
  if (next) change(sandbox, c, parcel, next);
}

function cancel(sandbox: Sandbox, c: Ctx): void {
  const parcel = parcelOf(sandbox, c);
  if (parcel.status === 'READY_TO_SEND') change(sandbox, c, parcel, 'CANCELLED');
}

function change({ state, webhooks }: Sandbox, c: Ctx, parcel: Parcel, status: string): void {
  state.setStatus(parcel, status);
  webhooks.parcelChanged(c.get('account'), parcel);
}

function parcelOf(sandbox: Sandbox, c: Ctx): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(Number(c.req.param('id')));
  if (!parcel) throw new Refusal(404, { error: 'There is no such parcel.' });
  return parcel;
}

function labelOf(sandbox: Sandbox, c: Ctx): Response {
  const parcel = parcelOf(sandbox, c);
  if (!hasLabel(parcel)) throw new Refusal(404, { error: 'This parcel has no label.' });
  return c.body(labelsOf([parcel], c.get('account'), sandbox.world), 200, { 'content-type': 'application/pdf' });
}
