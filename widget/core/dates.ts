import { dateFormat, numberFormat } from './formats.ts';

/** The days something arrives between, both included, as ISO dates. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

// A day has no time and no zone. Both ends of the trip are UTC, so no shopper's clock can move it.
const atNoon = (isoDate: string): Date => new Date(`${isoDate}T12:00:00Z`);

/** "Tue 24 – Thu 26 Nov", or one day: "Tue 24 Nov". The month is said once where the language puts it last. */
export function formatDays({ from, to }: DayRange, lang: string): string {
  const whole = dateFormat(lang, { weekday: 'short', day: 'numeric', month: 'short' });
  const last = whole.format(atNoon(to));
  if (from === to) return last;
  const first = from.slice(0, 7) === to.slice(0, 7) ? withoutMonth(whole.formatToParts(atNoon(from))) : undefined;
  return `${first ?? whole.format(atNoon(from))} – ${last}`;
}

/** "Tue 24" of "Tue 24 Nov", "Di., 24." of "Di., 24. Nov."; undefined where the month does not come last. */
function withoutMonth(parts: readonly Intl.DateTimeFormatPart[]): string | undefined {
  const day = parts.findIndex(({ type }) => type === 'day');
  if (parts.findIndex(({ type }) => type === 'month') < day || parts[0]?.type !== 'weekday') return undefined;
  const [point = ''] = parts[day + 1]?.value.split(' ') ?? [];
  return (
    parts
      .slice(0, day + 1)
      .map(({ value }) => value)
      .join('') + point
  );
}

/** "today" or "tomorrow" as the language says it, by the calendar of `timeZone` at `now` in milliseconds; undefined for any other day. */
export function formatNearDay(isoDate: string, now: number, timeZone: string, lang: string): string | undefined {
  // In Swedish a date is written as ISO 8601 has it.
  const today = dateFormat('sv', { timeZone }).format(now);
  const ahead = (Date.parse(isoDate) - Date.parse(today)) / 86_400_000;
  return ahead === 0 || ahead === 1 ? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(ahead, 'day') : undefined;
}

/** The parts of a tile in a strip of days: "Tue", "24 Nov". */
export function formatDayTile(isoDate: string, lang: string): { weekday: string; day: string } {
  const date = atNoon(isoDate);
  return {
    weekday: dateFormat(lang, { weekday: 'short' }).format(date),
    day: dateFormat(lang, { day: 'numeric', month: 'short' }).format(date),
  };
}

/** "2 h 14 min" from milliseconds, in whole minutes rounded down; never less than one minute. */
export function formatDuration(milliseconds: number, lang: string): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const unit = ([value, name]: (typeof parts)[number]) => numberFormat(lang, { style: 'unit', unit: name }).format(value);
  const shown = minutes < 1440 ? parts : parts.slice(0, 2);
  return shown
    .filter(([value]) => value)
    .map(unit)
    .join(' ');
}
