import { z } from 'zod';
import type { Opening } from '../contract/service-points.ts';
import { type Interval, openingAt, type Week } from '../domain/opening.ts';
import { maybe, maybeText } from './wire.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const WireInterval = z.object({ start_time: maybeText, end_time: maybeText });
const Hours = z
  .union([z.array(WireInterval), z.null()])
  .optional()
  .catch(undefined);
/** `opening_times` of a v3 service point: intervals by day, null for a closed day. */
export const WireOpeningTimes = maybe(z.record(z.string(), Hours));
type WireOpeningTimes = z.infer<typeof WireOpeningTimes>;

/** Opening times as Sendcloud sends them, as the point's own clock shows them. A week without a single readable day is unknown. */
export function openingOf(times: WireOpeningTimes, nextOpenAt: string | undefined, country: string, now: number): Opening {
  return openingAt(weekOf(times), nextOpenAt, country, now);
}

function weekOf(times: WireOpeningTimes): Week | null {
  if (times === undefined || !days.some((day) => day in times && times[day] !== undefined)) return null;
  return days.map((day) => {
    const hours = (times[day] ?? []).flatMap(readInterval).sort(([a], [b]) => (a < b ? -1 : 1));
    return { day, hours: hours.length === 0 ? null : hours };
  });
}

/** `9:00` becomes `09:00`, midnight at the end of a day `24:00`; an interval that makes no sense is left out. */
function readInterval({ start_time: start, end_time: end }: z.infer<typeof WireInterval>): Interval[] {
  const opens = clockTime(start);
  const closes = clockTime(end) === '00:00' ? '24:00' : clockTime(end);
  return opens !== null && closes !== null && opens < closes ? [[opens, closes]] : [];
}

function clockTime(value: string | undefined): string | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(value ?? '');
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : null;
}
