import { Hono } from 'hono';
import type { z } from 'zod';
import { claimedAccount } from '../auth.ts';
import { bodyOf } from '../body.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { type ErrorEntry, pointer, Refusal, refuseV3 } from '../refusal.ts';
import type { Order } from '../records.ts';
import { ORDER_STYLE, parsed } from '../validation.ts';
import { listOrders, orderShape } from './order-list.ts';
import { type OrderContent, orderPatchSchema, orderSchema } from './order-schema.ts';

const MOST = 100;

/** Orders that a shop imports for its merchant: saved all or none, read after a while, updated in place. */
export function orderRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/', async (c) => c.json({ data: await saveOrders(sandbox, c) }, 201))
    .get('/', (c) => listOrders(sandbox, c))
    .get('/:id', (c) => c.json({ data: orderShape(orderOf(sandbox, c, 'The order could not be found with the search criteria given')) }))
    .patch('/:id', async (c) => c.json({ data: await patchOrder(sandbox, c) }))
    .delete('/:id', (c) => {
      const order = orderOf(sandbox, c, 'The order could not be found with the search criteria given');
      holdingsOf(sandbox, c).orders.delete(order.id);
      return c.body(null, 204);
    });
}

/** An order that is the account's own and already saved. */
function orderOf(sandbox: Sandbox, c: Ctx, detail: string): Order {
  const order = holdingsOf(sandbox, c).orders.get(Number(c.req.param('id')));
  if (!order || order.visibleAt > sandbox.clock.now()) throw refuseV3(404, { code: 'not_found', title: 'Not found', detail });
  return order;
}

async function saveOrders(sandbox: Sandbox, c: Ctx) {
  const body = await bodyOf(c);
  refuseWhileProcessing(sandbox, c);
  if (!Array.isArray(body))
    throw refuseV3(400, { code: 'non_field_errors', title: 'Wrong format', detail: 'Wrong request format, expected list of objects' });
  if (body.length === 0)
    throw refuseV3(400, { code: 'invalid', detail: 'Orders list should have at least 1 item', source: pointer('/data/attributes/') });
  if (body.length > MOST) {
    throw refuseV3(400, {
      code: 'invalid',
      detail: `Orders list should have at most ${MOST} items, not ${body.length}`,
      source: pointer('/data/attributes/'),
    });
  }
  const contents = checked(body);
  const entries = contents.flatMap((content, index) => objections(sandbox, c, content, index));
  if (entries.length > 0) throw refuseV3(400, ...entries);
  return contents.map((content) => save(sandbox, c, content));
}

/** What a second request meets while the first is saved; a fault brings it about, as nothing here takes long enough. */
function refuseWhileProcessing({ faults }: Sandbox, c: Ctx): void {
  const target = { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path };
  if (faults.strike(target, 'still-processing').length === 0) return;
  const detail = 'We are still processing a previous request. Please try again in a moment.';
  throw refuseV3(400, { code: 'invalid', detail, source: pointer('/data') });
}

/** Every order in its schema's type, or one 400 with the problems of all. */
function checked(body: unknown[]): OrderContent[] {
  const entries: unknown[] = [];
  const contents = body.flatMap((each, index) => {
    try {
      return [parsed(orderSchema, each, { ...ORDER_STYLE, pointerOf: (path) => ORDER_STYLE.pointerOf([index, ...path]) })];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      entries.push(...(error.body as { errors: unknown[] }).errors);
      return [];
    }
  });
  if (entries.length > 0) throw new Refusal(400, { errors: entries });
  return contents;
}

function objections(sandbox: Sandbox, c: Ctx, content: OrderContent, index: number): ErrorEntry[] {
  const invalid = (detail: string, ...path: string[]): ErrorEntry => ({
    code: 'invalid',
    detail,
    source: pointer(ORDER_STYLE.pointerOf([index, ...path])),
  });
  const { id } = content.order_details.integration;
  if (id <= 0) return [invalid('Input should be greater than 0', 'order_details', 'integration', 'id')];
  if (id !== c.get('account').integration.id)
    return [invalid(`Integration with id ${id} does not exist`, 'order_details', 'integration', 'id')];
  const existing = content.id === undefined ? undefined : holdingsOf(sandbox, c).orders.get(Number(content.id));
  if (existing && existing.content.order_id !== content.order_id)
    return [invalid(`Order id ${content.order_id} cannot be changed`, 'order_id')];
  return [];
}

/** Inserts or, for a known `order_id` in the same integration, replaces. */
function save(sandbox: Sandbox, c: Ctx, content: OrderContent) {
  const { clock, settings, state } = sandbox;
  const { orders } = holdingsOf(sandbox, c);
  const { id: integrationId } = content.order_details.integration;
  const existing = [...orders.values()].find(
    (order) => order.integrationId === integrationId && order.content.order_id === content.order_id,
  );
  const id = existing?.id ?? state.nextId();
  orders.set(id, {
    id,
    account: c.get('account').publicKey,
    integrationId,
    content,
    createdAt: existing?.createdAt ?? clock.iso(),
    modifiedAt: clock.iso(),
    visibleAt: existing?.visibleAt ?? clock.now() + settings.orderDelay,
  });
  return { id, order_id: content.order_id, order_number: content.order_number };
}

async function patchOrder(sandbox: Sandbox, c: Ctx) {
  const order = orderOf(sandbox, c, 'Could not find specified item.');
  const patch = parsed(orderPatchSchema, await bodyOf(c), {
    ...ORDER_STYLE,
    pointerOf: (path) => ['order', ...path].map(String).join('/'),
  });
  if (patch.order_id !== undefined && patch.order_id !== order.content.order_id) {
    throw refuseV3(400, { code: 'invalid', detail: `Order id ${patch.order_id} cannot be changed`, source: pointer('order/order_id') });
  }
  checkItems(order, patch);
  order.content = merged(order.content, patch) as Order['content'];
  order.modifiedAt = sandbox.clock.iso();
  return { id: order.id, order_id: order.content.order_id, order_number: order.content.order_number };
}

/** An item that the change names by its id must be there. */
function checkItems(order: Order, { order_details }: z.infer<typeof orderPatchSchema>): void {
  const known = (order.content as unknown as OrderContent).order_details.order_items.map(({ item_id }) => item_id);
  const unknown = order_details?.order_items?.some(({ item_id }) => item_id !== undefined && !known.includes(item_id));
  if (!unknown) return;
  const source = pointer('order/order_details/order_items');
  throw refuseV3(400, { code: 'invalid', title: 'Invalid', detail: 'Could not find specified item.', source });
}

/** Objects field by field; lists and plain values replace what was there. */
function merged(before: unknown, change: unknown): unknown {
  if (!isObject(before) || !isObject(change)) return change;
  const result: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(change)) if (value !== undefined) result[key] = merged(before[key], value);
  return result;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
