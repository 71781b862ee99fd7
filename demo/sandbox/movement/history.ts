import type { ShippingOption } from '../catalogue/shipping-options.ts';
import { nextWorkingDay } from '../schedule.ts';
import { randomFor } from '../world/random.ts';
import { Day } from '../zone.ts';
import { attemptDay, type Lane } from './transit.ts';

const PERCENTILES = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95] as const;
export type LeadTimes = Record<`p${(typeof PERCENTILES)[number]}`, number>;

const FIRST = new Day(Date.parse('2025-09-01'));
const DAYS = 364;
const PARCELS_A_DAY = 6;

/**
 * How long the parcels of a year took on a lane, from the day they were shipped to the day of the first attempt. Whole days in hours, as in
 * the examples of Sendcloud's document (`v3/dynamic-checkout.yaml`), weekends and holidays among them: that is how long they took.
 */
export function leadTimesOf(option: ShippingOption, lane: Lane): LeadTimes {
  const hours = pastDays(option, lane)
    .sort((a, b) => a - b)
    .map((days) => days * 24);
  const at = (percentile: number): number => hours[Math.ceil((percentile / 100) * hours.length) - 1] ?? 0;
  return Object.fromEntries(PERCENTILES.map((percentile) => [`p${percentile}`, at(percentile)])) as LeadTimes;
}

function pastDays(option: ShippingOption, lane: Lane): number[] {
  const random = randomFor('history', option.code, lane.from, lane.to);
  const past: number[] = [];
  for (let shipped = nextWorkingDay(FIRST, lane.from); FIRST.daysUntil(shipped) < DAYS; shipped = nextWorkingDay(shipped, lane.from)) {
    for (let parcel = 0; parcel < PARCELS_A_DAY; parcel += 1) past.push(shipped.daysUntil(attemptDay(option, lane, shipped, random)));
  }
  return past;
}
