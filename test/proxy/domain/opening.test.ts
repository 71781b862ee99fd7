import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openingAt, type Interval, type Week } from '../../../proxy/domain/opening.ts';
import { instantAt, instantIn, localTime, zoneOfCountry } from '../../../proxy/domain/time-zones.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** A week from Monday on; days left out are closed. */
const week = (...hours: (Interval[] | null)[]): Week => days.map((day, index) => ({ day, hours: hours[index] ?? null }));
const shop: Interval[] = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
];
const weekdays = week(shop, shop, shop, shop, shop, [['10:00', '17:00']]);

/** On the week of Tuesday 24 November 2026, in Amsterdam (UTC+1), unless it says otherwise. */
const at = (instant: string, hours = weekdays, next?: string) => {
  const { week: shown, ...opening } = openingAt(hours, next, 'NL', Date.parse(instant));
  assert.deepEqual(shown, hours);
  return opening;
};
const open = (until: string) => ({ status: 'open', until });
const closed = (nextOpenAt: string) => ({ status: 'closed', nextOpenAt });

describe('a service point', () => {
  it('is open from its first minute on, and not in its last', () => {
    assert.deepEqual(at('2026-11-24T08:00:00Z'), open('2026-11-24T12:30:00.000+01:00'));
    assert.deepEqual(at('2026-11-24T11:29:59Z'), open('2026-11-24T12:30:00.000+01:00'));
    assert.deepEqual(at('2026-11-24T11:30:00Z'), closed('2026-11-24T13:30:00.000+01:00'));
  });

  it('opens later today, or on the next day it opens at all', () => {
    assert.deepEqual(at('2026-11-24T07:59:00Z'), closed('2026-11-24T09:00:00.000+01:00'));
    assert.deepEqual(at('2026-11-24T17:00:00Z'), closed('2026-11-25T09:00:00.000+01:00'));
    assert.deepEqual(at('2026-11-23T17:00:00Z', week(shop, null, null, shop)), closed('2026-11-26T09:00:00.000+01:00'));
  });

  it('opens again on Sunday when that is the next', () =>
    assert.deepEqual(at('2026-11-28T20:00:00Z', week(null, null, null, null, null, null, shop)), closed('2026-11-29T09:00:00.000+01:00')));

  it('says of what lies past Sunday only what Sendcloud said, while it is still to come', () => {
    assert.deepEqual(at('2026-11-29T10:00:00Z'), { status: 'closed' });
    assert.deepEqual(at('2026-11-29T10:00:00Z', weekdays, '2026-11-30T08:00:00Z'), closed('2026-11-30T09:00:00.000+01:00'));
    assert.deepEqual(at('2026-11-29T10:00:00Z', weekdays, '2026-11-29T10:00:00Z'), { status: 'closed' });
    assert.deepEqual(at('2026-11-29T10:00:00Z', weekdays, 'soon'), { status: 'closed' });
  });

  it('that closes after midnight says when, not midnight', () => {
    for (const midnight of ['24:00', '23:59'])
      assert.deepEqual(
        at('2026-11-24T20:00:00Z', week(null, [['18:00', midnight]], [['00:00', '02:00']])),
        open('2026-11-25T02:00:00.000+01:00'),
      );
  });

  it('that closes at midnight says midnight, whatever the next day brings', () => {
    const late = open('2026-11-25T00:00:00.000+01:00');
    assert.deepEqual(at('2026-11-24T20:00:00Z', week(null, [['18:00', '24:00']], shop)), late);
    assert.deepEqual(at('2026-11-24T20:00:00Z', week(null, [['18:00', '24:00']])), late);
  });

  it('that never closes has no end, not even on Sunday', () => {
    const always = week(...days.map((): Interval[] => [['00:00', '24:00']]));
    assert.deepEqual(at('2026-11-24T03:00:00Z', always), { status: 'open' });
    assert.deepEqual(at('2026-11-29T22:00:00Z', always), { status: 'open' });
  });

  it('open till late on Sunday closes then', () =>
    assert.deepEqual(at('2026-11-29T10:00:00Z', week(null, null, null, null, null, null, shop)), open('2026-11-29T12:30:00.000+01:00')));

  it('whose hours nobody told is neither open nor closed', () =>
    assert.deepEqual(openingAt(null, '2026-11-30T08:00:00Z', 'NL', Date.parse('2026-11-24T10:00:00Z')), { status: 'unknown', week: null }));
});

