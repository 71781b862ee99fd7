import { Hono } from 'hono';
import { z } from 'zod';
import { ownsContract } from '../announcement.ts';
import { bodyOf } from '../body.ts';
import { carrierName } from '../catalogue/carriers.ts';
import { centsFor, decimal, needsServicePoint, SHIPPING_OPTIONS, type ShippingOption } from '../catalogue/shipping-options.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { refuseV3 } from '../refusal.ts';
import { gramsOf } from '../units.ts';
import { CHECKOUT_STYLE, parsed } from '../validation.ts';
import { functionalitiesOf } from './functionalities.ts';

const text = z.string();
const place = z
  .strictObject({
    country_code: text,
    postal_code: text.nullish(),
    address_line_1: text.nullish(),
    city: text.nullish(),
    state_province_code: text.nullish(),
  })
  .nullish();
const dimensions = z.strictObject({ length: text, width: text, height: text, unit: z.enum(['cm', 'mm', 'm', 'yd', 'ft', 'in']) });
const weight = z.strictObject({ value: text, unit: z.enum(['kg', 'g', 'lbs', 'oz']) });
const insured = z.union([z.number(), z.strictObject({ value: text, currency: text })]).nullish();
const bound = z.number().optional();
const schema = z.strictObject({
  from_address: place,
  to_address: place,
  from_country_code: text.nullish(),
  to_country_code: text.nullish(),
  from_postal_code: text.max(12).nullish(),
  to_postal_code: text.max(12).nullish(),
  to_service_point_id: z.int().nullish(),
  to_service_point: z.union([z.strictObject({ id: text }), z.strictObject({ carrier_service_point_id: text })]).nullish(),
  parcels: z
    .array(
      z.strictObject({
        weight: weight.optional(),
        dimensions: dimensions.optional(),
        additional_insured_price: insured,
        total_insured_price: insured,
      }),
    )
    .max(50)
    .nullish(),
  functionalities: z.looseObject({}).nullish(),
  carrier_code: text.nullish(),
  contract_id: z.int().nullish(),
  shipping_product_code: text.nullish(),
  shipping_option_code: text.nullish(),
  lead_time: z.strictObject({ gt: bound, gte: bound, eq: bound, lt: bound, lte: bound }).optional(),
  calculate_quotes: z.boolean().nullish(),
});
/** The deprecated route takes one parcel, without a list around it. */
const flatSchema = schema.extend({ weight: weight.optional(), dimensions: dimensions.optional(), total_insurance: insured });

type Request = z.infer<typeof schema>;

const EMPTY =
  "We couldn't find any shipping options for this request. Make sure your account has active shipping options that match the selected filters.";

/** `POST /shipping-options`: every way to ship that fits; prices only when `calculate_quotes` asks for them. The older name is deprecated. */
export function shippingOptionRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/shipping-options', async (c) => answer(sandbox, c, parsed(schema, await bodyOf(c), CHECKOUT_STYLE)))
    .post('/fetch-shipping-options', async (c) => {
      const { weight, dimensions, total_insurance: _, ...request } = parsed(flatSchema, await bodyOf(c), CHECKOUT_STYLE);
      const parcels = weight || dimensions ? [{ weight, dimensions }] : request.parcels;
      return answer(sandbox, c, { ...request, parcels });
    });
}

function answer(sandbox: Sandbox, c: Ctx, request: Request): Response {
  if (request.parcels?.length === 0) throw refuseV3(400, { code: 'invalid', detail: 'At least one parcel must be provided.' });
  const account = c.get('account');
  if (!ownsContract(account, request.contract_id)) throw refuseV3(400, { code: 'invalid', detail: 'Invalid contract.' });
  const point = pointCarrier(sandbox, request);
  const fitting = SHIPPING_OPTIONS.filter((option) => fits(option, request, point));
  const contractId = request.contract_id ?? account.contracts[0]?.id ?? 1;
  return c.json({ data: fitting.map((option) => shape(option, request, contractId)), message: fitting.length === 0 ? EMPTY : null });
}

