import type { Day } from '../zone.ts';
import type { Week } from './opening-times.ts';
import { ALWAYS } from './opening-times.ts';

/** Public holidays of fixed date, `MM-DD`: enough for weeks that differ, not a calendar to live by. */
const EVERYWHERE = ['01-01', '12-25'];
const BY_COUNTRY: Record<string, readonly string[]> = {
  NL: ['04-27', '12-26'],
  BE: ['05-01', '07-21', '08-15', '11-01', '11-11'],
  DE: ['05-01', '10-03', '12-26'],
  FR: ['05-01', '05-08', '07-14', '08-15', '11-01', '11-11'],
  ES: ['01-06', '05-01', '10-12', '12-06'],
  IT: ['01-06', '04-25', '05-01', '06-02', '12-26'],
  PL: ['05-01', '05-03', '11-11', '12-26'],
  AT: ['05-01', '10-26', '12-26'],
};

const isHoliday = (country: string, day: Day): boolean => {
  const date = day.iso.slice(5);
  return EVERYWHERE.includes(date) || (BY_COUNTRY[country]?.includes(date) ?? false);
};

/** The hours of the calendar week that holds `day`: a point's usual week, closed on holidays unless it never closes. */
export function weekOf(usual: Week, country: string, day: Day): Week {
  if (usual === ALWAYS) return usual;
  return usual.map((hours, index) => (isHoliday(country, day.plus(index - day.weekday)) ? null : hours));
}
