import type { DeliveryMethod } from './catalogue/delivery-methods.ts';
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

const NOMINATED_DAYS = 14;
const isWorkingDay = (day: Day): boolean => day.weekday < 5;

/** When a method's next parcels leave and arrive; undefined when today's same-day delivery is over. */
export function handoversOf({ type, cutOff, daily = false }: DeliveryMethod, timeZone: string, now: number): Schedule | undefined {
  if (cutOff === null) return { cutOff: null, dates: null };
  const today = localDate(now, timeZone);
  if (type === 'same_day_delivery') {
    const limit = zonedInstant(today, cutOff, timeZone);
    if (limit.epoch <= now || !(daily || isWorkingDay(today))) return undefined;
    return { cutOff: limit.iso, dates: [{ handover: limit.iso, delivery: zonedInstant(today, '18:00', timeZone).iso }] };
  }
  const next = nextHandover(today, cutOff, timeZone, now);
  const dates = type === 'nominated_day_delivery' ? nominatedDays(next, timeZone) : null;
  return { cutOff: zonedInstant(next, cutOff, timeZone).iso, dates };
}

function nextHandover(today: Day, cutOff: string, timeZone: string, now: number): Day {
  let day = today;
  while (!isWorkingDay(day) || zonedInstant(day, cutOff, timeZone).epoch <= now) day = day.plus(1);
  return day;
}

/** Each working day's parcels arrive on the next working day. */
function nominatedDays(first: Day, timeZone: string): Handover[] {
  const days: Handover[] = [];
  for (let handover = first; days.length < NOMINATED_DAYS; handover = nextWorkingDay(handover)) {
    days.push({
      handover: zonedInstant(handover, '12:00', timeZone).iso,
      delivery: zonedInstant(nextWorkingDay(handover), '12:00', timeZone).iso,
    });
  }
  return days;
}

function nextWorkingDay(day: Day): Day {
  let next = day.plus(1);
  while (!isWorkingDay(next)) next = next.plus(1);
  return next;
}
