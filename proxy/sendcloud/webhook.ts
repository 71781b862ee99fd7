import { z } from 'zod';
import type { ParcelEvent } from '../services/upstream.ts';
import { isFinal, statusCode } from './parcel-status.ts';
import { readJson } from './read-body.ts';
import { maybe, maybeBoolean, maybeNumber, maybeText, number, text } from './wire.ts';

/** `parcel_status_changed` (`v3/webhooks.yaml`). Its parcel has the shape of v2 for everyone; `timestamp` is in milliseconds. */
const StatusChanged = z.object({
  action: z.literal('parcel_status_changed'),
  timestamp: number,
  parcel: z.object({
    id: text,
    status: maybe(z.object({ id: maybeNumber, code: maybeText, message: maybeText })),
    tracking_number: maybeText,
    tracking_url: maybeText,
    order_number: maybeText,
    is_return: maybeBoolean,
  }),
});

/**
 * What a webhook tells about a parcel; null for other events and for what is no event at all. A return has its order's number and is not the
 * order's way to the buyer.
 */
export function readEvent(body: Uint8Array): ParcelEvent | null {
  const event = StatusChanged.safeParse(readJson(body));
  if (!event.success) return null;
  const { timestamp, parcel } = event.data;
  const status = parcel.status?.code ?? statusCode(parcel.status?.id, parcel.status?.message) ?? 'UNKNOWN';
  return {
    parcelId: parcel.id,
    at: timestamp < 1e12 ? timestamp * 1000 : timestamp,
    status,
    final: isFinal(status),
    trackingNumber: parcel.tracking_number ?? null,
    trackingUrl: parcel.tracking_url ?? null,
    orderNumber: parcel.is_return ? null : (parcel.order_number ?? null),
  };
}
