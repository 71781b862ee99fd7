import type { Day } from '../zone.ts';
import type { Week } from './opening-times.ts';
import { ALWAYS } from './opening-times.ts';

/** Public holidays of fixed date, `MM-DD`: those on which shops are shut and no carrier drives. */
const EVERYWHERE = ['01-01', '12-25'];
const BY_COUNTRY: Record<string, readonly string[]> = {
  NL: ['04-27', '12-26'],
  BE: ['05-01', '07-21', '08-15', '11-01', '11-11'],
  DE: ['05-01', '10-03', '12-26'],
  FR: ['05-01', '05-08', '07-14', '08-15', '11-01', '11-11'],
  ES: ['01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08'],
  IT: ['01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-26'],
  PL: ['01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-24', '12-26'],
  GB: ['12-26'],
  AT: ['01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-26'],
};

/** Those that move with Easter, as almanacs list them: Good Friday, Easter Monday, Ascension, Whit Monday. */
const ALMANAC: Record<string, readonly [friday: string, monday: string, ascension: string, whitMonday: string]> = {
  2025: ['04-18', '04-21', '05-29', '06-09'],
  2026: ['04-03', '04-06', '05-14', '05-25'],
  2027: ['03-26', '03-29', '05-06', '05-17'],
  2028: ['04-14', '04-17', '05-25', '06-05'],
};
/** Which of the four a country keeps. */
const MOVING: Record<string, readonly number[]> = {
  NL: [1, 2, 3],
  BE: [1, 2, 3],
  DE: [0, 1, 2, 3],
  FR: [1, 2, 3],
  ES: [0],
  IT: [1],
  PL: [1],
  GB: [0, 1],
  AT: [1, 2, 3],
};

export function isHoliday(country: string, { iso }: Day): boolean {
  const date = iso.slice(5);
  const moving = ALMANAC[iso.slice(0, 4)] ?? [];
  return (
    EVERYWHERE.includes(date) ||
    (BY_COUNTRY[country]?.includes(date) ?? false) ||
    (MOVING[country]?.some((which) => moving[which] === date) ?? false)
  );
}

/** The hours of the calendar week that holds `day`: a point's usual week, closed on holidays unless it never closes. */
export function weekOf(usual: Week, country: string, day: Day): Week {
  if (usual === ALWAYS) return usual;
  return usual.map((hours, index) => (isHoliday(country, day.plus(index - day.weekday)) ? null : hours));
}
