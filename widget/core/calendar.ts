import { dateFormat, numberFormat } from './formats.ts';

/** Days are ISO dates, months `YYYY-MM`. Everything is counted in UTC, so no clock change can lose a day. */
const DAY = 86_400_000;

const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const iso = (date: Date | number): string => new Date(date).toISOString().slice(0, 10);

export const monthOf = (day: string): string => day.slice(0, 7);

const plusDays = (day: string, days: number): string => iso(at(day).getTime() + days * DAY);

/** The same day of another month, or the last day where that month is shorter. */
function plusMonths(day: string, months: number): string {
  const date = at(`${monthOf(day)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = at(iso(date));
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(Number(day.slice(8)), last.getUTCDate()));
  return iso(date);
}

/** How many days after the start of its week a day is; weeks start on `firstDay`, 1 is Monday and 7 Sunday. */
const intoWeek = (day: string, firstDay: number): number => (at(day).getUTCDay() - firstDay + 7) % 7;

/** The weeks of a month, each of seven days; days of the months around it are undefined. */
export function weeksOf(month: string, firstDay: number): (string | undefined)[][] {
  const first = `${month}-01`;
  const start = plusDays(first, -intoWeek(first, firstDay));
  const weeks: (string | undefined)[][] = [];
  for (let week = start; monthOf(week) <= month; week = plusDays(week, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => plusDays(week, index));
    weeks.push(days.map((day) => (monthOf(day) === month ? day : undefined)));
  }
  return weeks;
}

/**
 * Where a key leads to in a grid of days (ARIA Authoring Practices, "Date Picker Dialog Example"): arrows by a day or a
 * week, Home and End within the week, Page keys by a month. Undefined for other keys.
 */
export function dayAfterKey(day: string, key: string, firstDay: number, isRtl: boolean): string | undefined {
  const ahead = isRtl ? -1 : 1;
  const moves: Readonly<Record<string, () => string>> = {
    ArrowRight: () => plusDays(day, ahead),
    ArrowLeft: () => plusDays(day, -ahead),
    ArrowDown: () => plusDays(day, 7),
    ArrowUp: () => plusDays(day, -7),
    Home: () => plusDays(day, -intoWeek(day, firstDay)),
    End: () => plusDays(day, 6 - intoWeek(day, firstDay)),
    PageDown: () => plusMonths(day, 1),
    PageUp: () => plusMonths(day, -1),
  };
  return moves[key]?.();
}

/** The first month a step away, in the same form. */
export const monthAfter = (month: string, months: number): string => monthOf(plusMonths(`${month}-01`, months));

type WithWeek = Intl.Locale & { getWeekInfo?(): { firstDay: number }; readonly weekInfo?: { firstDay: number } };

/** The day weeks start on, 1 is Monday; Monday too where the browser does not know. */
export function firstDayOfWeek(lang: string): number {
  const locale: WithWeek = new Intl.Locale(lang);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** The names of the days of a week: long, and short enough for a column of seven. */
export function weekdayNames(lang: string, firstDay: number): { short: string; long: string }[] {
  const name = (day: Date, weekday: 'narrow' | 'short' | 'long') => dateFormat(lang, { weekday }).format(day);
  // 5 January 2026 was a Monday.
  const days = Array.from({ length: 7 }, (_, index) => at(plusDays('2026-01-05', firstDay - 1 + index)));
  const shorts = days.map((day) => name(day, 'short'));
  const isLong = shorts.some((short) => short.length > 5);
  return days.map((day, n) => ({ short: isLong ? name(day, 'narrow') : (shorts[n] ?? ''), long: name(day, 'long') }));
}

/** "November 2026". */
export const formatMonth = (month: string, lang: string): string =>
  dateFormat(lang, { month: 'long', year: 'numeric' }).format(at(`${month}-01`));

/** "24", in the language's own digits. */
export const formatDayNumber = (day: string, lang: string): string => numberFormat(lang, {}).format(Number(day.slice(8)));

/** "Tuesday 24 November". */
export const formatLongDay = (day: string, lang: string): string =>
  dateFormat(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(at(day));
