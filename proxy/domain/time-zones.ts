/**
 * The zone a country's clocks show, for service points, which come without one. One zone a country: islands an hour off (Canaries, Azores)
 * are shown in their mainland's.
 */
export function zoneOfCountry(country: string): string {
  return zones[country] ?? 'Europe/Amsterdam';
}

const zones: Record<string, string> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IT: 'Europe/Rome',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MC: 'Europe/Monaco',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
};

/** `day` 0 is Monday; `monday` is that week's Monday as epoch milliseconds of its UTC midnight; `time` is `HH:mm`. */
export interface LocalTime {
  day: number;
  time: string;
  monday: number;
}

const DAY = 86_400_000;

export function localTime(now: number, zone: string): LocalTime {
  const shown = now + offsetAt(now, zone);
  const date = new Date(shown);
  const day = (date.getUTCDay() + 6) % 7;
  return { day, time: date.toISOString().slice(11, 16), monday: Math.floor(shown / DAY) * DAY - day * DAY };
}

/** The instant at which the zone's clocks show `time` on a day of that week; `24:00` is the next midnight. */
export function instantAt(monday: number, day: number, time: string, zone: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const shown = monday + day * DAY + (hours * 60 + minutes) * 60_000;
  const guess = shown - offsetAt(shown, zone);
  return withOffset(shown, offsetAt(guess, zone));
}

/** An instant, written as the zone's clocks show it. */
export const instantIn = (instant: number, zone: string): string => {
  const offset = offsetAt(instant, zone);
  return withOffset(instant + offset, offset);
};

/** Keeps what the clock on the wall shows, so that a reader needs no table of zones: `2026-11-24T18:00:00.000+01:00`. */
function withOffset(shown: number, offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${new Date(shown).toISOString().slice(0, -1)}${offset < 0 ? '-' : '+'}${digits(minutes / 60)}:${digits(minutes % 60)}`;
}

/** Clocks are changed at a full quarter of an hour at the least, so one look serves all of it: looking costs more than all the rest. */
const QUARTER = 900_000;
const MOST_OFFSETS = 10_000;
const offsets = new Map<string, number>();

/** Milliseconds the zone's clocks are ahead of UTC at that instant. */
function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / QUARTER);
  const key = `${quarter} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = offsetOf(quarter * QUARTER, zone);
  offsets.set(key, offset);
  return offset;
}

function offsetOf(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

/** A formatter is dear to make and the same for everyone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
