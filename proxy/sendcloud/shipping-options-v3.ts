import { z } from 'zod';
import type { Dimensions, Requirement } from '../contract/values.ts';
import type { Log } from '../services/ports.ts';
import type { Sendcloud, ShippingOption, ShippingOptionsRequest } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import type { SenderAddresses } from './sender-addresses-v3.ts';
import { maybe, maybeBoolean, maybeGrams, maybeMoney, maybeText, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });

const Quote = z.object({ price: maybe(z.object({ total: maybeMoney })) });

const Option = z.object({
  code: text,
  name: maybeText,
  carrier: z.object({ code: text, name: maybeText }),
  functionalities: maybe(z.object({ last_mile: maybeText })),
  weight: maybe(z.object({ min: maybeGrams, max: maybeGrams })),
  requirements: maybe(z.object({ fields: z.array(z.string()).nullish().catch(undefined), is_service_point_required: maybeBoolean })),
  quotes: z.array(Quote).nullish().catch(undefined),
});
type Option = z.infer<typeof Option>;

/** What a parcel can be shipped by, with prices (`v3/shipping-options.yaml`). */
export function shippingOptionsV3({
  http,
  senderAddresses,
  log,
}: {
  http: HttpClient;
  senderAddresses: SenderAddresses;
  log: Log | undefined;
}): Pick<Sendcloud, 'shippingOptions'> {
  return {
    async shippingOptions(credential, request, call) {
      const from = await senderAddresses.placeOf(credential, request.from, call);
      const question = { method: 'POST', path: '/api/v3/shipping-options', body: shippingOptionsBody(request, from), read: true } as const;
      const { json } = await http.send(credential, question, call);
      return readEach(Option, read(Reply, json).data, log, 'shipping-option').map(optionOf);
    },
  };
}

function shippingOptionsBody(request: ShippingOptionsRequest, from: { country: string; postalCode: string }) {
  const { to, parcels, servicePointId, carrier, contractId } = request;
  return {
    from_address: { country_code: from.country, postal_code: from.postalCode },
    ...(to && { to_address: { country_code: to.country, ...(to.postalCode && { postal_code: to.postalCode }) } }),
    parcels: parcels.map(({ weight, dimensions }) => ({
      weight: { value: String(weight), unit: 'g' },
      ...(dimensions && { dimensions: dimensionsBody(dimensions) }),
    })),
    ...(servicePointId && { to_service_point: { id: servicePointId } }),
    ...(carrier && { carrier_code: carrier }),
    ...(contractId && { contract_id: contractId }),
    calculate_quotes: true,
  };
}

export const dimensionsBody = ({ length, width, height }: Dimensions) => ({
  length: String(length),
  width: String(width),
  height: String(height),
  unit: 'cm',
});

function optionOf(option: Option): ShippingOption {
  const total = option.quotes?.[0]?.price?.total;
  return {
    code: option.code,
    name: option.name ?? option.code,
    carrier: { code: option.carrier.code, name: option.carrier.name ?? option.carrier.code },
    minWeight: Math.round(option.weight?.min ?? 0),
    maxWeight: Math.round(option.weight?.max ?? Number.MAX_SAFE_INTEGER),
    needsServicePoint: option.requirements?.is_service_point_required ?? false,
    lastMile: lastMileOf(option.functionalities?.last_mile),
    requires: requirementsOf(option.requirements?.fields ?? []),
    price: total ? { value: total.value.toFixed(2), currency: total.currency } : null,
  };
}

const lastMiles: Record<string, ShippingOption['lastMile']> = {
  home_delivery: 'home',
  service_point: 'service-point',
  locker: 'locker',
  locker_or_service_point: 'locker-or-service-point',
  mailbox: 'mailbox',
};

function lastMileOf(value: string | undefined): ShippingOption['lastMile'] {
  return value === undefined ? null : (lastMiles[value] ?? 'other');
}

const requirements: Record<string, Requirement> = { to_email: 'email', to_telephone: 'phone' };

function requirementsOf(fields: string[]): Requirement[] {
  return fields.flatMap((field) => requirements[field] ?? []);
}
