import { z } from 'zod';
import type { Log } from '../services/ports.ts';
import { type OrderGateway, type Placed, type PlacedParcel, type Sendcloud, UpstreamError } from '../services/upstream.ts';
import { readDetails } from './errors.ts';
import { changedShipmentsV3 } from './changed-shipments-v3.ts';
import type { HttpClient } from './http-client.ts';
import type { SenderAddresses } from './sender-addresses-v3.ts';
import { shipmentBody } from './shipment-body.ts';
import { maybe, maybeText, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });

const Parcel = z.object({
  id: text,
  status: maybe(z.object({ code: maybeText, message: maybeText })),
  tracking_number: maybeText,
  tracking_url: maybeText,
  documents: z.array(z.unknown()).nullish().catch(undefined),
});

const Shipment = z.object({
  id: text,
  external_reference_id: maybeText,
  ship_with: maybe(z.object({ properties: maybe(z.object({ shipping_option_code: maybeText })) })),
  parcels: z.array(Parcel).nullish().catch(undefined),
  errors: z
    .array(z.object({ detail: maybeText }))
    .nullish()
    .catch(undefined),
});
type Shipment = z.infer<typeof Shipment>;

/**
 * Parcels with a label from the central account by API v3 (`v3/shipments.yaml`), announced synchronously. Unique by
 * `external_reference_id`: a repeat is a 409 whose body is the shipment that is already there, with `data` around it or without. A carrier's
 * refusal is a 201.
 */
export function shipmentsV3({
  http,
  log,
  senderAddresses,
  integrationId,
}: {
  http: HttpClient;
  log: Log | undefined;
  senderAddresses: SenderAddresses;
  integrationId: Sendcloud['integrationId'];
}): OrderGateway {
  return {
    recognisesRepeats: true,

    async find(credential, reference, call) {
      const query: [string, string][] = [['external_reference_id', reference]];
      const { json } = await http.send(credential, { method: 'GET', path: '/api/v3/shipments', query, read: true }, call);
      const shipments = readEach(Shipment, read(Reply, json).data, log, 'shipment');
      const found = shipments.find((shipment) => shipment.external_reference_id === reference);
      return found ? placedOf(found) : null;
    },

    async place(credential, order, call) {
      const body = shipmentBody(order, await senderAddresses.idOf(credential, order.from, call));
      const path = order.shippingOptionCode === null ? BY_RULES : '/api/v3/shipments/announce';
      const { json, status } = await http.send(credential, { method: 'POST', path, body, read: false, alsoAnswers: [409] }, call);
      const shipment = Shipment.safeParse((json as { data?: unknown } | undefined)?.data ?? json);
      if (shipment.success) return placedOf(shipment.data);
      throw new UpstreamError('malformed', { status });
    },

    async cancel(credential, id, call) {
      const path = `/api/v3/shipments/${encodeURIComponent(id)}/cancel`;
      const { status, json } = await http.send(credential, { method: 'POST', path, read: false, alsoAnswers: [400, 404, 409] }, call);
      if (status === 202 || (status === 409 && isUnderWay(json))) return 'queued';
      return status === 400 || status === 409 ? 'too-late' : 'cancelled';
    },

    async changedSince(credential, since, call) {
      return changedShipmentsV3({ http, log }, credential, { since, integration: await integrationId(credential, call) }, call);
    },

    async returnPortal(credential, id, call) {
      const path = `/api/v3/shipments/${encodeURIComponent(id)}/return-portal-url`;
      const { json, status } = await http.send(credential, { method: 'GET', path, read: true, alsoAnswers: [404] }, call);
      const url = (json as { data?: { url?: unknown } } | undefined)?.data?.url;
      return status === 404 || typeof url !== 'string' ? null : url;
    },
  };
}

/** A 409 says either that it is being cancelled already, or that it no longer can be. */
const isUnderWay = (json: unknown): boolean => readDetails(json).some(({ detail }) => /already/i.test(detail));

/** Where Sendcloud's own rules and defaults choose the option. */
const BY_RULES = '/api/v3/shipments/announce-with-shipping-rules';

const outcomes: Record<string, Placed['outcome']> = {
  ANNOUNCEMENT_FAILED: 'carrier-refused',
  CANCELLED: 'cancelled',
  CANCELLED_UPSTREAM: 'cancelled',
  CANCELLING: 'cancelling',
  CANCELLING_UPSTREAM: 'cancelling',
};

/** As long as one parcel is on its way, so is the shipment: of several one may have been cancelled by itself. */
const weightiest: Placed['outcome'][] = ['placed', 'cancelling', 'cancelled', 'carrier-refused'];

function placedOf(shipment: Shipment): Placed {
  const parcels = (shipment.parcels ?? []).map(placedParcel);
  const [parcel = null, ...moreParcels] = parcels;
  const each = parcels.map(({ status }) => outcomes[status ?? ''] ?? 'placed');
  return {
    outcome: weightiest.find((outcome) => each.includes(outcome)) ?? 'placed',
    id: shipment.id,
    detail: shipment.errors?.map((error) => error.detail).find(Boolean) ?? null,
    parcel,
    moreParcels,
    shippingOptionCode: shipment.ship_with?.properties?.shipping_option_code ?? null,
  };
}

const placedParcel = (parcel: z.infer<typeof Parcel>): PlacedParcel => ({
  id: parcel.id,
  status: parcel.status?.code ?? null,
  trackingNumber: parcel.tracking_number ?? null,
  trackingUrl: parcel.tracking_url ?? null,
  hasLabel: (parcel.documents?.length ?? 0) > 0,
});
