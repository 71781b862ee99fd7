import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf } from '../body.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { labelFile } from '../documents/documents.ts';
import { type ErrorEntry, pointer, Refusal, refuseV3 } from '../refusal.ts';
import type { Order, Shipment } from '../records.ts';
import { ONE_ORDER_LABEL_STYLE, ORDER_LABEL_STYLE, parsed, SHIPMENT_STYLE } from '../validation.ts';
import { placeShipment } from './create-shipment.ts';
import { shipmentDraft } from './order-shipment.ts';
import type { OrderContent } from './order-schema.ts';
import { planOf } from './shipment-plan.ts';
import { ruledShipmentSchema } from './shipment-schema.ts';
import { documentLinks, shipmentShape, trackingUrl } from './shipment-shape.ts';

const text = z.string();
const shipWith = z
  .strictObject({
    type: z.literal('shipping_option_code'),
    properties: z.strictObject({ shipping_option_code: text.nullish(), contract_id: z.int().min(1).nullish() }),
  })
  .optional();
const which = {
  order_id: text.min(1).max(64).optional(),
  order_number: text.min(1).max(255).optional(),
  apply_shipping_rules: z.boolean().optional(),
};
const common = { integration_id: z.int(), sender_address_id: z.int().optional(), brand_id: z.int().min(1).optional(), ship_with: shipWith };
const labelDetails = z.strictObject({
  mime_type: z.enum(['application/pdf', 'application/zpl', 'image/png']).optional(),
  dpi: z.int().optional(),
});
type LabelDetails = z.infer<typeof labelDetails>;
const oneOrder = z.strictObject({ ...common, order: z.strictObject(which), label_details: labelDetails.optional() });
const parcels = z
  .array(z.looseObject({ weight: z.strictObject({ value: text, unit: z.enum(['kg', 'g', 'lbs', 'oz']) }).optional() }))
  .optional();
const manyOrders = z.strictObject({
  ...common,
  orders: z
    .array(z.strictObject({ ...which, parcels }))
    .min(1)
    .max(20),
});

type Common = Pick<z.infer<typeof manyOrders>, 'integration_id' | 'sender_address_id' | 'brand_id' | 'ship_with'>;

/** Labels for orders that were saved before: one at once, or up to twenty later. */
export function orderLabelRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/create-label-sync', async (c) => {
      const request = parsed(oneOrder, await bodyOf(c), ONE_ORDER_LABEL_STYLE);
      checkIntegration(c, request.integration_id);
      const order = findOrder(sandbox, c, request.order, '/data/attributes/order');
      const shipment = ship(sandbox, c, order, request, true);
      return c.json({ data: { ...summary(sandbox, order, shipment), ...label(sandbox, c, shipment, request.label_details) } }, 201);
    })
    .post('/create-labels-async', async (c) => {
      const request = parsed(manyOrders, await bodyOf(c), ORDER_LABEL_STYLE);
      checkIntegration(c, request.integration_id);
      return c.json(shipMany(sandbox, c, request), 202);
    });
}

/** Some may succeed and others not: 202 all the same, with `data` and `errors` side by side. */
function shipMany(sandbox: Sandbox, c: Ctx, request: z.infer<typeof manyOrders>) {
  const data: unknown[] = [];
  const errors: unknown[] = [];
  request.orders.forEach((wanted, index) => {
    const at = `/data/attributes/orders/[${index}]`;
    try {
      const order = findOrder(sandbox, c, wanted, at);
      const shipment = ship(sandbox, c, order, request, false);
      data.push({ ...summary(sandbox, order, shipment), parcels_ids: shipment.parcels.map(({ id }) => id) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const entries = (error.body as { errors: ErrorEntry[] }).errors;
      errors.push(
        ...entries.map(({ detail }) => ({ status: '400', code: 'validation_error', title: 'Invalid order', detail, source: pointer(at) })),
      );
    }
  });
  return errors.length > 0 ? { data, errors } : { data };
}

function findOrder(
  sandbox: Sandbox,
  c: Ctx,
  { order_id, order_number }: { order_id?: string | undefined; order_number?: string | undefined },
  at: string,
): Order {
  if (order_id === undefined && order_number === undefined)
    throw refuseV3(400, { code: 'required', detail: 'Field required', source: pointer(`${at}/order_id`) });
  const order = [...holdingsOf(sandbox, c).orders.values()].find(
    ({ content }) => content.order_id === order_id || content.order_number === order_number,
  );
  if (!order) throw pageNotFound();
  return order;
}

const pageNotFound = (): Refusal =>
  refuseV3(404, { code: 'not_found', title: 'Not found', detail: 'The page you have requested could not be found.' });

function checkIntegration(c: Ctx, id: number): void {
  if (id !== c.get('account').integration.id) throw pageNotFound();
}

/** A shipment made of an order, the way the panel's print button makes one. */
export function ship(sandbox: Sandbox, c: Ctx, order: Order, given: Partial<Common>, synchronous: boolean): Shipment {
  const account = c.get('account');
  const content = order.content as unknown as OrderContent;
  const shipWithOrder = given.ship_with?.properties.shipping_option_code ? given.ship_with : content.shipping_details?.ship_with;
  const request = parsed(
    ruledShipmentSchema(15),
    shipmentDraft(content, shipWithOrder, given.sender_address_id ?? account.senderAddressIds[0], given.brand_id),
    SHIPMENT_STYLE,
  );
  return placeShipment(sandbox, c, planOf(sandbox, c, request, SHIPMENT_STYLE, true), synchronous);
}

const summary = (sandbox: Sandbox, order: Order, shipment: Shipment) => ({
  parcel_id: shipment.parcels[0]?.id,
  shipment_id: shipment.id,
  order_id: order.content.order_id,
  order_number: order.content.order_number,
  ship_with: (shipmentShape(sandbox, shipment) as { ship_with?: unknown }).ship_with,
});

function label(sandbox: Sandbox, c: Ctx, { parcels: [parcel] }: Shipment, { mime_type = 'application/pdf', dpi = 72 }: LabelDetails = {}) {
  if (!parcel || parcel.status !== 'READY_TO_SEND') return { documents: [] };
  const { baseUrl } = sandbox.settings;
  return {
    tracking_number: parcel.trackingNumber,
    tracking_url: trackingUrl(baseUrl, parcel),
    label_details: {
      file: labelFile(mime_type, dpi, parcel, c.get('account'), sandbox.world),
      mime_type,
      dpi,
    },
    documents: documentLinks(baseUrl, parcel),
  };
}
