import { parseWeight, words } from './parcel.ts';

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
  readonly metadata: Readonly<Record<string, string>>;
  /** The address is read from a form that may not be filled in yet. */
  readonly followsForm: boolean;
}

export type QuoteRequest =
  | { readonly status: 'ready'; readonly proxy: string; readonly query: Readonly<Record<string, string | readonly string[]>> }
  | { readonly status: 'waiting' }
  | { readonly status: 'misconfigured'; readonly attribute: string; readonly expected: string };

const text = (value: Given): string => String(value ?? '').trim();

/** Turns attributes into the query of `GET /checkout/delivery-options`, or names the first attribute that is wrong. */
export function quoteRequest(inputs: QuoteInputs): QuoteRequest {
  const query = {
    key: text(inputs.publishableKey),
    country: text(inputs.country).toUpperCase(),
    postalCode: text(inputs.postalCode),
    weight: text(parseWeight(inputs.weight)),
    orderValue: typeof inputs.orderValue === 'number' ? inputs.orderValue.toFixed(2) : text(inputs.orderValue),
    currency: text(inputs.currency).toUpperCase(),
    length: text(inputs.length),
    width: text(inputs.width),
    height: text(inputs.height),
    carriers: words(inputs.carriers).join(' '),
    deliveryTypes: words(inputs.deliveryTypes).join(' '),
    metadata: Object.entries(inputs.metadata).map(([key, value]) => `${key}=${value}`),
  };
  const proxy = text(inputs.proxy);
  const fault = rules.find(([, value, pattern]) => !pattern.test(value(query, proxy)));
  if (fault?.[0] === 'country' && !query.country && inputs.followsForm) return { status: 'waiting' };
  return fault ? { status: 'misconfigured', attribute: fault[0], expected: fault[3] } : { status: 'ready', proxy, query };
}

type Asked = Readonly<Record<'key' | 'country' | 'weight' | 'orderValue' | 'currency', string>>;

/** In the order they are complained about; `country` last, as it may still be on its way. */
const rules: readonly [attribute: string, value: (query: Asked, proxy: string) => string, pattern: RegExp, expected: string][] = [
  ['publishable-key', ({ key }) => key, /^pk_\S+$/, 'the publishable key of the shop, which begins with pk_'],
  ['proxy', (_, proxy) => proxy, /^https?:\/\//, 'the address of the delivery proxy, such as "https://shipping.example"'],
  ['weight', ({ weight }) => weight, /./, 'grams such as "2500", or with a unit such as "2.5kg"'],
  ['order-value', ({ orderValue }) => orderValue, /^\d+(\.\d{1,2})?$/, 'an amount with a point such as "45.90"'],
  ['currency', ({ currency }) => currency, /^[A-Z]{3}$/, 'a three-letter code such as "EUR"'],
  ['country', ({ country }) => country, /^[A-Z]{2}$/, 'a two-letter code such as "NL"'],
];
