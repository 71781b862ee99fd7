import type { MissingForLabel, ParcelWanted, ShippingOptions } from '../contract/labels.ts';
import type { Order } from '../contract/orders.ts';
import { declaredItems, missingForCustoms, needsCustoms } from '../domain/customs.ts';
import { missingForOption, wholeParcel } from '../domain/label-parcels.ts';
import { priceWithMarkup } from '../domain/markup.ts';
import type { Merchant } from '../domain/merchant.ts';
import { decimal, minorUnits } from '../domain/money.ts';
import type { OrderRecord } from '../domain/order.ts';
import { accountAhead, asked } from './order-account.ts';
import { findOrder, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { originPlace } from './origin-place.ts';
import { ownOption } from './own-option.ts';
import type { ShippingOption } from './upstream.ts';

/** What an order can be shipped by, in these parcels or as it is: at which price, and what is missing for the label. */
export async function showShippingOptions(
  deps: OrderDeps,
  merchant: Merchant,
  id: string,
  wanted: ParcelWanted[] | undefined,
): Promise<ShippingOptions> {
  const record = await findOrder(deps, merchant, id);
  const { order } = personalOf(record);
  const credential = await accountAhead(deps, merchant, record);
  const parcels = wanted ?? record.purchase?.parcels ?? wholeParcel(order);
  const { delivery, purchase } = record;
  const from = await asked(originPlace(deps.sendcloud, merchant, credential));
  const options = await asked(deps.prices({ merchant, credential, order, delivery, parcels }));
  const customs = from !== null && needsCustoms(from, order.recipient);
  const { shippingOptionCode, by } = ownOption(record, order, merchant);
  return {
    parcels: parcels.map(({ weight, dimensions = null, items = null }) => ({ weight, dimensions, items })),
    customs,
    goods: declaredItems(order, purchase?.customs).map(goodsView),
    missing: customs ? missingForCustoms(order, parcels, purchase?.customs) : [],
    chosen: { shippingOptionCode, by },
    options: options.map((option) => optionView(option, { record, order, merchant, parcels: parcels.length })),
  };
}

const goodsView = ({ description, quantity, weight, price, hsCode, originCountry }: Order['items'][number]) => ({
  description,
  quantity,
  weight,
  price,
  hsCode: hsCode ?? null,
  originCountry: originCountry ?? null,
});

interface Shown {
  record: OrderRecord;
  order: Order;
  merchant: Merchant;
  parcels: number;
}

function optionView(option: ShippingOption, { record, order, merchant, parcels }: Shown): ShippingOptions['options'][number] {
  const { price } = option;
  const markup = merchant.account === 'central' ? merchant.markup : undefined;
  const missing: MissingForLabel[] = missingForOption(order, record.delivery, option);
  if (price === null) return { ...option, missing };
  const charged = priceWithMarkup(minorUnits(price.value), parcels, markup);
  return { ...option, price: { value: decimal(charged), currency: price.currency }, missing };
}
