import { STATUSES } from '../catalogue/statuses.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { pointer, refuseV3 } from '../refusal.ts';
import type { Shipment } from '../records.ts';
import { pageOf } from './cursor.ts';
import { shipmentShape } from './shipment-shape.ts';

type Filter = (shipment: Shipment, value: string) => boolean;

const anyParcel =
  (test: (parcel: Shipment['parcels'][number]) => boolean): ((shipment: Shipment) => boolean) =>
  (shipment) =>
    shipment.parcels.some(test);

const FILTERS: Record<string, Filter> = {
  parcel_status: (shipment, value) => anyParcel(({ status }) => status === value)(shipment),
  tracking_number: (shipment, value) => anyParcel(({ trackingNumber }) => trackingNumber === value)(shipment),
  external_reference_id: (shipment, value) => shipment.externalReferenceId === value,
  order_number: (shipment, value) => shipment.orderNumber === value,
  updated_after: (shipment, value) => anyParcel(({ updatedAt }) => Date.parse(updatedAt) > Date.parse(value))(shipment),
  updated_before: (shipment, value) => anyParcel(({ updatedAt }) => Date.parse(updatedAt) < Date.parse(value))(shipment),
  announced_after: (shipment, value) =>
    anyParcel(({ announcedAt }) => announcedAt !== null && Date.parse(announcedAt) > Date.parse(value))(shipment),
  announced_before: (shipment, value) =>
    anyParcel(({ announcedAt }) => announcedAt !== null && Date.parse(announcedAt) < Date.parse(value))(shipment),
  ids: (shipment, value) => anyParcel(({ id }) => value.split(',').includes(String(id)))(shipment),
  shipment_uuids: (shipment, value) => value.split(',').includes(shipment.id),
  integration_id: () => true,
};

/** `GET /shipments`: newest first, filtered, in pages of 40. A bad filter is HTTP 400 whose body says "404", as documented. */
export function listShipments(sandbox: Sandbox, c: Ctx): Response {
  const filters = Object.entries(c.req.query()).filter(([name]) => name !== 'cursor' && name !== 'page_size');
  for (const [name, value] of filters) check(c, name, value);
  const matching = [...holdingsOf(sandbox, c).shipments.values()].filter((shipment) =>
    filters.every(([name, value]) => FILTERS[name]?.(shipment, value)),
  );
  const { items, link } = pageOf(sandbox, c, matching.reverse(), { usual: 40, most: 100, badCursor: { source: pointer('/data') } });
  return c.json({ data: items.map((shipment) => shipmentShape(sandbox, shipment)) }, 200, link ? { link } : {});
}

function check(c: Ctx, name: string, value: string): void {
  const bad = (detail: string) => refuseV3(400, { status: '404', code: 'invalid', detail, source: { parameter: name } });
  if (!(name in FILTERS)) throw bad('Extra inputs are not permitted');
  if (name === 'parcel_status' && !STATUSES.some(({ code }) => code === value)) throw bad(`"${value}" is not a valid status.`);
  if (/_(after|before)$/.test(name) && Number.isNaN(Date.parse(value))) {
    const detail = `Validation failed, ${name} is not a datetime`;
    throw refuseV3(400, { status: '404', code: 'validation_error', detail, source: pointer('/list_shipments/filters') });
  }
  if ((name === 'ids' || name === 'shipment_uuids') && value.split(',').length > 100) throw bad('At most 100 ids may be given.');
  if (name === 'integration_id' && value !== String(c.get('account').integration.id)) throw bad('Select a valid choice.');
}
