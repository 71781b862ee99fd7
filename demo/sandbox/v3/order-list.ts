import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import type { Order } from '../records.ts';
import { pageOf } from './cursor.ts';

/** An order as reads show it. Its `id` is text here, and a number in the answers to POST and PATCH. */
export const orderShape = (order: Order) => ({
  ...order.content,
  id: String(order.id),
  created_at: order.createdAt,
  modified_at: order.modifiedAt,
});

interface Details {
  status?: { code?: string };
  order_created_at?: string;
  order_updated_at?: string;
}

const detailsOf = (order: Order): Details => (order.content.order_details ?? {}) as Details;
const day = (instant: string | undefined): string => (instant ?? '').slice(0, 10);

type Filter = (order: Order, value: string) => boolean;

const FILTERS: Record<string, Filter> = {
  integration: (order, value) => value.split(',').includes(String(order.integrationId)),
  order_number: (order, value) => order.content.order_number === value,
  order_id: (order, value) => order.content.order_id === value,
  status: (order, value) => detailsOf(order).status?.code?.toLowerCase() === value.toLowerCase(),
  order_created_at: (order, value) => day(detailsOf(order).order_created_at) === value,
  order_created_at_min: (order, value) => day(detailsOf(order).order_created_at) >= value,
  order_created_at_max: (order, value) => day(detailsOf(order).order_created_at) <= value,
  order_updated_at: (order, value) => day(detailsOf(order).order_updated_at) === value,
  order_updated_at_min: (order, value) => day(detailsOf(order).order_updated_at) >= value,
  order_updated_at_max: (order, value) => day(detailsOf(order).order_updated_at) <= value,
};

/** `GET /orders`: those already saved, newest first, in pages of 100. `sort=order_created_at` turns the order round. */
export function listOrders(sandbox: Sandbox, c: Ctx): Response {
  const filters = Object.entries(c.req.query()).filter(([name]) => !['cursor', 'page_size', 'sort'].includes(name));
  for (const [name, value] of filters) check(c, name, value);
  const saved = [...holdingsOf(sandbox, c).orders.values()].filter((order) => order.visibleAt <= sandbox.clock.now());
  const matching = saved.filter((order) => filters.every(([name, value]) => FILTERS[name]?.(order, value)));
  const ordered = c.req.query('sort') === 'order_created_at' ? matching : matching.reverse();
  const { items, link } = pageOf(sandbox, c, ordered, { usual: 100, most: 200, badCursor: { title: 'Invalid cursor' } });
  return c.json({ data: items.map(orderShape) }, 200, link ? { link } : {});
}

function check(c: Ctx, name: string, value: string): void {
  if (!(name in FILTERS))
    throw refuseV3(400, { code: 'extra_forbidden', detail: 'Extra inputs are not permitted', source: parameter(name) });
  if (name === 'integration') {
    const unknown = value.split(',').find((id) => id !== String(c.get('account').integration.id));
    if (unknown === undefined) return;
    const detail = `Select a valid choice. ${unknown} is not one of the available choices.`;
    throw refuseV3(400, { code: 'invalid_choice', title: 'Invalid Choice', detail, source: parameter('integration') });
  }
  if (/_at(_min|_max)?$/.test(name) && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    throw refuseV3(400, { code: 'invalid', detail: 'Enter a valid date.', source: parameter(name) });
  }
}
