import type { OfferedDate } from '../contract/delivery-options.ts';
import type { DeliveryWindow } from '../contract/values.ts';
import { deliveryWeek } from './delivery-week.ts';
import { isHoliday } from './holidays.ts';
import { transitOf } from './transit.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The calendar day of an instant (epoch milliseconds) in an IANA time zone: `2026-11-24`. */
export function dayIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

/** Where a parcel starts and ends, ISO 3166-1 alpha-2; the start is null where only Sendcloud knows the sender's address. */
export interface Lane {
  from: string | null;
  to: string;
}

/** What is known of an option that has no date of its own. */
export interface Known {
  carrier: string;
  /** Hours from the handover to the first attempt, by percentile of past parcels. */
  leadTimeHours: Record<number, number> | null;
  /** The next handover, an ISO instant. */
  cutOff: string | null;
}

/**
 * The days a parcel will probably arrive on, both included, in the shop's zone: what past parcels took, in delivery days from the coming
 * handover, where weekends and public holidays are none. Null when there is no past to go by, or no coming handover is known: then nothing
 * honest can be said.
 */
export function expectedWindow(
  { carrier, leadTimeHours, cutOff }: Known,
  at: { now: number; timeZone: string; lane: Lane },
): DeliveryWindow | null {
  const handover = cutOff === null ? Number.NaN : Date.parse(cutOff);
  if (leadTimeHours?.[10] === undefined || leadTimeHours[90] === undefined || !(handover >= at.now)) return null;
  const week = deliveryWeek(carrier);
  const day = Date.parse(dayIn(at.timeZone, handover));
  const transit = transitOf(calendarDays(leadTimeHours, timeOfDay(handover, at.timeZone)), week);
  if (transit === null) return null;
  const arrival = (days: number) => isoDay(deliveryDayAfter(collectedOn(day, at.lane.from), days, week, at.lane.to));
  return { from: arrival(transit.least), to: arrival(transit.most) };
}

/** The one promised day of a same-day or single-date delivery; null while there is still a choice. */
export function promisedDay(dates: readonly OfferedDate[]): DeliveryWindow | null {
  const [only, ...others] = dates;
  return only && others.length === 0 ? { from: only.date, to: only.date } : null;
}

/** Days that hours from the handover lead to, by the clock on the wall: 24 hours are a day also when the clocks change. */
const calendarDays = (hours: Record<number, number>, handoverTime: number): Map<number, number> =>
  new Map(Object.entries(hours).map(([percentile, value]) => [Number(percentile), Math.floor((handoverTime + value * HOUR) / DAY)]));

/** Milliseconds since midnight, as the zone's clocks show it. */
function timeOfDay(instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
  return Date.parse(`1970-01-01T${clock}Z`);
}

/** A handover on a public holiday is one on the next working day: no carrier comes, whatever the shop's schedule says. */
function collectedOn(handover: number, country: string | null): number {
  if (country === null || !isHoliday(country, handover)) return handover;
  return deliveryDayAfter(handover, 1, 5, country);
}

/** The `count`-th day after `day` on which a carrier delivers in a country. Days are UTC midnights, epoch milliseconds. */
function deliveryDayAfter(day: number, count: number, week: number, country: string): number {
  let after = day;
  for (let left = count; left > 0; ) {
    after += DAY;
    if (weekdayOf(after) < week && !isHoliday(country, after)) left -= 1;
  }
  return after;
}

/** Monday is 0. */
const weekdayOf = (day: number): number => (new Date(day).getUTCDay() + 6) % 7;
const isoDay = (day: number): string => new Date(day).toISOString().slice(0, 10);
