import { z } from 'zod';
import type { Log } from '../services/ports.ts';
import { type OrderGateway, type OutgoingOrder, type ParcelReading, type Placed, UpstreamError } from '../services/upstream.ts';
import { isEmail } from './address-wire.ts';
import { customsInvoiceOf } from './customs-wire.ts';
import { readDetails } from './errors.ts';
import type { HttpClient } from './http-client.ts';
import { allPages, cursorIn } from './pages.ts';
import { isFinal, statusCode } from './parcel-status.ts';
import { maybe, maybeNumber, maybeText, readEach, text } from './wire.ts';

const Parcel = z.object({
  id: text,
  status: maybe(z.object({ id: maybeNumber, message: maybeText })),
  tracking_number: maybeText,
  tracking_url: maybeText,
  external_reference: maybeText,
});
type Parcel = z.infer<typeof Parcel>;

const ANNOUNCEMENT_FAILED = 1002;
const CANCELLED = [1998, 2000];

/**
 * Parcels without a label in a merchant's own account by API v2 (`v2/parcels.yaml`), for accounts that still have it. Unique by
 * `external_reference`; how Sendcloud answers a repeat is not documented, so who is refused looks by the reference.
 */
export function parcelsV2({ http, log }: { http: HttpClient; log: Log | undefined }): OrderGateway {
  return {
    recognisesRepeats: false,

    async find(credential, reference, call) {
      const query: [string, string][] = [['external_reference', reference]];
      const { json } = await http.send(credential, { method: 'GET', path: '/api/v2/parcels', query, read: true }, call);
      const parcels = readEach(Parcel, (json as { parcels?: unknown } | undefined)?.parcels, log, 'parcel');
      const found = parcels.find((parcel) => parcel.external_reference === reference);
      return found ? placedOf(found) : null;
    },

    async place(credential, order, call) {
      const body = { parcel: parcelBody(order) };
      const { json, status } = await http.send(credential, { method: 'POST', path: '/api/v2/parcels', body, read: false }, call);
      return placedOf(createdParcel(json, status, log));
    },

    async cancel(credential, id, call) {
      const path = `/api/v2/parcels/${encodeURIComponent(id)}/cancel`;
      const { status } = await http.send(credential, { method: 'POST', path, read: false, alsoAnswers: [400, 404, 410] }, call);
      if (status === 202) return 'queued';
      return status === 400 ? 'too-late' : 'cancelled';
    },

    async changedSince(credential, since, call) {
      return allPages(async (cursor) => {
        const query: [string, string][] = [['updated_after', new Date(since).toISOString()]];
        if (cursor !== null) query.push(['cursor', decodeURIComponent(cursor)]);
        const { json } = await http.send(credential, { method: 'GET', path: '/api/v2/parcels', query, read: true }, call);
        const { parcels, next } = (json ?? {}) as { parcels?: unknown; next?: unknown };
        return { items: readEach(Parcel, parcels, log, 'parcel').map(readingOf), next: cursorIn(typeof next === 'string' ? next : null) };
      });
    },

    async returnPortal(credential, id, call) {
      const path = `/api/v2/parcels/${encodeURIComponent(id)}/return_portal_url`;
      const { json, status } = await http.send(credential, { method: 'GET', path, read: true, alsoAnswers: [404] }, call);
      const url = (json as { url?: unknown } | undefined)?.url;
      return status === 404 || typeof url !== 'string' ? null : url;
    },
  };
}

/** One parcel may come as `parcel` or in `parcels`; a refused one comes in `failed_parcels` under HTTP 200. */
function createdParcel(json: unknown, status: number, log: Log | undefined): Parcel {
  const { parcel, parcels } = (json ?? {}) as { parcel?: unknown; parcels?: unknown };
  const [created] = readEach(Parcel, parcel === undefined ? parcels : [parcel].flat(), log, 'parcel');
  if (created) return created;
  const details = readDetails(json);
  throw new UpstreamError(details.length > 0 ? 'refused' : 'malformed', { status, details });
}

function placedOf(parcel: Parcel): Placed {
  const status = parcel.status?.id;
  return {
    outcome:
      status === ANNOUNCEMENT_FAILED ? 'carrier-refused' : status !== undefined && CANCELLED.includes(status) ? 'cancelled' : 'placed',
    id: parcel.id,
    detail: null,
    parcel: {
      id: parcel.id,
      status: statusCode(status, parcel.status?.message) ?? null,
      trackingNumber: parcel.tracking_number ?? null,
      trackingUrl: parcel.tracking_url ?? null,
      hasLabel: false,
    },
  };
}

function readingOf(parcel: Parcel): ParcelReading {
  const status = statusCode(parcel.status?.id, parcel.status?.message) ?? 'UNKNOWN';
  return {
    parcelId: parcel.id,
    status,
    final: isFinal(status),
    trackingNumber: parcel.tracking_number ?? null,
    trackingUrl: parcel.tracking_url ?? null,
    orderNumber: null,
  };
}

/** Weights are strings in kilograms, the point an integer; there is no field for a delivery date. */
export function parcelBody(order: OutgoingOrder) {
  const { recipient } = order;
  return {
    name: recipient.name,
    company_name: recipient.company ?? '',
    address: recipient.addressLine1,
    house_number: recipient.houseNumber ?? '',
    address_2: recipient.addressLine2 ?? '',
    postal_code: recipient.postalCode,
    city: recipient.city,
    country: recipient.country,
    telephone: recipient.phone ?? '',
    ...(isEmail(recipient.email) && { email: recipient.email }),
    ...(recipient.state && { country_state: recipient.state }),
    request_label: false,
    order_number: order.number,
    external_reference: order.reference,
    weight: kilograms(order.weight),
    ...(order.dimensions && {
      length: String(order.dimensions.length),
      width: String(order.dimensions.width),
      height: String(order.dimensions.height),
    }),
    total_order_value: order.total.value,
    total_order_value_currency: order.total.currency,
    ...(order.checkoutMethodName && { shipping_method_checkout_name: order.checkoutMethodName }),
    ...(order.servicePoint && { to_service_point: Number(order.servicePoint.id) }),
    ...(order.postNumber && { to_post_number: order.postNumber }),
    ...(order.contractId && { contract: order.contractId }),
    ...customsBody(order),
    ...itemsBody(order),
  };
}

/** `customs_shipment_type` 2 is goods that were sold. */
function customsBody(order: OutgoingOrder) {
  const invoice = customsInvoiceOf(order);
  return invoice === null ? {} : { customs_information: { customs_invoice_nr: invoice, customs_shipment_type: 2 } };
}

/** v2 takes items only with their customs code (`v2/parcels.yaml`): all have one, or none go. */
function itemsBody({ items }: OutgoingOrder) {
  const complete = items.filter((item) => item.hsCode !== undefined);
  if (complete.length < items.length) return {};
  return {
    parcel_items: complete.map((item) => ({
      description: item.description.slice(0, 255),
      quantity: item.quantity,
      weight: kilograms(item.weight),
      value: Number(item.price.value),
      hs_code: item.hsCode,
      ...(item.originCountry && { origin_country: item.originCountry }),
      ...(item.sku && { sku: item.sku }),
    })),
  };
}

const kilograms = (grams: number) => (grams / 1000).toFixed(3);
