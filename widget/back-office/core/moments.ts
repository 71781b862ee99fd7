import { dateFormat } from '../../core/formats.ts';

/** "24 Nov 2026, 10:00", on the clock of whoever looks. What is no instant stays as it is. */
export function formatMoment(instant: string, lang: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : dateFormat(lang, { timeZone: undefined, dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** "24 Nov 2026" for an ISO date. */
export const formatDay = (date: string, lang: string): string => dateFormat(lang, { dateStyle: 'medium' }).format(Date.parse(date));

/** The instant at which a day begins for whoever looks, `days` later; nothing for no day. `date` is an ISO date, as a date field has it. */
export function startOfDay(date: string, days = 0): string {
  if (!date) return '';
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + days).toISOString();
}
