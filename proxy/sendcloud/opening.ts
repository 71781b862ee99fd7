import { z } from 'zod';
import type { Opening } from '../contract/service-points.ts';
import { instantAt, instantIn, localTime, zoneOfCountry } from './time-zones.ts';
import { maybe, maybeText } from './wire.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const Interval = z.object({ start_time: maybeText, end_time: maybeText });
const Hours = z
  .union([z.array(Interval), z.null()])
  .optional()
  .catch(undefined);
/** `opening_times` of a v3 service point: intervals by day, null for a closed day. */
export const WireOpeningTimes = maybe(z.record(z.string(), Hours));
type WireOpeningTimes = z.infer<typeof WireOpeningTimes>;

type Interval = [opens: string, closes: string];
type Week = NonNullable<Opening['week']>;

/**
 * Opening times as the point's own clock shows them, and whether it is open now. Sendcloud sends the current week without a zone, so the
 * country's is taken. A week without a single readable day is unknown, never closed; what lies past Sunday is only said when Sendcloud does
 * (`next_open_at`).
 */
export function openingOf(times: WireOpeningTimes, nextOpenAt: string | undefined, country: string, now: number): Opening {
  const week = weekOf(times);
  if (week === null) return { status: 'unknown', week };
  const zone = zoneOfCountry(country);
  const local = localTime(now, zone);
  const at = (dayIndex: number, time: string) => instantAt(local.monday, dayIndex, time, zone);
  const open = intervalsOf(week, local.day).find(([opens, closes]) => opens <= local.time && local.time < closes);
  if (open) {
    const end = closingOf(week, local.day, open[1]);
    return { status: 'open', week, ...(end === null ? {} : { until: at(end.day, end.time) }) };
  }
  const next = nextOpening(week, local.day, local.time);
  const opensAt = next === null ? validInstant(nextOpenAt, now, zone) : at(next.day, next.time);
  return { status: 'closed', week, ...(opensAt === null ? {} : { nextOpenAt: opensAt }) };
}

function weekOf(times: WireOpeningTimes): Week | null {
  if (times === undefined || !days.some((day) => day in times && times[day] !== undefined)) return null;
  return days.map((day) => {
    const hours = (times[day] ?? []).flatMap(readInterval).sort(([a], [b]) => (a < b ? -1 : 1));
    return { day, hours: hours.length === 0 ? null : hours };
  });
}

/** `9:00` becomes `09:00`, midnight at the end of a day `24:00`; an interval that makes no sense is left out. */
function readInterval({ start_time: start, end_time: end }: z.infer<typeof Interval>): Interval[] {
  const opens = clockTime(start);
  const closes = clockTime(end) === '00:00' ? '24:00' : clockTime(end);
  return opens !== null && closes !== null && opens < closes ? [[opens, closes]] : [];
}

function clockTime(value: string | undefined): string | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(value ?? '');
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : null;
}

const intervalsOf = (week: Week, day: number): Interval[] => week[day]?.hours ?? [];
const untilMidnight = (time: string) => time === '24:00' || time === '23:59';

/** When it closes, following intervals that meet at midnight; null when it stays open past Sunday. */
function closingOf(week: Week, day: number, closes: string): { day: number; time: string } | null {
  if (!untilMidnight(closes)) return { day, time: closes };
  if (day === 6) return null;
  const next = intervalsOf(week, day + 1)[0];
  return next?.[0] === '00:00' ? closingOf(week, day + 1, next[1]) : { day, time: closes };
}

function nextOpening(week: Week, today: number, time: string): { day: number; time: string } | null {
  for (let day = today; day < 7; day++) {
    const next = intervalsOf(week, day).find(([opens]) => day > today || opens > time);
    if (next) return { day, time: next[0] };
  }
  return null;
}

function validInstant(value: string | undefined, now: number, zone: string): string | null {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return time > now ? instantIn(time, zone) : null;
}
