import type { OfferedDate } from '../contract/delivery-options.ts';
import type { DeliveryWindow } from '../contract/values.ts';

const hour = 3_600_000;

/** The calendar day of an instant (epoch milliseconds) in an IANA time zone: `2026-11-24`. */
export function dayIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

/**
 * The days a parcel will probably arrive on: the middle four fifths of past parcels, counted in hours from the next handover, as days in the
 * shop's zone. The handover is the coming cut-off. Null when there is no past to go by, or no coming handover is known: then nothing honest
 * can be said.
 */
export function expectedWindow(known: {
  leadTimeHours: Record<number, number> | null;
  cutOff: string | null;
  now: number;
  timeZone: string;
}): DeliveryWindow | null {
  const early = known.leadTimeHours?.[10];
  const late = known.leadTimeHours?.[90];
  const handover = known.cutOff === null ? Number.NaN : Date.parse(known.cutOff);
  if (early === undefined || late === undefined || !(handover >= known.now)) return null;
  return { from: dayIn(known.timeZone, handover + early * hour), to: dayIn(known.timeZone, handover + late * hour) };
}

/** The one promised day of a same-day or single-date delivery; null while there is still a choice. */
export function promisedDay(dates: readonly OfferedDate[]): DeliveryWindow | null {
  const [only, ...others] = dates;
  return only && others.length === 0 ? { from: only.date, to: only.date } : null;
}
