import type { Opening } from '../contract/service-points.ts';
import { instantAt, instantIn, localTime, zoneOfCountry } from './time-zones.ts';

export type Interval = [opens: string, closes: string];
export type Week = NonNullable<Opening['week']>;

/**
 * Whether it is open now, and until when or from when on. Sendcloud sends the current week without a zone, so the country's is taken. No week
 * is unknown, never closed; what lies past Sunday is only said when Sendcloud does (`next_open_at`).
 */
export function openingAt(week: Week | null, nextOpenAt: string | undefined, country: string, now: number): Opening {
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
