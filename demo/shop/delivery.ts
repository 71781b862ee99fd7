import type { CheckoutAddress, CheckoutForm } from './checkout-form.ts';
import { type Cents, amountOf, centsOf } from './money.ts';
import type { DeliveryChoice, ShopOrder } from './order-book.ts';
import { type ProxyClient, ProxyRefusal, type Verdict } from './proxy-client.ts';

/** The shop's own offer for when the picker cannot run. `code` is one of the rates the merchant gave the proxy. */
export interface FallbackOption {
  code: string;
  title: string;
  price: Cents;
  countries: string[];
}

export const fallbackOptions: FallbackOption[] = [
  { code: 'standard', title: 'Standard delivery, Netherlands and Belgium', price: 495, countries: ['NL', 'BE'] },
  { code: 'standard-de', title: 'Standard delivery, Germany', price: 795, countries: ['DE'] },
];

/** Dearer than this is not believed from the page alone. */
const highestUnverifiedPrice: Cents = 2500;

export type DeliveryDecision = { ok: true; delivery: ShopOrder['delivery']; choice: DeliveryChoice } | { ok: false; sentence: string };

/** What a cart weighs in grams and costs, as this server knows it. */
export interface Goods {
  weight: number;
  value: Cents;
}

/**
 * Decides before payment whether the chosen delivery is what the page said it was. A proxy that does not answer never
 * stops a sale: the order then carries the token all the same, and the proxy reviews it when it is back.
 */
export async function decideDelivery(form: CheckoutForm, goods: Goods, proxy: ProxyClient): Promise<DeliveryDecision> {
  if (!/^(sel|quo)1\./.test(form.delivery)) return fallbackDelivery(form.delivery, form.address);
  try {
    const verdict = await proxy.verify({
      token: form.delivery,
      weight: goods.weight,
      orderValue: amountOf(goods.value),
      currency: 'EUR',
      address: { country: form.address.country, postalCode: form.address.postalCode },
    });
    return fromVerdict(verdict, form.delivery);
  } catch (error) {
    if (error instanceof ProxyRefusal && (error.status === 422 || error.status === 403)) return { ok: false, sentence: sentences.other };
    console.warn('delivery could not be verified; the sale goes on', error instanceof Error ? error.message : error);
    return unverified(form);
  }
}

function fallbackDelivery(code: string, address: CheckoutAddress): DeliveryDecision {
  const option = fallbackOptions.find((candidate) => candidate.code === code);
  if (!option) return { ok: false, sentence: sentences.other };
  if (!option.countries.includes(address.country))
    return { ok: false, sentence: 'That delivery does not go to the country in your address. Please choose the one that does.' };
  const delivery = { title: option.title, price: option.price, window: null, servicePoint: null, verified: false };
  return { ok: true, delivery, choice: { delivery: { option: code } } };
}

function fromVerdict(verdict: Verdict, token: string): DeliveryDecision {
  const problem = verdict.problems[0];
  if (!verdict.ok) return { ok: false, sentence: sentences[problem?.type ?? 'other'] ?? sentences.other };
  if (!verdict.price) return { ok: false, sentence: 'We have no price for that delivery yet. Please choose another.' };
  const delivery = {
    title: verdict.option.title,
    price: centsOf(verdict.price.value),
    window: verdict.deliveryWindow,
    servicePoint: verdict.servicePoint,
    verified: true,
  };
  return { ok: true, delivery, choice: { token } };
}

/** Charges what the page showed, within reason; else our own standard price. */
function unverified(form: CheckoutForm): DeliveryDecision {
  const own = fallbackOptions.find(({ countries }) => countries.includes(form.address.country)) ?? fallbackOptions[0];
  const shown = form.details?.price === undefined ? undefined : centsOf(form.details.price);
  const price = shown !== undefined && shown <= highestUnverifiedPrice ? shown : (own?.price ?? 0);
  const title = form.details?.title ?? 'Delivery as chosen';
  return { ok: true, delivery: { title, price, window: null, servicePoint: null, verified: false }, choice: { token: form.delivery } };
}

const sentences: Record<string, string> & { other: string } = {
  'token-expired': 'This page was open for a long time. Please choose your delivery again.',
  'weight-differs': 'Your basket has changed. Please choose your delivery again.',
  'order-value-differs': 'Your basket has changed. Please choose your delivery again.',
  'currency-differs': 'Your basket has changed. Please choose your delivery again.',
  'address-differs': 'The delivery was chosen for another postal code. Please choose it again for this one.',
  'price-differs': 'The price of this delivery has changed. Please look at it and choose again.',
  'service-point-missing': 'Choose the service point where you would like to collect your parcel.',
  'service-point-differs': 'Please choose your service point again.',
  'service-point-gone': 'The service point you chose is no longer available. Please choose another.',
  'delivery-date-missing': 'Choose the day on which you would like to get your parcel.',
  other: 'We could not confirm your delivery. Please choose it again.',
};
