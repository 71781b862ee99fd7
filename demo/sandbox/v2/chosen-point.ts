import { z } from 'zod';
import { centimetresOf } from '../units.ts';
import { SHIPPING_OPTIONS } from '../catalogue/shipping-options.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import { servicePointShapeV2 } from './service-point-shape.ts';

const REQUEST = 'api/v2/service-points/';
const FIELDS = [
  'service_point',
  'access_token',
  'check_availability',
  'store_order_id',
  'checkout_shippingmethod_id',
  'checkout_shippingmethod_name',
];
const STORED = { no: 0, yes: 1 } as const;

/** `POST /service-points/check_and_store`: is the point still there, and if so, which order wants it. Sent as a form. */
export async function checkAndStore(sandbox: Sandbox, c: Ctx) {
  const form = new URLSearchParams(await c.req.text());
  const missing = FIELDS.find((name) => !form.has(name));
  if (missing) throw refuseV2(400, REQUEST, `${missing}: "This field is required."`);
  const point = sandbox.world.point(Number(form.get('service_point')));
  if (!point) throw refuseV2(404, c.req.path, 'The requested resource could not be found');
  const service_point = servicePointShapeV2(point, sandbox.clock.now(), null);
  if (form.get('check_availability') === 'true' && (!point.available || point.expired)) return { availability: STORED.no, service_point };
  holdingsOf(sandbox, c).chosenPoints.set(form.get('store_order_id') ?? '', point.id);
  return { availability: STORED.yes, service_point, stored: true };
}

const fitRequest = z.strictObject({
  carrier_codes: z.array(z.string()),
  dimensions: z.array(z.tuple([z.number().min(1), z.number().min(1), z.number().min(1)])),
  unit: z.enum(['mm', 'cm', 'dm', 'm', 'in', 'yd']),
});

/** `POST /service-points/items_fit_in_shipment`: those of the carriers that take each item to a point of theirs. */
export async function carriersThatFit(c: Ctx) {
  const result = fitRequest.safeParse(await c.req.json());
  if (!result.success) throw refuseV2(400, REQUEST, z.prettifyError(result.error));
  const { carrier_codes, dimensions, unit } = result.data;
  const items = dimensions.map((sides) => sides.map((side) => centimetresOf(side, unit)).sort((a, b) => b - a));
  const fits = (carrier: string): boolean =>
    SHIPPING_OPTIONS.some(
      (option) =>
        option.carrier === carrier &&
        option.lastMile === 'service_point' &&
        items.every((sides) => sides.every((side, index) => side <= (limitsOf(option.maxDimensions)[index] ?? 0))),
    );
  return { fitting_carrier_codes: carrier_codes.filter(fits) };
}

const limitsOf = ({ length, width, height }: { length: number; width: number; height: number }): number[] =>
  [length, width, height].sort((a, b) => b - a);
