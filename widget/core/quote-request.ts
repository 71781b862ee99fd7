import { parseWeight } from './parcel.ts';

/** An attribute's text, or what a script set; null once the attribute is gone. */
type Given = string | number | null | undefined;

/** What the page says about the cart and where it goes. Empty means not given. */
export interface QuoteInputs {
  readonly publishableKey: Given;
  readonly proxy: Given;
  readonly country: Given;
  readonly postalCode: Given;
  /** Grams, or with a unit. */
  readonly weight: Given;
  readonly orderValue: Given;
  readonly currency: Given;
  /** Centimetres. */
  readonly length: Given;
  readonly width: Given;
  readonly height: Given;
  readonly carriers: Given;
  readonly deliveryTypes: Given;
  readonly metadata: Readonly<Record<string, string | undefined>>;
  readonly pointTypes: Given;
  readonly pageSize: Given;
  readonly view: Given;
  readonly preselect: Given;
  readonly remember: Given;
  readonly mode: Given;
}

/** An address read from a form, which may not be filled in yet. What the page says itself wins. */
export interface FollowedAddress {
  readonly country?: string;
  readonly postalCode?: string;
}

export type QuoteRequest =
  | { readonly status: 'ready'; readonly proxy: string; readonly query: Readonly<Record<string, string | readonly string[]>> }
  | { readonly status: 'waiting' }
  | { readonly status: 'misconfigured'; readonly attribute: string; readonly example: string };

type Rule = readonly [attribute: string, value: string, right: RegExp, example: string];

/** An attribute that is one of these words, or left out. */
const oneOf = (attribute: string, value: Given, list: string): Rule => [
  attribute,
  text(value),
  new RegExp(`^(${list.replaceAll(' ', '|')}|)$`),
  `one of ${list}`,
];

const text = (value: Given): string => String(value ?? '').trim();

/** Turns attributes into the query of `GET /checkout/delivery-options`, or names the first attribute that is wrong. `origin` stands in for a proxy that is not named. */
export function quoteRequest(inputs: QuoteInputs, origin?: string, followed?: FollowedAddress): QuoteRequest {
  const query = {
    key: text(inputs.publishableKey),
    country: text(inputs.country || followed?.country).toUpperCase(),
    postalCode: text(inputs.postalCode || followed?.postalCode),
    weight: text(parseWeight(inputs.weight)),
    orderValue: typeof inputs.orderValue === 'number' ? inputs.orderValue.toFixed(2) : text(inputs.orderValue),
    currency: text(inputs.currency).toUpperCase(),
    length: text(inputs.length),
    width: text(inputs.width),
    height: text(inputs.height),
    carriers: text(inputs.carriers),
    deliveryTypes: text(inputs.deliveryTypes),
    metadata: Object.entries(inputs.metadata).map(([key, value]) => (value === undefined ? key : `${key}=${value}`)),
  };
  const proxy = text(inputs.proxy || origin);
  // In the order they are complained about; the country last, as it may still be on its way.
  const rules: Rule[] = [
    ['publishable-key', query.key, /^pk_\S+$/, 'pk_…'],
    ['proxy', proxy, /^https?:\/\/[^/]/, 'https://…'],
    ['weight', query.weight, /./, '2500 or 2.5kg'],
    ['order-value', query.orderValue, /^\d+(\.\d{1,2})?$/, '45.90'],
    ['currency', query.currency, /^[A-Z]{3}$/, 'EUR'],
    ['metadata', query.metadata.join('\n'), /^([^=\n]+=.*\n?)*$/, 'key=value key=value'],
    oneOf('mode', inputs.mode, 'checkout product points'),
    ['point-types', text(inputs.pointTypes), /^(\b(shop|locker|post-office|depot)\b[\s,]*)*$/, 'any of shop locker post-office depot'],
    ['page-size', text(inputs.pageSize), /^[1-9]\d*$/, 'a number such as "5"'],
    oneOf('view', inputs.view, 'auto list map split'),
    oneOf('preselect', inputs.preselect, 'cheapest first none'),
    oneOf('remember', inputs.remember, 'tab device none'),
    ['country', query.country, /^[A-Z]{2}$/, 'NL'],
  ];
  // Points alone are found without a cart.
  const asked = inputs.mode === 'points' ? rules.filter(([attribute]) => !/^(weight|order-value|currency)$/.test(attribute)) : rules;
  const fault = asked.find(([, value, pattern]) => !pattern.test(value));
  if (fault?.[0] === 'country' && !query.country && followed && 'country' in followed) return { status: 'waiting' };
  return fault ? { status: 'misconfigured', attribute: fault[0], example: fault[3] } : { status: 'ready', proxy, query };
}
