import type { BuyLabel } from '../contract/labels.ts';
import type { OrderState, OrderView } from '../contract/orders.ts';
import { missingForCustoms, needsCustoms } from '../domain/customs.ts';
import { packingErrors, wholeParcel } from '../domain/label-parcels.ts';
import type { Merchant } from '../domain/merchant.ts';
import { type LabelPurchase, type OrderRecord, stateWords } from '../domain/order.ts';
import { toldOfCustoms } from '../domain/told-of-customs.ts';
import { accountAhead, asked } from './order-account.ts';
import { changeOrder, findOrder, isOut, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { originPlace } from './origin-place.ts';
import { ownOption } from './own-option.ts';
import { invalidField, ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

const buyable: OrderState[] = ['held', 'review'];
/** With a label, or about to have one. */
const bought: OrderState[] = ['labelled', 'accepted'];

/**
 * Buys an order's label from the central account, by the option that is named, or that the order or its merchant's rules name. Asking again
 * for a labelled order answers the same label. When Sendcloud does not answer, the order is `accepted` and the label follows.
 */
export async function buyLabel(deps: OrderDeps, merchant: Merchant, id: string, wanted: BuyLabel): Promise<OrderView> {
  const after = await orderLabel(deps, merchant, id, wanted);
  if (after.state === 'accepted') await deps.relay.deliver(id);
  return showOrder(deps, await findOrder(deps, merchant, id));
}

/**
 * Writes down that the label is wanted; the relay buys it. An order that has one stays as it is, and of one that may have one by now the relay
 * looks for that: its charge is that of what was asked for first.
 */
export function orderLabel(deps: OrderDeps, merchant: Merchant, id: string, wanted: BuyLabel): Promise<OrderRecord> {
  return changeOrder(deps, merchant, id, async (record) => {
    if (record.account.kind === 'own' || (merchant.account === 'own' && !bought.includes(record.state)))
      throw noLabel('The merchant prints the label in their own Sendcloud account.');
    if (record.cancelling) throw notNow('The cancellation of its label has not been confirmed yet.');
    if (bought.includes(record.state)) return null;
    if (!buyable.includes(record.state)) throw notNow(stateWords[record.state]);
    const intention = { dueAt: deps.clock.now() };
    if (isOut((await deps.store.outbox.attempts(id)).at(-1))) return { record: { ...record, state: 'accepted', review: [] }, intention };
    const delivery = { ...record.delivery, shippingOptionCode: optionOf(record, merchant, wanted) };
    const purchase = await purchaseOf(deps, merchant, record, wanted);
    return { record: { ...record, state: 'accepted', review: [], delivery, purchase }, intention };
  });
}

function optionOf(record: OrderRecord, merchant: Merchant, { shippingOptionCode }: BuyLabel): string | null {
  if (shippingOptionCode) return shippingOptionCode;
  const decision = ownOption(record, personalOf(record).order, merchant);
  if (decision.by === null) throw invalidField('shippingOptionCode', 'one of the codes of GET /orders/{id}/shipping-options');
  return decision.shippingOptionCode;
}

/** What is to be bought, once it is known that nothing is missing. Throws `invalid-request` or `label-data-needed`. */
async function purchaseOf(deps: OrderDeps, merchant: Merchant, record: OrderRecord, wanted: BuyLabel): Promise<LabelPurchase> {
  const { order } = personalOf(record);
  const parcels = wanted.parcels ?? record.purchase?.parcels ?? wholeParcel(order);
  const customs = toldOfCustoms(record.purchase?.customs, wanted.customs);
  const fields = packingErrors(order, parcels);
  if (fields.length > 0) throw new ProblemError('invalid-request', { fields });
  const from = await asked(originPlace(deps.sendcloud, merchant, await accountAhead(deps, merchant, record)));
  const missing = from !== null && needsCustoms(from, order.recipient) ? missingForCustoms(order, parcels, customs) : [];
  if (missing.length > 0)
    throw new ProblemError('label-data-needed', {
      detail: 'The parcel leaves the customs union.',
      fields: missing.map(({ field, detail }) => ({ field, expected: detail })),
    });
  return { parcels, ...(customs && { customs }) };
}

export const noLabel = (detail: string) => new ProblemError('label-not-available', { detail });
const notNow = (detail: string) => new ProblemError('order-not-in-that-state', { detail });
