import { dateFormat } from './formats.ts';

/** What a point says about its doors. Instants carry the point's own offset. */
export interface Doors {
  readonly status: 'open' | 'closed' | 'unknown';
  readonly until?: string | undefined;
  readonly nextOpenAt?: string | undefined;
}

/** `today`: it opens on the day that the point's calendar shows now. */
export type DoorState = { status: 'open'; until?: Date } | { status: 'closed'; opens?: Date; today?: boolean } | { status: 'unknown' };

/**
 * Open or closed at `now`, from an answer that may be older: a passed `until` closes the door, a passed `nextOpenAt`
 * leaves us knowing nothing. The dates hold the point's wall clock as if it were UTC; format them with `formatClock`.
 */
export function doorState(doors: Doors, now: number): DoorState {
  const passed = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now;
  if (doors.status === 'unknown' || (doors.status === 'closed' && passed(doors.nextOpenAt))) return { status: 'unknown' };
  if (doors.status === 'open' && !passed(doors.until))
    return doors.until ? { status: 'open', until: wallClock(doors.until) } : { status: 'open' };
  if (!doors.nextOpenAt || passed(doors.nextOpenAt)) return { status: 'closed' };
  const opens = wallClock(doors.nextOpenAt);
  const wait = Date.parse(doors.nextOpenAt) - now;
  return { status: 'closed', opens, today: opens.getUTCDate() === new Date(opens.getTime() - wait).getUTCDate() && wait < DAY };
}

const DAY = 86_400_000;

/** What the point's own clock shows at an instant: the part before the offset, kept as UTC. */
const wallClock = (instant: string): Date => new Date(`${instant.slice(0, 16)}Z`);

/** "22:00" or "10:00 PM"; "Mon 09:00" with the weekday. */
export function formatClock(time: Date, lang: string, withWeekday = false): string {
  return dateFormat(lang, { hour: 'numeric', minute: '2-digit', ...(withWeekday && { weekday: 'short' }) }).format(time);
}

/** "monday" as the language writes it. 5 January 2026 was a Monday. */
export function formatWeekday(day: string, lang: string): string {
  const index = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(day);
  return dateFormat(lang, { weekday: 'long' }).format(Date.UTC(2026, 0, 5 + index));
}

/** "09:00" as the language writes it. */
export const formatHour = (hour: string, lang: string): string => formatClock(new Date(`1970-01-01T${hour.padStart(5, '0')}Z`), lang);
