/** A calendar day without a zone. */
export class Day {
  /** `YYYY-MM-DD`, or anything that begins with it. */
  static of(iso: string): Day {
    return new Day(Date.parse(iso.slice(0, 10)));
  }

  readonly #utc: number;

  constructor(utcMidnight: number) {
    this.#utc = utcMidnight;
  }

  /** Monday is 0. */
  get weekday(): number {
    return (new Date(this.#utc).getUTCDay() + 6) % 7;
  }

  /** `YYYY-MM-DD`. */
  get iso(): string {
    return new Date(this.#utc).toISOString().slice(0, 10);
  }

  daysUntil(other: Day): number {
    return (other.#utc - this.#utc) / 86_400_000;
  }

  plus(days: number): Day {
    return new Day(this.#utc + days * 86_400_000);
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const digits = '2-digit' as const;
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
    formats.set(timeZone, format);
  }
  return format;
}

const QUARTER = 900_000;
const offsets = new Map<string, number>();

/** Milliseconds ahead of UTC. Zones change on the quarter hour only, so one look-up serves each quarter. */
function offsetAt(epoch: number, timeZone: string): number {
  const quarter = Math.floor(epoch / QUARTER) * QUARTER;
  const key = `${timeZone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const [day = '', time = ''] = formatOf(timeZone).format(quarter).split(', ');
    const [date = '', month = '', year = ''] = day.split('/');
    offset = Date.parse(`${year}-${month}-${date}T${time}Z`) - quarter;
    if (offsets.size > 10_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

export function localDate(epoch: number, timeZone: string): Day {
  const wall = epoch + offsetAt(epoch, timeZone);
  return new Day(wall - (wall % 86_400_000));
}

/** The instant when it is `HH:mm` on a day somewhere, with that moment's offset. */
export function zonedInstant(day: Day, time: string, timeZone: string): { epoch: number; iso: string } {
  const wall = Date.parse(`${day.iso}T${time}:00Z`);
  const offset = offsetAt(wall - offsetAt(wall, timeZone), timeZone);
  const sign = offset < 0 ? '-' : '+';
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const minutes = Math.abs(offset) / 60_000;
  return { epoch: wall - offset, iso: `${day.iso}T${time}:00${sign}${pad(minutes / 60)}:${pad(minutes % 60)}` };
}
