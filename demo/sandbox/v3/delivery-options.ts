import { Hono } from 'hono';
import { z } from 'zod';
import { carrierName } from '../catalogue/carriers.ts';
import type { CheckoutConfiguration } from '../catalogue/checkout-configurations.ts';
import type { DeliveryMethod, MethodCarrier, Rate } from '../catalogue/delivery-methods.ts';
import { isCountryCode } from '../catalogue/countries.ts';
import { optionOf } from '../catalogue/shipping-options.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { type ErrorEntry, parameter, pointer, refuseV3 } from '../refusal.ts';
import { type Handover, handoversOf } from '../schedule.ts';
import { senderAddress } from '../senders.ts';
import { CHECKOUT_STYLE, parsed } from '../validation.ts';
import { bodyOf } from '../body.ts';
import { gramsOf } from '../units.ts';

const address = { country_code: z.string(), postal_code: z.string().nullish() };
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'Input should be a valid decimal');
const measure = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'Input should be a valid decimal')
  .optional();
const schema = z.strictObject({
  total_weight: z.strictObject({ value: decimal, unit: z.enum(['kg', 'g', 'lbs', 'oz']).default('g') }),
  total_price: z.strictObject({ value: decimal }),
  parcel_dimensions: z
    .strictObject({ length: measure, width: measure, height: measure, unit: z.enum(['cm', 'mm', 'm', 'yd', 'ft', 'in']).default('cm') })
    .optional(),
  from_address: z.union([z.strictObject(address), z.strictObject({ sender_address_id: z.int() })]),
  to_address: z.strictObject(address),
  metadata: z
    .record(z.string(), z.string().max(128))
    .refine((entries) => Object.keys(entries).length <= 5, 'Dictionary should have at most 5 items after validation')
    .optional(),
});

/** The cart that options are asked for. */
interface Cart {
  grams: number;
  value: number;
  fromCountry: string;
  country: string;
  postalCode: string;
  metadata: Record<string, string>;
}

/** `POST /checkout/delivery-options`: what the account's published configuration offers this cart. */
export function checkoutRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/delivery-options', async (c) => c.json(answer(sandbox, configurationOf(c), await readCart(c))))
    .get('/configurations/:id/delivery-options', (c) => {
      const configuration = c.get('account').checkout;
      const id = c.req.param('id');
      if (configuration?.id !== id) throw refuseV3(404, { code: 'not_found', detail: `Configuration with ID ${id} doesn't exist` });
      return c.json(answer(sandbox, configuration, cartInQuery(new URL(c.req.url).searchParams)));
    });
}

function configurationOf(c: Ctx): CheckoutConfiguration {
  const { checkout } = c.get('account');
  if (!checkout)
    throw refuseV3(400, { code: 'non_field_errors', detail: 'There is no active configuration for the authenticated integration' });
  return checkout;
}

async function readCart(c: Ctx): Promise<Cart> {
  const body = parsed(schema, await bodyOf(c), CHECKOUT_STYLE);
  const grams = gramsOf(body.total_weight);
  const { country_code, postal_code } = body.to_address;
  const from = body.from_address;
  const at = (path: string) => pointer(`/data/attributes/${path}`);
  refuseIfAny([
    ...tooLight(grams, at('total_weight/value')),
    ...('country_code' in from ? unknownCountry(from.country_code, at('from_address/country_code')) : []),
    ...('sender_address_id' in from && !c.get('account').senderAddressIds.includes(from.sender_address_id)
      ? [{ code: 'validation_error', detail: 'Sender address not found', source: at('from_address/sender_address_id') }]
      : []),
    ...unknownCountry(country_code, at('to_address/country_code')),
  ]);
  return {
    grams,
    value: Number(body.total_price.value),
    fromCountry: 'country_code' in from ? from.country_code : senderAddress(c.get('account'), from.sender_address_id).country_code,
    country: country_code,
    postalCode: postal_code ?? '',
    metadata: body.metadata ?? {},
  };
}

type Source = NonNullable<ErrorEntry['source']>;