/** The carrier of the point asked for; undefined when none was, null when there is no such point. */
function pointCarrier({ world }: Sandbox, { to_service_point, to_service_point_id }: Request): string | null | undefined {
  if (to_service_point && 'carrier_service_point_id' in to_service_point) {
    return world.pointByCarrierId(to_service_point.carrier_service_point_id, undefined)?.carrier ?? null;
  }
  const id = to_service_point?.id ?? to_service_point_id;
  return id == null ? undefined : (world.point(Number(id))?.carrier ?? null);
}

const gramsIn = ({ parcels }: Request): number[] => (parcels ?? []).flatMap(({ weight }) => (weight ? [gramsOf(weight)] : []));

function fits(option: ShippingOption, request: Request, point: string | null | undefined): boolean {
  const from = request.from_address?.country_code ?? request.from_country_code;
  const to = request.to_address?.country_code ?? request.to_country_code;
  const wanted = functionalitiesOf(option);
  return (
    (!from || option.from.includes(from)) &&
    (!to || option.to.includes(to)) &&
    (point === undefined || (needsServicePoint(option) && option.carrier === point)) &&
    gramsIn(request).every((grams) => grams >= option.minGrams && grams <= option.maxGrams) &&
    matches(request.carrier_code, option.carrier) &&
    matches(request.shipping_product_code, option.product.code) &&
    matches(request.shipping_option_code, option.code) &&
    Object.entries(request.functionalities ?? {}).every(([name, value]) => wanted[name] === value) &&
    within(option.leadTimeHours, request.lead_time)
  );
}

const matches = (wanted: string | null | undefined, value: string): boolean => wanted == null || wanted === value;

const within = (hours: number, bounds: Request['lead_time']): boolean =>
  !bounds ||
  ((bounds.gt === undefined || hours > bounds.gt) &&
    (bounds.gte === undefined || hours >= bounds.gte) &&
    (bounds.eq === undefined || hours === bounds.eq) &&
    (bounds.lt === undefined || hours < bounds.lt) &&
    (bounds.lte === undefined || hours <= bounds.lte));

const kilograms = (grams: number) => ({ value: (grams / 1000).toFixed(3), unit: 'kg' });

function shape(option: ShippingOption, request: Request, contractId: number) {
  const { length, width, height } = option.maxDimensions;
  return {
    code: option.code,
    name: option.name,
    carrier: { code: option.carrier, name: carrierName(option.carrier) },
    product: option.product,
    functionalities: functionalitiesOf(option),
    max_dimensions: { length: length.toFixed(2), width: width.toFixed(2), height: height.toFixed(2), unit: 'cm' },
    weight: { min: kilograms(option.minGrams), max: kilograms(option.maxGrams + 1) },
    parcel_billed_weights: gramsIn(request).map((grams, index) => ({
      ...kilograms(grams),
      volumetric: false,
      parcel_number: index + 1,
      calculation: null,
    })),
    contract: { id: contractId, client_id: '', carrier_code: option.carrier, name: `${carrierName(option.carrier)} contract` },
    requirements: { fields: option.requires, export_documents: false, is_service_point_required: needsServicePoint(option) },
    charging_type: option.chargedAt,
    quotes: request.calculate_quotes ? quotesOf(option, request) : null,
  };
}

function quotesOf(option: ShippingOption, request: Request) {
  const to = request.to_address?.country_code ?? request.to_country_code;
  const weights = gramsIn(request);
  const cents = (weights.length > 0 ? weights : [1000]).map((grams) => centsFor(option, to ?? option.to[0] ?? '', grams));
  const total = decimal(cents.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const price = { value: total, currency: 'EUR' };
  return [
    {
      weight: { min: kilograms(option.minGrams), max: kilograms(option.maxGrams + 1) },
      lead_time: option.leadTimeHours,
      estimated_surcharges: null,
      price: { breakdown: [{ type: 'price_without_insurance', label: 'Label', price }], total: price },
    },
  ];
}
