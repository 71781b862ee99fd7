import { parseWeight, words } from './parcel.ts';

/** What the page says about the cart and where it goes, as attributes hold it. Empty means not given. */
export interface QuoteInputs {
  readonly publishableKey: string;
  readonly proxy: string;
  readonly country: string;
  readonly postalCode: string;
  /** Grams, or with a unit. */
  readonly weight: string | number;
  readonly orderValue: string | number;
  readonly currency: string;
  /** Centimetres. */
  readonly length: string | number;
  readonly width: string | number;
  readonly height: string | number;
  readonly carriers: string;
  readonly deliveryTypes: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** The address is read from a form that may not be filled in yet. */
  readonly followsForm: boolean;
}

export type QuoteRequest =
  | { readonly status: 'ready'; readonly proxy: string; readonly query: Readonly<Record<string, string | readonly string[]>> }
  | { readonly status: 'waiting' }
  | { readonly status: 'misconfigured'; readonly attribute: string; readonly expected: string };

/** Turns attributes into the query of `GET /checkout/delivery-options`, or names the first attribute that is wrong. */
export function quoteRequest(inputs: QuoteInputs): QuoteRequest {
  const fault = firstFault(inputs);
  if (fault) return { status: 'misconfigured', attribute: fault[0], expected: fault[1] };
  if (!inputs.country) return { status: 'waiting' };
  const query: Record<string, string | readonly string[]> = {
    key: inputs.publishableKey,
    country: inputs.country.trim().toUpperCase(),
    postalCode: inputs.postalCode.trim(),
    weight: String(parseWeight(inputs.weight)),
    orderValue: amount(inputs.orderValue),
    currency: inputs.currency.toUpperCase(),
    length: String(inputs.length),
    width: String(inputs.width),
    height: String(inputs.height),
    carriers: words(inputs.carriers).join(' '),
    deliveryTypes: words(inputs.deliveryTypes).join(' '),
    metadata: Object.entries(inputs.metadata).map(([key, value]) => `${key}=${value}`),
  };
  return { status: 'ready', proxy: inputs.proxy, query };
}

const amount = (value: string | number): string => (typeof value === 'number' ? value.toFixed(2) : value.trim());

function firstFault(inputs: QuoteInputs): [attribute: string, expected: string] | undefined {
  const rules: [attribute: string, holds: boolean, expected: string][] = [
    ['publishable-key', /^pk_\S+$/.test(inputs.publishableKey), 'the publishable key of your shop, which begins with pk_'],
    ['proxy', /^https?:\/\//.test(inputs.proxy), 'the address of your delivery proxy, such as "https://shipping.example"'],
    ['weight', parseWeight(inputs.weight) !== undefined, 'grams such as "2500", or with a unit such as "2.5kg"'],
    ['order-value', /^\d+(\.\d{1,2})?$/.test(amount(inputs.orderValue)), 'an amount with a point such as "45.90"'],
    ['currency', /^[a-z]{3}$/i.test(inputs.currency), 'a three-letter code such as "EUR"'],
    ['country', /^([a-z]{2})$/i.test(inputs.country.trim()) || (inputs.followsForm && !inputs.country), 'a two-letter code such as "NL"'],
  ];
  const fault = rules.find(([, holds]) => !holds);
  return fault && [fault[0], fault[2]];
}