const tooLight = (grams: number, source: Source): ErrorEntry[] =>
  grams > 0 ? [] : [{ code: 'validation_error', detail: 'Input should be greater than 0', source }];

const unknownCountry = (code: string, source: Source): ErrorEntry[] =>
  isCountryCode(code) ? [] : [{ code: 'validation_error', detail: 'Invalid country code', source }];

/** All that is wrong is said at once. */
function refuseIfAny(entries: ErrorEntry[]): void {
  if (entries.length > 0) throw refuseV3(400, ...entries);
}

/** Required in the query, and what an error calls it: Sendcloud's example names one of them otherwise. */
const REQUIRED = {
  weight_value: 'weight_value',
  total_order_value: 'value',
  from_country_code: 'from_country_code',
  to_country_code: 'to_country_code',
};

/** The deprecated form, with the cart in the query: weight in grams. */
function cartInQuery(params: URLSearchParams): Cart {
  const missing = Object.entries(REQUIRED).filter(([name]) => !params.get(name));
  refuseIfAny(missing.map(([, named]) => ({ code: 'required', detail: 'Field required', source: parameter(named) })));
  const grams = Number(params.get('weight_value'));
  refuseIfAny([
    ...tooLight(grams, parameter('weight_value')),
    ...['from_country_code', 'to_country_code'].flatMap((name) => unknownCountry(params.get(name) ?? '', parameter(name))),
  ]);
  const metadata = params.get('checkout_metadata');
  return {
    grams,
    value: Number(params.get('total_order_value')),
    fromCountry: params.get('from_country_code') ?? '',
    country: params.get('to_country_code') ?? '',
    postalCode: params.get('to_postal_code') ?? '',
    metadata: metadata ? { checkout_metadata: metadata } : {},
  };
}

function answer(sandbox: Sandbox, configuration: CheckoutConfiguration, cart: Cart) {
  return {
    configuration_id: configuration.id,
    delivery_options: configuration.methods.flatMap((method) =>
      method.carriers.flatMap((carrier) => entryOf(sandbox, configuration, method, carrier, cart)),
    ),
  };
}

/** One entry, or none when no rate fits the cart or no day is left. */
function entryOf({ clock, carriers }: Sandbox, shop: CheckoutConfiguration, method: DeliveryMethod, carrier: MethodCarrier, cart: Cart) {
  const rate = carrier.rates.find((candidate) => fits(candidate, cart));
  const option = optionOf(carrier.shippingOptionCode);
  if (!rate || !option || cart.grams > option.maxGrams) return [];
  const schedule = handoversOf(method, shop, cart.country, clock.now());
  if (!schedule) return [];
  return [
    {
      id: method.id,
      title: method.title,
      internal_title: method.internalTitle,
      description: method.description,
      delivery_method_type: method.type,
      cut_off_time: schedule.cutOff,
      checkout_identifier: { type: 'shipping_option_code', value: carrier.shippingOptionCode },
      shipping_rate: { value: rate.price, currency: shop.currency },
      carrier: {
        code: option.carrier,
        name: carrierName(option.carrier),
        logo_url: `https://cdn.sendcloud.com/global-media/${option.carrier}/img/logo.svg`,
      },
      delivery_dates:
        schedule.dates?.map(({ handover, delivery }: Handover) => ({ delivery_date: delivery, parcel_handover_date: handover })) ?? null,
      lead_time_hours: method.hasHistory ? carriers.leadTimes(option, { from: cart.fromCountry, to: cart.country }) : null,
      sustainability_rating: carrier.sustainability,
    },
  ];
}

const fits = (rate: Rate, { country, grams, value, postalCode, metadata }: Cart): boolean =>
  rate.countries.includes(country) &&
  grams <= rate.upToGrams &&
  value >= (rate.fromValue ?? 0) &&
  value < (rate.upToValue ?? Number.POSITIVE_INFINITY) &&
  (!rate.postalCodes || rate.postalCodes.some((prefix) => postalCode.startsWith(prefix))) &&
  Object.entries(rate.metadata ?? {}).every(([key, wanted]) => metadata[key] === wanted);
