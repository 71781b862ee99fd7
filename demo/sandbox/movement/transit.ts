import type { ShippingOption } from '../catalogue/shipping-options.ts';
import { isHoliday } from '../world/holidays.ts';
import type { Random } from '../world/random.ts';
import type { Day } from '../zone.ts';
import { type Habits, habitsOf } from './habits.ts';

/** Countries, ISO 3166-1 alpha-2. */
export interface Lane {
  from: string;
  to: string;
}

/** A parcel that misses its day waits for the next, and may miss that as well. */
const MISSES_AGAIN = 0.25;
/** The weeks before Christmas are too much for everyone. */
const BUSY = { from: '11-24', to: '12-23', punctual: 0.94 };
/** Of the parcels that are given two days or more, some need one less. */
const EARLY = 0.06;

const isDeliveryDay = (day: Day, { lastDay }: Habits, country: string): boolean => day.weekday <= lastDay && !isHoliday(country, day);

/** The day of the first attempt, for a parcel the carrier collects on `collected`. Days are counted where the parcel goes. */
export function attemptDay(option: ShippingOption, lane: Lane, collected: Day, random: Random): Day {
  const habits = habitsOf(option.carrier);
  let day = collected;
  for (let left = deliveryDays(option, lane, collected, random); left > 0; ) {
    day = day.plus(1);
    if (isDeliveryDay(day, habits, lane.to)) left -= 1;
  }
  return day;
}

/** How many of the carrier's delivery days a parcel needs; the evening of the same day is none. */
function deliveryDays(option: ShippingOption, lane: Lane, collected: Day, random: Random): number {
  const usual = Math.floor(option.leadTimeHours / 24) + abroad(lane, random);
  if (usual > 1 && random() < EARLY) return usual - 1;
  if (random() < punctuality(option, collected)) return usual;
  let late = 1;
  while (random() < MISSES_AGAIN) late += 1;
  return usual + late;
}

export function punctuality({ carrier }: ShippingOption, { iso }: Day): number {
  const { punctual } = habitsOf(carrier);
  const date = iso.slice(5);
  return date >= BUSY.from && date <= BUSY.to ? punctual * BUSY.punctual : punctual;
}

/** Days on top for a border: a neighbour's is often crossed overnight. Options made for abroad have it in their usual time. */
function abroad({ from, to }: Lane, random: Random): number {
  if (from === to) return 0;
  return random() < (NEIGHBOURS.has(`${from} ${to}`) ? 0.2 : 0.9) ? 1 : 0;
}

const NEIGHBOURS = new Set(['NL BE', 'BE NL', 'NL DE', 'DE NL', 'BE DE', 'DE BE', 'NL LU', 'BE LU', 'BE FR']);
