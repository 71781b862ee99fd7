import { z } from 'zod';
import type { Credential } from '../domain/merchant.ts';
import type { Log } from '../services/ports.ts';
import type { Call, ParcelReading } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { allPages, cursorIn, nextLink } from './pages.ts';
import { isFinal } from './parcel-status.ts';
import { maybe, maybeText, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });
const Shipment = z.object({ order_number: maybeText, parcels: z.array(z.unknown()).nullish().catch(undefined) });
const Parcel = z.object({
  id: text,
  status: maybe(z.object({ code: maybeText, message: maybeText })),
  tracking_number: maybeText,
  tracking_url: maybeText,
});

/** Parcels of an integration's shipments that changed after a moment, in pages of a hundred (`v3/shipments.yaml`, `GET /shipments`). */
export function changedShipmentsV3(
  { http, log }: { http: HttpClient; log: Log | undefined },
  credential: Credential,
  { since, integration }: { since: number; integration: number },
  call?: Call,
): Promise<ParcelReading[]> {
  return allPages(async (cursor) => {
    const query: [string, string][] = [
      ['updated_after', new Date(since).toISOString()],
      ['integration_id', String(integration)],
      ['page_size', '100'],
    ];
    if (cursor !== null) query.push(['cursor', decodeURIComponent(cursor)]);
    const { json, headers } = await http.send(credential, { method: 'GET', path: '/api/v3/shipments', query, read: true }, call);
    const shipments = readEach(Shipment, read(Reply, json).data, log, 'shipment');
    return { items: shipments.flatMap((shipment) => readings(shipment, log)), next: cursorIn(nextLink(headers)) };
  });
}

const readings = ({ order_number, parcels }: z.infer<typeof Shipment>, log: Log | undefined): ParcelReading[] =>
  readEach(Parcel, parcels, log, 'parcel').map(({ id, status, tracking_number, tracking_url }) => {
    const code = status?.code ?? status?.message ?? 'UNKNOWN';
    return {
      parcelId: id,
      status: code,
      final: isFinal(code),
      trackingNumber: tracking_number ?? null,
      trackingUrl: tracking_url ?? null,
      orderNumber: order_number ?? null,
    };
  });
