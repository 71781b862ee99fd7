import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { easterSunday, isHoliday } from '../../../proxy/domain/holidays.ts';

const DAY = 86_400_000;
/** `MM-DD` of every holiday of a year that is not a Sunday. */
function holidaysOf(country: string, year: number): string {
  const days: string[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY)
    if (isHoliday(country, day) && new Date(day).getUTCDay() !== 0) days.push(new Date(day).toISOString().slice(5, 10));
  return days.join(' ');
}

/** The almanac of 2027, without Sundays. */
const calendar2027: Record<string, string> = {
  AT: '01-01 01-06 03-29 05-01 05-06 05-17 05-27 10-26 11-01 12-08 12-25',
  BE: '01-01 03-29 05-01 05-06 05-17 07-21 11-01 11-11 12-25',
  CH: '01-01 03-26 03-29 05-06 05-17 12-25',
  CZ: '01-01 03-26 03-29 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25',
  DE: '01-01 03-26 03-29 05-01 05-06 05-17 12-25',
  DK: '01-01 03-25 03-26 03-29 05-06 05-17 12-25',
  ES: '01-01 01-06 03-26 05-01 10-12 11-01 12-06 12-08 12-25',
  FI: '01-01 01-06 03-26 03-29 05-01 05-06 12-06 12-24 12-25',
  FR: '01-01 03-29 05-01 05-06 05-08 05-17 07-14 11-01 11-11 12-25',
  GB: '01-01 03-26 03-29 12-25',
  HU: '01-01 03-15 03-26 03-29 05-01 05-17 08-20 10-23 11-01 12-25',
  IE: '01-01 03-17 03-29 12-25',
  IT: '01-01 01-06 03-29 05-01 06-02 11-01 12-08 12-25',
  LU: '01-01 03-29 05-01 05-06 05-17 06-23 11-01 12-25',
  NL: '01-01 03-29 04-27 05-06 05-17 12-25',
  PL: '01-01 01-06 03-29 05-01 05-03 05-27 11-01 11-11 12-24 12-25',
  PT: '01-01 03-26 05-01 05-27 06-10 10-05 11-01 12-01 12-08 12-25',
  SE: '01-01 01-06 03-26 03-29 05-01 05-06 12-24 12-25',
  SK: '01-01 01-06 03-26 03-29 05-01 11-01 12-24 12-25',
  JP: '01-01 12-25',
};

describe('public holidays', () => {
  for (const [country, days] of Object.entries(calendar2027))
    it(`of ${country} in 2027`, () => assert.equal(holidaysOf(country, 2027), days));

  it('that fell on Sundays in 2027 are there in 2026', () => {
    const both = (country: string, ...days: string[]) => days.every((day) => isHoliday(country, Date.parse(`2026-${day}`)));
    assert.ok(both('AT', '08-15', '12-26') && both('BE', '08-15') && both('CH', '08-01', '12-26') && both('CZ', '12-26'));
    assert.ok(both('DE', '10-03', '12-26') && both('DK', '12-26') && both('ES', '08-15') && both('FI', '12-26') && both('FR', '08-15'));
    assert.ok(both('GB', '12-26') && both('HU', '12-26') && both('IE', '12-26') && both('IT', '04-25', '08-15', '12-26'));
    assert.ok(both('LU', '05-09', '08-15', '12-26') && both('NL', '12-26') && both('PL', '08-15', '12-26') && both('PT', '04-25', '08-15'));
    assert.ok(both('SE', '06-06', '12-26') && both('SK', '08-29', '12-26'));
  });
});

describe('Easter', () => {
  it('is where the almanac has it', () => {
    const sundays =
      '2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2035-03-25 2038-04-25 2049-04-18 2076-04-19 1954-04-18 2100-03-28'.split(
        ' ',
      );
    for (const sunday of sundays) assert.equal(new Date(easterSunday(Number(sunday.slice(0, 4)))).toISOString().slice(0, 10), sunday);
  });
});
