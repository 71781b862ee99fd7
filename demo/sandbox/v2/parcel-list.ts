import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import type { Parcel } from '../records.ts';
import { parcelShapeV2 } from './parcel-shape.ts';

const PAGE = 100;

const FILTERS: Record<string, (parcel: Parcel, value: string) => boolean> = {
  parcel_status: (parcel, value) => String(statusOf(parcel.status).id) === value,
  tracking_number: (parcel, value) => parcel.trackingNumber === value,
  external_reference: (parcel, value) => parcel.request.external_reference === value,
  order_number: (parcel, value) => parcel.orderNumber === value,
  updated_after: (parcel, value) => Date.parse(parcel.updatedAt) > Date.parse(value),
  announced_after: (parcel, value) => parcel.announcedAt !== null && Date.parse(parcel.announcedAt) > Date.parse(value),
  ids: (parcel, value) => value.split(',').includes(String(parcel.id)),
};

/** `GET /parcels`: newest first, pages of 100, neighbours as addresses in the body. */
export function listParcels(sandbox: Sandbox, c: Ctx): Response {
  const filters = Object.entries(c.req.query()).filter(([name]) => name in FILTERS);
  const all = [...holdingsOf(sandbox, c).parcels.values()].reverse();
  const matching = all.filter((parcel) => filters.every(([name, value]) => FILTERS[name]?.(parcel, value)));
  const start = positionIn(c);
  const page = (position: number): string => {
    const params = new URLSearchParams(filters);
    params.set('cursor', Buffer.from(`p=${position}`).toString('base64'));
    return `${sandbox.settings.baseUrl}/api/v2/parcels?${params}`;
  };
  return c.json({
    next: start + PAGE < matching.length ? page(start + PAGE) : null,
    previous: start > 0 ? page(Math.max(0, start - PAGE)) : null,
    parcels: matching.slice(start, start + PAGE).map((parcel) => parcelShapeV2(parcel, sandbox.settings.baseUrl)),
  });
}

function positionIn(c: Ctx): number {
  const cursor = c.req.query('cursor');
  if (!cursor) return 0;
  const [, position] =
    Buffer.from(cursor, 'base64')
      .toString()
      .match(/^p=(\d+)$/) ?? [];
  if (position === undefined) throw refuseV2(404, c.req.path, 'Invalid cursor');
  return Number(position);
}
