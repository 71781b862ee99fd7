import type { Order } from '../records.ts';
import type { OrderContent } from '../v3/order-schema.ts';

type Item = OrderContent['order_details']['order_items'][number];

/** The order as two that ship apart: the items shared out, the weight halved, the number the same. Undefined for a single piece. */
export function halvesOf(order: Order): [Order, Order] | undefined {
  const content = order.content as unknown as OrderContent;
  const shares = shareOut(content.order_details.order_items);
  if (!shares) return undefined;
  const [one, other] = shares.map((items) => ({ ...order, content: shareOf(content, items) as unknown as Order['content'] }));
  return one && other && [one, other];
}

/** Whole items go to one half or the other; one item of several pieces is divided. */
function shareOut(items: readonly Item[]): [Item[], Item[]] | undefined {
  const [only] = items;
  if (items.length > 1) return [items.slice(0, Math.ceil(items.length / 2)), items.slice(Math.ceil(items.length / 2))];
  if (!only || only.quantity < 2) return undefined;
  const first = Math.ceil(only.quantity / 2);
  return [[pieces(only, first)], [pieces(only, only.quantity - first)]];
}

const pieces = (item: Item, quantity: number): Item => ({
  ...item,
  quantity,
  total_price: { ...item.total_price, value: (item.total_price.value * quantity) / item.quantity },
});

function shareOf(content: OrderContent, order_items: Item[]): OrderContent {
  const { shipping_details, order_details } = content;
  const weight = shipping_details?.measurement?.weight;
  return {
    ...content,
    order_details: { ...order_details, order_items },
    ...(weight && {
      shipping_details: {
        ...shipping_details,
        measurement: { ...shipping_details?.measurement, weight: { ...weight, value: weight.value / 2 } },
      },
    }),
  };
}
