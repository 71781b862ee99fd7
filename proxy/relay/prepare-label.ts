import type { ReviewReason } from '../contract/orders.ts';
import { missingForCustoms, needsCustoms } from '../domain/customs.ts';
import { wholeParcel } from '../domain/label-parcels.ts';
import type { LabelPurchase, OrderRecord, PersonalPart } from '../domain/order.ts';
import { originPlace } from '../services/origin-place.ts';
import { ownOption } from '../services/own-option.ts';
import type { Delivery } from './delivery.ts';

type Ready = { record: OrderRecord } | { reasons: ReviewReason[] };

/**
 * Completes an order whose label is about to be bought: by what option, what customs want to know, and what Sendcloud asks for it now. What
 * the price and the markup were stands there before the request leaves, so that the charge is that of the purchase, whenever its answer comes.
 */
export async function prepareLabel(delivery: Delivery, record: OrderRecord): Promise<Ready> {
  const { personal } = record;
  if (personal === null) return { record };
  const chosen = withOption(delivery, record, personal);
  if (chosen === null) return { reasons: [{ type: 'option-unknown', detail: 'No shipping option has been chosen for the label.' }] };
  const declared = await isDeclared(delivery, personal);
  const { parcels = wholeParcel(personal.order), customs } = record.purchase ?? {};
  const missing = declared ? missingForCustoms(personal.order, parcels, customs) : [];
  if (missing.length > 0) return { reasons: [{ type: 'customs-missing', detail: missing.map(({ detail }) => detail).join(' ') }] };
  const { markup, currency } = delivery.merchant;
  const purchase = { parcels, declared, currency, ...(customs && { customs }), ...(markup && { markup }) };
  return { record: await withQuote(delivery, { ...chosen, purchase }) };
}

/** null: nobody says by what it is to be shipped. Without a code Sendcloud decides. */
function withOption({ merchant }: Delivery, record: OrderRecord, { order }: PersonalPart): OrderRecord | null {
  const { shippingOptionCode, by } = ownOption(record, order, merchant);
  return by === null ? null : { ...record, delivery: { ...record.delivery, shippingOptionCode } };
}

async function isDeclared({ deps, merchant, credential }: Delivery, { order }: PersonalPart): Promise<boolean> {
  const from = await originPlace(deps.sendcloud, merchant, credential);
  return from !== null && needsCustoms(from, order.recipient);
}

type Bought = OrderRecord & { purchase: LabelPurchase };

/** With the price of its option as it is now; where Sendcloud's rules have yet to choose one, it is asked for once they have. */
export async function withQuote({ deps, merchant, credential }: Delivery, record: Bought): Promise<Bought> {
  const { delivery, personal, purchase } = record;
  if (personal === null || delivery.shippingOptionCode === null) return record;
  const { parcels } = purchase;
  const options = await deps.prices({ merchant, credential, order: personal.order, delivery, parcels });
  const quote = options.find(({ code }) => code === delivery.shippingOptionCode)?.price ?? null;
  return { ...record, purchase: { ...purchase, quote } };
}
