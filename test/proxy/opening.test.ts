import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openingOf } from '../../proxy/sendcloud/opening.ts';

const shop = (start_time: string, end_time: string) => ({ start_time, end_time });
const nineToSix = [shop('09:00', '12:30'), shop('13:30', '18:00')];
const week = {
  monday: nineToSix,
  tuesday: nineToSix,
  wednesday: nineToSix,
  thursday: nineToSix,
  friday: nineToSix,
  saturday: [shop('10:00', '17:00')],
  sunday: null,
};
const always = Object.fromEntries(Object.keys(week).map((day) => [day, [shop('00:00', '23:59')]]));
const at = (instant: string, times: Parameters<typeof openingOf>[0] = week, country = 'NL', next?: string) =>
  openingOf(times, next, country, Date.parse(instant));

describe('opening times', () => {
  it('say until when a point is open, on its own clock', () => {
    const { status, until } = at('2026-11-24T10:00:00Z');
    assert.deepEqual([status, until], ['open', '2026-11-24T12:30:00.000+01:00']);
  });

  it('know a lunch break from a day that is over', () => {
    assert.deepEqual(at('2026-11-24T12:00:00Z').nextOpenAt, '2026-11-24T13:30:00.000+01:00');
    assert.deepEqual(at('2026-11-24T17:00:00Z').nextOpenAt, '2026-11-25T09:00:00.000+01:00');
  });

  it('are read in the zone of the point’s country', () => {
    assert.equal(at('2026-11-24T08:30:00Z', week, 'NL').status, 'open');
    assert.equal(at('2026-11-24T08:30:00Z', week, 'PT').status, 'closed');
    assert.equal(at('2026-11-24T07:30:00Z', week, 'FI').status, 'open');
  });

  it('follow the clock change of that week', () => {
    assert.equal(at('2026-03-28T18:00:00Z', { ...week, sunday: [shop('12:00', '17:00')] }).nextOpenAt, '2026-03-29T12:00:00.000+02:00');
  });

  it('do not invent what lies past Sunday, and take it from Sendcloud when it says so', () => {
    assert.equal(at('2026-11-29T10:00:00Z').nextOpenAt, undefined);
    assert.equal(at('2026-11-29T10:00:00Z', week, 'NL', '2026-11-30T09:00:00+01:00').nextOpenAt, '2026-11-30T09:00:00.000+01:00');
    assert.equal(at('2026-11-29T10:00:00Z', week, 'NL', '2026-11-27T09:00:00+01:00').nextOpenAt, undefined, 'a past instant is no promise');
  });

  it('end nowhere for a locker that never closes, and after midnight for a bar', () => {
    assert.deepEqual([at('2026-11-24T03:00:00Z', always).status, at('2026-11-24T03:00:00Z', always).until], ['open', undefined]);
    const late = { ...week, tuesday: [shop('18:00', '00:00')], wednesday: [shop('00:00', '02:00')] };
    assert.equal(at('2026-11-24T20:00:00Z', late).until, '2026-11-25T02:00:00.000+01:00');
  });

  it('are unknown, which is not closed, when nobody told', () => {
    for (const nothing of [undefined, {}])
      assert.deepEqual(openingOf(nothing, undefined, 'NL', Date.parse('2026-11-24T10:00:00Z')), { status: 'unknown', week: null });
  });

  it('list the week from Monday, a closed day as null, and leave out what makes no sense', () => {
    const opening = at('2026-11-24T10:00:00Z', { ...week, monday: [shop('9:00', '12:00'), shop('soon', 'later'), shop('18:00', '17:00')] });
    assert.deepEqual(opening.week?.[0], { day: 'monday', hours: [['09:00', '12:00']] });
    assert.deepEqual(opening.week?.[6], { day: 'sunday', hours: null });
  });
});
