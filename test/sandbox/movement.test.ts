import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, cart, pointOf, shipment, toPoint } from './client.ts';

const DAY = 86_400_000;
/** A sandbox whose parcels move, on a Tuesday morning, and a way to announce one there. */
function moving(now = '2026-11-24T10:00:00+01:00', seed = 'sendcloud') {
  const world = arrange({ seed, settings: { movement: 'by-itself' } });
  world.sandbox.clock.set(Date.parse(now));
  const announce = async (body: object, account = 'central') => {
    const { data } = (await world.as(account)('POST', '/api/v3/shipments/announce', body)).body;
    return { shipment: data.id as string, parcel: data.parcels[0].id as number, number: data.parcels[0].tracking_number as string };
  };
  const events = async (number: string, account = 'central'): Promise<[code: string, at: string][]> => {
    const { body } = await world.as(account)('GET', `/api/v3/parcels/tracking/${number}`);
    return body.events.map(({ status_code, event_at }: Record<string, string>) => [status_code, event_at]);
  };
  return { ...world, announce, events };
}

describe('carriers', () => {
  it('leave parcels to the controls unless they are told to drive', async () => {
    const { as, sandbox } = arrange();
    const { data } = (await as('central')('POST', '/api/v3/shipments/announce', shipment())).body;
    sandbox.clock.advance(30 * DAY);
    const { body } = await as('central')('GET', `/api/v3/shipments/${data.id}`);
    assert.equal(body.data.parcels[0].status.code, 'READY_TO_SEND');
  });

  it('take a parcel at the cut-off and bring it on a later day, each step at its own time', async () => {
    const { announce, events, sandbox } = moving();
    const { number } = await announce(shipment());
    sandbox.clock.advance(30 * DAY);
    const way = await events(number);
    assert.deepEqual(
      way.map(([code]) => code),
      ['ANNOUNCING', 'READY_TO_SEND', 'TO_SORTING', 'SORTED', 'DRIVER_ON_ROUTE', 'DELIVERED'],
    );
    assert.equal(way[2]?.[1], '2026-11-24T16:00:00.000Z');
    const times = way.map(([, at]) => at);
    assert.deepEqual(times, times.toSorted());
    assert.ok(times.at(-1)! > '2026-11-25' && times.at(-1)! < '2026-12-01', times.at(-1));
  });

  it('bring it to the point, where it waits and is collected', async () => {
    const { announce, events, sandbox, as } = moving();
    const { number } = await announce(toPoint('postnl:pakjegemak', String((await pointOf(as, 'postnl')).id)));
    sandbox.clock.advance(30 * DAY);
    assert.deepEqual(
      (await events(number)).slice(4).map(([code]) => code),
      ['SHIPMENT_ON_ROUTE', 'AWAITING_CUSTOMER_PICKUP', 'COLLECTED_BY_CUSTOMER'],
    );
  });

  it('leave a cancelled parcel where it is', async () => {
    const { announce, events, sandbox, as } = moving();
    const { shipment: id, number } = await announce(shipment());
    await as('central')('POST', `/api/v3/shipments/${id}/cancel`);
    sandbox.clock.advance(30 * DAY);
    assert.equal((await events(number)).at(-1)?.[0], 'CANCELLED');
  });

  it('keep a parcel for the day that was chosen', async () => {
    const { announce, events, sandbox } = moving();
    const chosen = { handover_at: '2026-12-02T12:00:00+01:00', deliver_at: '2026-12-03T12:00:00+01:00' };
    const numbers = [];
    for (let parcel = 0; parcel < 40; parcel += 1) numbers.push((await announce(shipment({ delivery_dates: chosen }))).number);
    sandbox.clock.advance(30 * DAY);
    const days = await Promise.all(numbers.map(async (number) => (await events(number)).at(-1)![1].slice(0, 10)));
    assert.ok(days.every((day) => day >= '2026-12-03'));
    assert.ok(days.filter((day) => day === '2026-12-03').length > 25, days.join(' '));
  });

  it('neither collect nor deliver at Christmas, whatever the merchant’s schedule says', async () => {
    const { announce, events, sandbox } = moving('2026-12-24T18:00:00+01:00');
    const numbers = [];
    for (let parcel = 0; parcel < 20; parcel += 1) numbers.push((await announce(shipment())).number);
    sandbox.clock.advance(30 * DAY);
    for (const number of numbers) {
      const [, , taken] = await events(number);
      assert.ok(taken![1] >= '2026-12-28', taken!.join(' '));
    }
  });

  it('drive alike from one seed and otherwise from another', async () => {
    const arrivals = async (seed: string) => {
      const { announce, events, sandbox } = moving(undefined, seed);
      const numbers = [];
      for (let parcel = 0; parcel < 5; parcel += 1) numbers.push((await announce(shipment())).number);
      sandbox.clock.advance(30 * DAY);
      return Promise.all(numbers.map((number) => events(number)));
    };
    assert.deepEqual(await arrivals('one'), await arrivals('one'));
    assert.notDeepEqual(await arrivals('one'), await arrivals('two'));
  });
});

describe('lead times', () => {
  const { as, sandbox } = arrange();
  const leadTimes = async (country: string, code: string): Promise<number[]> => {
    const to_address = { country_code: country, postal_code: '5611EM' };
    const { body } = await as('own-v3')('POST', '/api/v3/checkout/delivery-options', cart({ to_address }));
    const option = body.delivery_options.find(
      (each: { checkout_identifier: { value: string } }) => each.checkout_identifier.value === code,
    );
    return Object.values(option.lead_time_hours);
  };

  it('are whole days that never fall from one percentile to the next', async () => {
    for (const [country, code] of [
      ['NL', 'postnl:standard'],
      ['BE', 'dhl:complete/standard'],
      ['DE', 'dpd:home'],
    ] as const) {
      const hours = await leadTimes(country, code);
      assert.equal(hours.length, 10);
      assert.ok(hours.every((value) => value % 24 === 0));
      assert.deepEqual(
        hours,
        hours.toSorted((a, b) => a - b),
      );
    }
  });

  it('are longer where a border is crossed and where the weekend is kept', async () => {
    const [home, abroad, slow] = await Promise.all([
      leadTimes('NL', 'postnl:standard'),
      leadTimes('BE', 'postnl:standard'),
      leadTimes('DE', 'dpd:home'),
    ]);
    assert.ok(home[8]! < abroad[8]! && abroad[8]! < slow[8]!, JSON.stringify({ home, abroad, slow }));
  });

  it('count no handover on a holiday that the merchant entered, and no delivery on one where the parcel goes', async () => {
    sandbox.clock.set(Date.parse('2026-12-24T18:00:00+01:00'));
    const { body } = await as('own-v3')('POST', '/api/v3/checkout/delivery-options', cart());
    const [standard] = body.delivery_options;
    const nominated = body.delivery_options.find((each: { delivery_dates: unknown }) => each.delivery_dates !== null);
    assert.equal(standard.cut_off_time, '2026-12-28T17:00:00+01:00');
    assert.equal(nominated.delivery_dates[0].delivery_date, '2026-12-29T12:00:00+01:00');
    const { body: unaware } = await as('central')('POST', '/api/v3/checkout/delivery-options', cart());
    assert.equal(unaware.delivery_options[0].cut_off_time, '2026-12-25T17:00:00+01:00');
  });
});
