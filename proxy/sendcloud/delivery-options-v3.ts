import { z } from 'zod';
import type { DeliveryType } from '../contract/values.ts';
import type { Log } from '../services/ports.ts';
import { type QuoteRequest, type Sendcloud, UpstreamError, type UpstreamOption } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { maybe, maybeText, number, read, readEach, text } from './wire.ts';

const Reply = z.object({ delivery_options: z.unknown() });

const OfferedDates = z
  .array(z.object({ delivery_date: text, parcel_handover_date: maybeText }))
  .nullish()
  .catch(undefined);

const Option = z.object({
  id: text,
  title: maybeText,
  internal_title: maybeText,
  description: maybeText,
  delivery_method_type: maybeText,
  cut_off_time: maybeText,
  checkout_identifier: z.object({ value: text }),
  shipping_rate: maybe(z.object({ value: maybeText, currency: maybeText })),
  carrier: z.object({ code: text, name: maybeText }),
  delivery_dates: OfferedDates,
  lead_time_hours: maybe(z.record(z.string(), number.nullish().catch(undefined))),
});
type Option = z.infer<typeof Option>;

/** Dynamic Checkout by API v3 (`v3/dynamic-checkout.yaml`): what the account's one published configuration offers for a cart. */
export function deliveryOptionsV3({ http, log }: { http: HttpClient; log: Log | undefined }): Pick<Sendcloud, 'quote'> {
  return {
    async quote(credential, request, call) {
      const question = { method: 'POST', path: '/api/v3/checkout/delivery-options', body: quoteBody(request), read: true } as const;
      const { json } = await http.send(credential, question, call).catch((error: unknown) => Promise.reject(unpublished(error)));
      return readEach(Option, read(Reply, json).delivery_options, log, 'delivery-option').map(optionOf);
    },
  };
}

/** Weights in grams, lengths in centimetres, all as strings: that is how this endpoint wants them. */
function quoteBody({ from, to, weight, orderValue, dimensions, metadata }: QuoteRequest) {
  return {
    total_weight: { value: String(weight), unit: 'g' },
    total_price: { value: orderValue },
    ...(dimensions && {
      parcel_dimensions: {
        length: String(dimensions.length),
        width: String(dimensions.width),
        height: String(dimensions.height),
        unit: 'cm',
      },
    }),
    from_address:
      'senderAddressId' in from
        ? { sender_address_id: from.senderAddressId }
        : { country_code: from.country, postal_code: from.postalCode },
    to_address: { country_code: to.country, ...(to.postalCode && { postal_code: to.postalCode }) },
    ...(Object.keys(metadata).length > 0 && { metadata }),
  };
}

/** No configuration is published: 400 with code `non_field_errors`. A shop without one has its rates. */
function unpublished(error: unknown): unknown {
  const refused = error instanceof UpstreamError && error.kind === 'refused';
  if (!refused || !error.details.some(({ detail }) => /no active configuration/i.test(detail))) return error;
  return new UpstreamError('no-configuration', { details: error.details, cause: error });
}

const types: Record<string, DeliveryType> = {
  standard_delivery: 'standard',
  same_day_delivery: 'same-day',
  nominated_day_delivery: 'nominated-day',
  service_point_delivery: 'service-point',
};

function optionOf(option: Option): UpstreamOption {
  return {
    methodId: option.id,
    shippingOptionCode: option.checkout_identifier.value,
    type: types[option.delivery_method_type ?? ''] ?? 'standard',
    title: option.title ?? option.internal_title ?? option.carrier.name ?? option.carrier.code,
    description: option.description ?? null,
    carrier: { code: option.carrier.code, name: option.carrier.name ?? option.carrier.code },
    price: priceOf(option.shipping_rate),
    cutOff: instantOf(option.cut_off_time),
    dates: (option.delivery_dates ?? []).map((date) => ({
      date: dayOf(date.delivery_date),
      handover: date.parcel_handover_date === undefined ? null : dayOf(date.parcel_handover_date),
    })),
    leadTimeHours: leadTimesOf(option.lead_time_hours),
  };
}

function priceOf(rate: Option['shipping_rate']): UpstreamOption['price'] {
  const value = Number(rate?.value);
  if (rate?.value === undefined || rate.currency === undefined || !Number.isFinite(value) || value < 0) return null;
  return { value: value.toFixed(2), currency: rate.currency.toUpperCase() };
}

/** `2024-11-29T12:00:00+01:00` and `2024-11-29` are both that day: the offset is the shop's own. */
const dayOf = (value: string) => value.slice(0, 10);

function instantOf(value: string | undefined): string | null {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** `{ p10: 20, p90: 44 }` becomes `{ 10: 20, 90: 44 }`; null when there is no figure. */
function leadTimesOf(hours: Option['lead_time_hours']): Record<number, number> | null {
  const known = Object.entries(hours ?? {}).flatMap(([key, value]): [number, number][] => {
    const percentile = Number(/^p(\d{1,2})$/.exec(key)?.[1]);
    return Number.isNaN(percentile) || value == null ? [] : [[percentile, value]];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}
