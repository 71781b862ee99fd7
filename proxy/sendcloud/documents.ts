import { z } from 'zod';
import { type Sendcloud, UpstreamError, type WantedDocuments } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { maybeText, readEach } from './wire.ts';

/** `%PDF`: whatever the headers say, a label that does not begin so is none. */
const PDF = [0x25, 0x50, 0x44, 0x46];

const Event = z.object({ event_at: maybeText, status_code: maybeText, status_description: maybeText });

/** Papers of parcels and what happened to one (`v3/parcel-documents.yaml`, `v3/parcel-tracking.yaml`). */
export function documents({ http }: { http: HttpClient }): Pick<Sendcloud, 'documents' | 'tracking'> {
  return {
    async documents(credential, wanted, call) {
      const request = { method: 'GET', ...placeOf(wanted), accept: 'application/pdf', read: true } as const;
      const { bytes, status } = await http.send(credential, { ...request, alsoAnswers: [404] }, call);
      if (status === 404) return null;
      if (!PDF.every((byte, index) => bytes[index] === byte)) throw new UpstreamError('malformed', { status });
      return bytes;
    },

    async tracking(credential, trackingNumber, call) {
      const path = `/api/v3/parcels/tracking/${encodeURIComponent(trackingNumber)}`;
      const { json, status } = await http.send(credential, { method: 'GET', path, read: true, alsoAnswers: [404] }, call);
      if (status === 404) return null;
      return readEach(Event, (json as { events?: unknown } | undefined)?.events, undefined, 'tracking-event').map((event) => ({
        at: event.event_at ?? null,
        status: event.status_code ?? 'UNKNOWN',
        description: event.status_description ?? '',
      }));
    },
  };
}

/** One parcel has an address of its own; several are named side by side. */
function placeOf({ document, format, parcelIds }: WantedDocuments): { path: string; query: [string, string][] } {
  const size: [string, string] = ['paper_size', format.toUpperCase()];
  const [only, ...others] = parcelIds;
  if (only !== undefined && others.length === 0)
    return { path: `/api/v3/parcels/${encodeURIComponent(only)}/documents/${document}`, query: [size] };
  return { path: `/api/v3/parcel-documents/${document}`, query: [...parcelIds.map((id): [string, string] => ['parcels', id]), size] };
}
