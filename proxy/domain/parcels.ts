import type { OrderRecord, ParcelFacts } from './order.ts';

/** A merchant splits an order into a few parcels; more than these are no order's. */
const MOST = 50;

/** The order's parcels, the one that its shop is shown first. */
export const parcelsOf = ({ parcel, moreParcels = [] }: Pick<OrderRecord, 'parcel' | 'moreParcels'>): ParcelFacts[] =>
  parcel === null ? [] : [parcel, ...moreParcels];

/** Whether Sendcloud shows a label as cancelled. */
export const isCancelled = (status: string | null): boolean => /^CANCELLED(_UPSTREAM)?$/.test(status ?? '');

/** Whether it is, or the carrier has yet to agree. */
export const isBeingCancelled = (status: string | null): boolean => isCancelled(status) || /^CANCELLING(_UPSTREAM)?$/.test(status ?? '');

/** Those whose labels there are: of several parcels one may have been cancelled by itself. */
export const withLabels = (record: Pick<OrderRecord, 'parcel' | 'moreParcels'>): ParcelFacts[] =>
  parcelsOf(record).filter(({ status }) => !isCancelled(status));

/** The order with what was told of one of its parcels; null when that is no news. */
export function withParcel(record: OrderRecord, told: ParcelFacts): OrderRecord | null {
  const parcels = parcelsOf(record);
  const known = parcels.find(({ id }) => id === told.id);
  if (known ? !isNews(known, told) : parcels.length === MOST) return null;
  const [parcel = told, ...moreParcels] = known ? parcels.map((one) => (one === known ? told : one)) : [...parcels, told];
  return { ...record, parcel, ...(moreParcels.length > 0 && { moreParcels }) };
}

/**
 * As if events came in the order they happened: a final status ends it, whatever was heard before; of two final ones the first ended it, of
 * others the last one counts.
 */
function isNews(known: ParcelFacts, told: ParcelFacts): boolean {
  if (told.final !== known.final) return told.final;
  return told.final ? told.toldAt < known.toldAt : told.toldAt > known.toldAt;
}

/** Whether it says the same of the same parcel, whenever it was told. */
export const saysTheSame = (one: ParcelFacts, other: ParcelFacts): boolean =>
  one.id === other.id &&
  one.status === other.status &&
  one.trackingNumber === other.trackingNumber &&
  one.trackingUrl === other.trackingUrl;

/** The orders that a parcel's order number may mean: the number itself, or each of several that were packed together. */
export function numbersIn(orderNumber: string): string[] {
  const several = orderNumber.split(/\s*[,;&+]\s*/).filter(Boolean);
  return several.length > 1 ? [orderNumber, ...several] : [orderNumber];
}
