import type { OrderState, OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { orderView } from '../domain/order-view.ts';
import { accountOf, asked } from './order-account.ts';
import { changeOrder, findOrder, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { invalidField, ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

const buyable: OrderState[] = ['held', 'review', 'accepted'];

/**
 * Buys an order's label from the central account, by the option that was chosen at checkout or by another. Asking again for a labelled order
 * answers the same label. When Sendcloud does not answer, the order is `accepted` and the label follows.
 */
export async function buyLabel(deps: OrderDeps, merchant: Merchant, id: string, shippingOptionCode: string | null): Promise<OrderView> {
  const wanted = await changeOrder(deps, merchant, id, async (record) => {
    if (record.account.kind === 'own' || merchant.account === 'own')
      throw noLabel('The merchant prints the label in their own Sendcloud account.');
    if (record.state === 'labelled' || record.state === 'accepted') return null;
    if (!buyable.includes(record.state))
      throw new ProblemError('order-not-in-that-state', { detail: `The order is ${record.state.replaceAll('-', ' ')}.` });
    personalOf(record);
    const code = shippingOptionCode ?? record.delivery.shippingOptionCode;
    if (!code) throw invalidField('shippingOptionCode', 'one of the codes of GET /orders/{id}/shipping-options');
    const delivery = { ...record.delivery, shippingOptionCode: code };
    return { record: { ...record, state: 'accepted', review: [], delivery }, intention: { dueAt: deps.clock.now() } };
  });
  if (wanted.state === 'accepted') await deps.relay.deliver(id);
  return showOrder(deps, await findOrder(deps, merchant, id));
}

/** The label of a labelled order, as PDF. */
export async function getLabel(deps: OrderDeps, merchant: Merchant, id: string): Promise<Uint8Array> {
  const record = await findOrder(deps, merchant, id);
  const { label } = orderView(record);
  if (!label.available || !record.parcel) throw noLabel(label.reason ?? 'There is no parcel yet.');
  return asked(deps.sendcloud.label(await accountOf(deps, merchant, record), record.parcel.id));
}

const noLabel = (detail: string) => new ProblemError('label-not-available', { detail });
