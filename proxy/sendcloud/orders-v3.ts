import { z } from 'zod';
import type { Money } from '../contract/values.ts';
import type { Credential } from '../domain/merchant.ts';
import type { Log } from '../services/ports.ts';
import { type OrderGateway, type OutgoingOrder, type Placed, type Sendcloud, UpstreamError } from '../services/upstream.ts';
import { deliveryDatesV3, isEmail, recipientV3 } from './address-wire.ts';
import { changedShipmentsV3 } from './changed-shipments-v3.ts';
import type { HttpClient } from './http-client.ts';
import { customsInvoiceOf } from './customs-wire.ts';
import { createOrderBatches } from './order-batches.ts';
import { maybeText, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });
const Order = z.object({ id: text, order_id: maybeText });

/**
 * Orders imported into a merchant's own account by API v3 (`v3/orders.yaml`): the merchant prints the label there. Sendcloud upserts on
 * `order_id` and integration, so a repeat is harmless; an order may take minutes to be readable after its 201.
 */
export function ordersV3({
  http,
  log,
  integrationId,
}: {
  http: HttpClient;
  log: Log | undefined;
  integrationId: Sendcloud['integrationId'];
}): OrderGateway {
  const integrations = new Map<string, number>();

  async function integrationOf(credential: Credential, call: Parameters<Sendcloud['integrationId']>[1]): Promise<number> {
    const key = `${credential.id} ${credential.publicKey}`;
    const id = integrations.get(key) ?? (await integrationId(credential, call));
    integrations.set(key, id);
    return id;
  }

  /** The body is filled when the batch is, just before it leaves. */
  const batches = createOrderBatches(async (credential, batch, leaving) => {
    const integration = await integrationOf(credential, {});
    const body: ReturnType<typeof orderBody>[] = [];
    const fill = () => {
      leaving();
      body.push(...batch.map((order) => orderBody(order, integration)));
    };
    const sent = http.send(credential, { method: 'POST', path: '/api/v3/orders', body, read: false }, { leaving: fill });
    const { json } = await sent.catch((error: unknown) => Promise.reject(stillProcessing(error)));
    const created = readEach(Order, read(Reply, json).data, log, 'order');
    // Who sent one gets one back, however it is called.
    const [only] = batch.length === 1 ? batch : [];
    return new Map(created.map(({ id, order_id }) => [only?.reference ?? order_id ?? '', imported(id)]));
  });

  return {
    recognisesRepeats: true,

    async find(credential, reference, call) {
      const query: [string, string][] = [
        ['integration', String(await integrationOf(credential, call))],
        ['order_id', reference],
      ];
      const { json } = await http.send(credential, { method: 'GET', path: '/api/v3/orders', query, read: true }, call);
      const found = readEach(Order, read(Reply, json).data, log, 'order').find((order) => order.order_id === reference);
      return found ? imported(found.id) : null;
    },

    place: batches.place,

    async cancel(credential, id, call) {
      const path = `/api/v3/orders/${encodeURIComponent(id)}`;
      const { status } = await http.send(credential, { method: 'DELETE', path, read: false, alsoAnswers: [400, 404, 409] }, call);
      return status === 400 || status === 409 ? 'too-late' : 'cancelled';
    },

    /** Parcels that their merchant made of orders: those of this integration, since another shop may use the same numbers. */
    async changedSince(credential, since, call) {
      return changedShipmentsV3({ http, log }, credential, { since, integration: await integrationOf(credential, call) }, call);
    },

    async returnPortal() {
      return null;
    },
  };
}

/** Who prints the label is the merchant, so an order has no parcel of ours. */
const imported = (id: string): Placed => ({ outcome: 'placed', id, detail: null, parcel: null });

/** Two upserts of one order met: 400 with these words, and nothing wrong with ours. */
function stillProcessing(error: unknown): unknown {
  const met = error instanceof UpstreamError && error.details.some(({ detail }) => /still processing a previous request/i.test(detail));
  return met ? new UpstreamError('unavailable', { status: 400, details: error.details, cause: error }) : error;
}

/**
 * Prices are numbers here and strings in shipments. The point stands in `service_point_details`, which the merchant's order list does not
 * show, so it is told in the order's notes as well. `delivery_indicator` is the bare name of the checkout method: shipping rules match on it.
 */
function orderBody(order: OutgoingOrder, integration: number) {
  const { recipient } = order;
  return {
    order_id: order.reference,
    order_number: order.number,
    order_details: {
      integration: { id: integration },
      status: { code: order.paymentStatus, message: order.paymentStatus },
      order_created_at: order.createdAt,
      order_items: order.items.map((item) => itemBody(item, order)),
      ...(order.servicePoint && { notes: pointInWords(order.servicePoint) }),
    },
    payment_details: { total_price: price(order.total), status: { code: order.paymentStatus, message: order.paymentStatus } },
    ...customsBody(order),
    customer_details: {
      name: recipient.name,
      ...(recipient.phone && { phone_number: recipient.phone }),
      ...(isEmail(recipient.email) && { email: recipient.email }),
    },
    shipping_address: recipientV3(recipient),
    shipping_details: shippingBody(order),
    ...(order.servicePoint && { service_point_details: servicePointBody(order.servicePoint, order.postNumber) }),
  };
}

function customsBody(order: OutgoingOrder) {
  const invoice = customsInvoiceOf(order);
  return invoice === null ? {} : { customs_details: { commercial_invoice_number: invoice, shipment_type: 'commercial_goods' } };
}

function itemBody(item: OutgoingOrder['items'][number], { deliveryDate }: OutgoingOrder) {
  return {
    name: item.description,
    quantity: item.quantity,
    unit_price: price(item.price),
    total_price: price({ ...item.price, value: String(Math.round(Number(item.price.value) * 100 * item.quantity) / 100) }),
    measurement: { weight: { value: item.weight, unit: 'g' } },
    ...(item.sku && { sku: item.sku }),
    ...(item.hsCode && { hs_code: item.hsCode }),
    ...(item.originCountry && { country_of_origin: item.originCountry }),
    ...(deliveryDate && { delivery_dates: deliveryDatesV3(deliveryDate) }),
  };
}

function shippingBody({ checkoutMethodName, weight, dimensions, shippingOptionCode, contractId }: OutgoingOrder) {
  return {
    ...(checkoutMethodName && { delivery_indicator: checkoutMethodName }),
    measurement: { weight: { value: weight, unit: 'g' }, ...(dimensions && { dimension: { ...dimensions, unit: 'cm' } }) },
    ...(shippingOptionCode && {
      ship_with: {
        type: 'shipping_option_code',
        properties: { shipping_option_code: shippingOptionCode, ...(contractId && { contract_id: contractId }) },
      },
    }),
  };
}

const pointInWords = ({ name, addressLines, carrierName, carrierServicePointId, id }: NonNullable<OutgoingOrder['servicePoint']>): string =>
  `Service point: ${[name, ...addressLines, carrierName].join(', ')} (${carrierServicePointId || id})`;

function servicePointBody(point: NonNullable<OutgoingOrder['servicePoint']>, postNumber: string | null) {
  return {
    id: point.id,
    ...(postNumber && { post_number: postNumber }),
    latitude: String(point.latitude),
    longitude: String(point.longitude),
  };
}

const price = ({ value, currency }: Money) => ({ value: Number(value), currency });
