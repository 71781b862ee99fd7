/** Delivery days from the handover to the first attempt: of most past parcels, the least and the most. */
export interface Transit {
  least: number;
  most: number;
}

/** Slower than this is no history to go by. */
const MOST_DAYS = 30;

/**
 * How many delivery days parcels take, from how many calendar days they took (`{ 10: 1, …, 90: 3, 95: 3 }`, by percentile).
 *
 * The history mixes parcels that met a weekend with such that did not, so three calendar days may be one delivery day from a Friday or three
 * from a Monday. Taking handovers as spread over Monday to Friday, a fixed number of delivery days has percentiles of its own: `least` is the
 * largest number that is never slower than the history, `most` the smallest that is never faster. `week` is how many days of it the carrier
 * delivers on, from Monday. Null for a history that no number of days explains.
 */
export function transitOf(calendarDays: ReadonlyMap<number, number>, week: number): Transit | null {
  const past = [...calendarDays];
  let least = 0;
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const gaps = past.map(([percentile, took]) => took - calendarDaysFor(days, percentile, week));
    if (gaps.every((gap) => gap >= 0)) least = days;
    if (gaps.every((gap) => gap <= 0)) return { least, most: days };
  }
  return null;
}

/** Calendar days that so many delivery days take at a percentile of the handovers: the later in the week, the likelier a weekend is met. */
function calendarDaysFor(days: number, percentile: number, week: number): number {
  const weekday = Math.ceil(percentile / 20) - 1;
  return days + (7 - week) * Math.floor((weekday + days) / week);
}
