const DAY = 86_400_000;

/**
 * Public holidays of a whole country on which its carriers do not deliver: `MM-DD`, or days from Easter Sunday (`+39` is Ascension). Regional
 * ones are left out, so that a window never skips a day on which the parcel comes.
 */
const holidays: Record<string, string> = {
  AT: '01-01 01-06 +1 05-01 +39 +50 +60 08-15 10-26 11-01 12-08 12-25 12-26',
  BE: '01-01 +1 05-01 +39 +50 07-21 08-15 11-01 11-11 12-25',
  CH: '01-01 -2 +1 +39 +50 08-01 12-25 12-26',
  CZ: '01-01 -2 +1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
  DE: '01-01 -2 +1 05-01 +39 +50 10-03 12-25 12-26',
  DK: '01-01 -3 -2 +1 +39 +50 12-25 12-26',
  ES: '01-01 01-06 -2 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
  FI: '01-01 01-06 -2 +1 05-01 +39 12-06 12-24 12-25 12-26',
  FR: '01-01 +1 05-01 05-08 +39 +50 07-14 08-15 11-01 11-11 12-25',
  GB: '01-01 -2 +1 12-25 12-26',
  HU: '01-01 03-15 -2 +1 05-01 +50 08-20 10-23 11-01 12-25 12-26',
  IE: '01-01 03-17 +1 12-25 12-26',
  IT: '01-01 01-06 +1 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26',
  LU: '01-01 +1 05-01 05-09 +39 +50 06-23 08-15 11-01 12-25 12-26',
  NL: '01-01 +1 04-27 +39 +50 12-25 12-26',
  PL: '01-01 01-06 +1 05-01 05-03 +60 08-15 11-01 11-11 12-24 12-25 12-26',
  PT: '01-01 -2 04-25 05-01 +60 06-10 08-15 10-05 11-01 12-01 12-08 12-25',
  SE: '01-01 01-06 -2 +1 05-01 +39 06-06 12-24 12-25 12-26',
  SK: '01-01 01-06 -2 +1 05-01 08-29 11-01 12-24 12-25 12-26',
};
const elsewhere = '01-01 12-25';

/** `day` is a UTC midnight, epoch milliseconds; of a country we know nothing of, New Year and Christmas. */
export function isHoliday(country: string, day: number): boolean {
  const date = new Date(day).toISOString();
  const fromEaster = Math.round((day - easterSunday(Number(date.slice(0, 4)))) / DAY);
  const named = (holidays[country] ?? elsewhere).split(' ');
  return named.includes(date.slice(5, 10)) || named.includes(fromEaster > 0 ? `+${fromEaster}` : String(fromEaster));
}

/** The Gregorian reckoning, without its tables: https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return Date.UTC(year, 2, 22 + epact + weekday - 7 * late);
}
