import type { DeliveryMethod } from './catalogue/delivery-methods.ts';
import { isHoliday } from './world/holidays.ts';
import { type Day, localDate, zonedInstant } from './zone.ts';

/** A parcel handed over on one day and delivered on another; ISO instants at noon, as Sendcloud gives them. */
export interface Handover {
  handover: string;
  delivery: string;
}

export interface Schedule {
  /** The next cut-off instant, with its zone's offset. */
  cutOff: string | null;
  /** Fourteen for a nominated day, one for same day, null otherwise. */
  dates: Handover[] | null;
}

/** Where and when a merchant works. `holidays`: the country whose public holidays it entered; null when it entered none. */
export interface Shop {
  timeZone: string;
  holidays: string | null;
}

const NOMINATED_DAYS = 14;

/** Is it a weekday, and no public holiday there? Without a country there are no holidays. */
const isWorkingDay = (day: Day, country: string | null): boolean => day.weekday < 5 && (country === null || !isHoliday(country, day));

/** When a method's next parcels leave and arrive in `country`; undefined when today's same-day delivery is over. */
export function handoversOf(method: DeliveryMethod, shop: Shop, country: string, now: number): Schedule | undefined {
  const { type, cutOff } = method;
  if (cutOff === null) return { cutOff: null, dates: null };
  const { timeZone, holidays } = shop;
  const next = nextHandover({ ...method, cutOff }, shop, now);
  const limit = zonedInstant(next, cutOff, timeZone);
  if (type === 'same_day_delivery') {
    if (next.iso !== localDate(now, timeZone).iso || isHoliday(country, next)) return undefined;
    return { cutOff: limit.iso, dates: [{ handover: limit.iso, delivery: zonedInstant(next, '18:00', timeZone).iso }] };
  }
  const dates = type === 'nominated_day_delivery' ? nominatedDays(next, country, { timeZone, holidays }) : null;
  return { cutOff: limit.iso, dates };
}

/** The day of the next cut-off that has not passed. */
export function nextHandover(
  { cutOff, daily = false }: { cutOff: string; daily?: boolean },
  { timeZone, holidays }: Shop,
  now: number,
): Day {
  let day = localDate(now, timeZone);
  while (!(daily || isWorkingDay(day, holidays)) || zonedInstant(day, cutOff, timeZone).epoch <= now) day = day.plus(1);
  return day;
}

/** Each working day's parcels arrive on the next day that is one where they go. */
function nominatedDays(first: Day, country: string, { timeZone, holidays }: Shop): Handover[] {
  const noon = (day: Day): string => zonedInstant(day, '12:00', timeZone).iso;
  const days = new Map<string, Handover>();
  for (let handover = first; days.size < NOMINATED_DAYS; handover = nextWorkingDay(handover, holidays)) {
    const delivery = noon(nextWorkingDay(handover, country));
    if (!days.has(delivery)) days.set(delivery, { handover: noon(handover), delivery });
  }
  return [...days.values()];
}

export function nextWorkingDay(day: Day, country: string | null): Day {
  let next = day.plus(1);
  while (!isWorkingDay(next, country)) next = next.plus(1);
  return next;
}