describe('a country’s clock', () => {
  const noon = Date.parse('2026-07-01T12:00:00Z');
  /** What clocks show at noon UTC on the first of July. */
  const summer: Record<string, string[]> = {
    '13:00': ['GB', 'IE', 'PT'],
    '14:00': ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FR', 'HR', 'HU', 'IT', 'LU', 'MC', 'MT', 'NL', 'NO', 'PL', 'SE', 'SI', 'SK'],
    '15:00': ['BG', 'CY', 'EE', 'FI', 'GR', 'LT', 'LV', 'RO'],
  };
  for (const [time, countries] of Object.entries(summer))
    it(`shows ${time} at noon UTC in summer in ${countries.join(', ')}`, () => {
      for (const country of countries) assert.equal(localTime(noon, zoneOfCountry(country)).time, time, country);
    });

  it('of a country that is not in the table is Amsterdam’s', () => assert.equal(zoneOfCountry('XX'), 'Europe/Amsterdam'));

  it('tells day, time and Monday as they are there', () => {
    const monday = Date.parse('2026-11-23T00:00:00Z');
    const amsterdam = 'Europe/Amsterdam';
    assert.deepEqual(localTime(Date.parse('2026-11-22T22:59:59Z'), amsterdam), { day: 6, time: '23:59', monday: monday - 7 * 86_400_000 });
    assert.deepEqual(localTime(Date.parse('2026-11-22T23:00:00Z'), amsterdam), { day: 0, time: '00:00', monday });
    assert.deepEqual(localTime(Date.parse('2026-11-25T23:05:00Z'), amsterdam), { day: 3, time: '00:05', monday });
  });

  it('writes instants with the offset it has then, also west of Greenwich and by half hours', () => {
    const instant = Date.parse('2026-11-24T10:00:00Z');
    assert.equal(instantIn(instant, 'Europe/Amsterdam'), '2026-11-24T11:00:00.000+01:00');
    assert.equal(instantIn(instant, 'America/St_Johns'), '2026-11-24T06:30:00.000-03:30');
    assert.equal(instantIn(instant, 'Asia/Kathmandu'), '2026-11-24T15:45:00.000+05:45');
    assert.equal(instantIn(instant, 'UTC'), '2026-11-24T10:00:00.000+00:00');
  });

  it('keeps its wall time over a change of clocks', () => {
    const monday = Date.parse('2026-03-23T00:00:00Z');
    const amsterdam = 'Europe/Amsterdam';
    assert.equal(instantAt(monday, 5, '18:30', amsterdam), '2026-03-28T18:30:00.000+01:00');
    assert.equal(instantAt(monday, 6, '01:30', amsterdam), '2026-03-29T01:30:00.000+01:00');
    assert.equal(instantAt(monday, 6, '03:30', amsterdam), '2026-03-29T03:30:00.000+02:00');
    assert.equal(instantAt(monday, 6, '24:00', amsterdam), '2026-03-30T00:00:00.000+02:00');
    assert.equal(instantAt(monday, 0, '09:00', 'America/New_York'), '2026-03-23T09:00:00.000-04:00');
  });

  it('is told right for more instants than are remembered', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    for (let day = 0; day < 365; day++)
      for (const zone of ['Europe/Amsterdam', 'Europe/Lisbon', 'Europe/Helsinki'])
        for (let hour = 0; hour < 24; hour += 2) {
          const instant = start + (day * 24 + hour) * 3_600_000;
          assert.equal(Date.parse(instantIn(instant, zone)), instant);
        }
  });
});
