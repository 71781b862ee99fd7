import type { Rate } from '../contract/merchants.ts';
import type { Order, PlainDelivery, ReviewReason } from '../contract/orders.ts';
import type { Claims } from './claims.ts';
import type { Merchant } from './merchant.ts';
import type { ChosenDelivery } from './order.ts';
import { applicableRates } from './rates.ts';
import { chooseOption } from './rules.ts';

/** What a token says of the delivery. */
export function deliveryOfClaims(claims: Claims): ChosenDelivery {
  const { option } = claims;
  const chosen = claims.kind === 'selection' ? claims : null;
  return {
    type: option.type,
    code: option.code,
    title: option.title,
    carriers: [option.carrier.code],
    shippingOptionCode: option.shippingOptionCode,
    deliveryDate: chosen ? chosen.deliveryDate : onlyDate(claims),
    deliveryWindow: claims.deliveryWindow,
    price: option.price,
    servicePoint: chosen?.servicePoint ?? null,
    servicePointId: null,
  };
}

/** A quote with one day left nothing to choose. */
function onlyDate(claims: Claims): ChosenDelivery['deliveryDate'] {
  const dates = claims.kind === 'quote' ? claims.dates : [];
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

/**
 * What is known of the delivery without a token: the merchant's rate by that code, else Sendcloud's own code (`carrier:product`), else
 * nothing, for a person to look at.
 */
export function deliveryOfPlain(
  plain: PlainDelivery,
  order: Order,
  merchant: Merchant,
): { delivery: ChosenDelivery; reasons: ReviewReason[] } {
  const rate = rateFor(plain, order, merchant.rates);
  const named = plain.shippingOptionCode ?? rate?.shippingOptionCode ?? (isSendcloudCode(plain.option) ? plain.option : null);
  const { shippingOptionCode, by } = chooseOption(
    {
      shippingOptionCode: named,
      checkoutMethodName: order.checkoutMethodName ?? plain.option ?? null,
      country: order.recipient.country,
      weight: order.weight,
    },
    merchant,
  );
  const delivery: ChosenDelivery = {
    type: rate?.type ?? (plain.servicePointId ? 'service-point' : null),
    code: plain.option ?? plain.shippingOptionCode ?? null,
    title: rate?.title ?? null,
    carriers: rate?.carriers ?? [],
    shippingOptionCode,
    ...((by === 'rule' || by === 'merchant') && { chosenBy: by }),
    deliveryDate: null,
    deliveryWindow: null,
    price: rate?.price ?? null,
    servicePoint: null,
    servicePointId: plain.servicePointId ?? null,
  };
  return { delivery, reasons: [...(by === null ? [unknownOption(plain)] : []), ...(rate ? rateReasons(rate, order) : [])] };
}

/** Several rates may share a code, one a country: the one that takes this order comes first. */
function rateFor(plain: PlainDelivery, order: Order, rates: readonly Rate[]): Rate | undefined {
  const named = rates.filter(({ code }) => code === plain.option);
  const meant =
    named.length > 0 ? named : rates.filter(({ shippingOptionCode }) => shippingOptionCode === (plain.shippingOptionCode ?? plain.option));
  return applicableRates(meant, ratedCart(order)).applies[0] ?? meant[0];
}

function rateReasons(rate: Rate, order: Order): ReviewReason[] {
  const { country } = order.recipient;
  if (!rate.countries.includes(country)) return [{ type: 'address-differs', detail: `${rate.code} is not offered to ${country}.` }];
  const [refused] = applicableRates([rate], ratedCart(order)).refused;
  if (!refused?.reason.startsWith('too-')) return [];
  return [{ type: 'weight-differs', detail: `${order.weight} grams is ${refused.reason.replace('-', ' ')} for ${rate.code}.` }];
}

const ratedCart = ({ recipient, weight, total }: Order) => ({ country: recipient.country, weight, orderValue: total.value });

/** Sendcloud's codes name the carrier first: `postnl:standard`, `dhl:complete/standard,service_point`. */
const isSendcloudCode = (option: string | undefined): option is string => /^[a-z0-9_]+:[\w/,=.:-]+$/.test(option ?? '');

const unknownOption = ({ option }: PlainDelivery): ReviewReason => ({
  type: 'option-unknown',
  detail: option ? `There is no option with the code ${option.slice(0, 60)}.` : 'No delivery option was named.',
});
