import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, pointOf } from './client.ts';

type Results = {
  id: number;
  carrier: { code: string };
  general_shop_type: string;
  distance: number | null;
  position: { latitude: number; longitude: number };
}[];

const { as, sandbox, control } = arrange();
const find = (query: string, account = 'own-v3') => as(account)('GET', `/api/v3/service-points?${query}`);

/** A query that must be refused: parameter, code and Sendcloud's words. */
const REFUSED: [query: string, parameter: string | undefined, code: string, detail: RegExp][] = [
  ['carrier_code=postnl', 'country_code', 'required', /^Field required$/],
  ['country_code=XX&carrier_code=postnl', 'country_code', 'invalid_choice', /^"XX" is not a valid country code$/],
  [
    'country_code=NL&carrier_code=postnl&latitude=north&longitude=5',
    'latitude',
    'invalid',
    /^Input should be a valid number, unable to parse string as a number$/,
  ],
  [
    'country_code=NL&carrier_code=postnl&general_shop_type=shop',
    'general_shop_type',
    'invalid_choice',
    /^Input should be 'servicepoint', 'locker', 'post_office' or 'carrier_depot'$/,
  ],
  [
    'country_code=NL&carrier_code=postnl&use_integration_carriers=true',
    'carrier_code',
    'validation_error',
    /^carrier_code and use_integration_carriers are mutually exclusive$/,
  ],
  ['country_code=NL', 'carrier_code', 'validation_error', /carrier_code or use_integration_carriers/],
  [
    'country_code=NL&carrier_code=postnl&ne_latitude=52',
    'ne_latitude',
    'validation_error',
    /^ne_latitude, ne_longitude, sw_latitude, and sw_longitude must all be provided together$/,
  ],
  [
    'country_code=NL&carrier_code=postnl&ne_latitude=53&ne_longitude=7&sw_latitude=51&sw_longitude=4',
    'ne_latitude',
    'validation_error',
    /50 km/,
  ],
  ['country_code=NL&carrier_code=postnl&address=5611EM&latitude=51&longitude=5', 'address', 'validation_error', /Only one of/],
  [
    'country_code=NL&carrier_code=postnl&address_house_number=3&address_city=Eindhoven',
    'address_house_number',
    'validation_error',
    /requires/,
  ],
  ['country_code=NL&carrier_code=postnl&address=5611EM&radius=50', 'radius', 'invalid', /greater than or equal to 100/],
  ['country_code=NL&carrier_code=postnl&limit=201', 'limit', 'invalid', /less than or equal to 200/],
  [
    'country_code=NL&carrier_code=acme',
    undefined,
    'validation_error',
    /^Service points are not supported for the requested carriers: acme\.$/,
  ],
  ['country_code=NL&carrier_code=postnl,dhl', undefined, 'validation_error', /postnl,dhl/],
  ['country_code=NL&carrier_code=postnl&postal_code=5611', 'postal_code', 'extra_forbidden', /not permitted/],
];

describe('GET /service-points', () => {
  it('refuses each bad parameter in Sendcloud’s words', async () => {
    for (const [query, parameter, code, detail] of REFUSED) {
      const { status, body } = await find(query);
      assert.equal(status, 400, query);
      const [error] = body.errors;
      assert.deepEqual([error.code, error.source?.parameter, error.status], [code, parameter, '400'], query);
      assert.match(error.detail, detail);
    }
  });

  it('has forty points and more around the centre of Eindhoven, of each large carrier shops and lockers', async () => {
    const { body } = await find('country_code=NL&use_integration_carriers=true&address=5611EM&radius=3000&limit=200');
    const results: Results = body.data.results;
    assert.ok(results.length >= 40, String(results.length));
    for (const carrier of ['postnl', 'dhl', 'dpd']) {
      for (const kind of ['servicepoint', 'locker']) {
        assert.ok(
          results.some((point) => point.carrier.code === carrier && point.general_shop_type === kind),
          `${carrier} ${kind}`,
        );
      }
    }
  });

  it('sorts by distance from an address, and gives no distance without a reference', async () => {
    const near = (await find('country_code=DE&carrier_code=dhl_de&address_postal_code=10115')).body.data;
    const distances = near.results.map((point: Results[number]) => point.distance);
    assert.deepEqual(
      distances,
      distances.toSorted((a: number, b: number) => a - b),
    );
    assert.deepEqual(near.geocoding, { status: 'matched', precision: 'postal_code', formatted_address: '10115 Berlin, DE' });
    const box = (await find('country_code=NL&carrier_code=postnl&ne_latitude=51.46&ne_longitude=5.5&sw_latitude=51.42&sw_longitude=5.44'))
      .body.data;
    assert.equal(box.geocoding, null);
    assert.ok(box.results.length > 5);
    for (const { distance, position } of box.results as Results) {
      assert.equal(distance, null);
      assert.ok(position.latitude <= 51.46 && position.latitude >= 51.42 && position.longitude <= 5.5 && position.longitude >= 5.44);
    }
  });

  it('says how well an address matched', async () => {
    const of = async (query: string) => (await find(`carrier_code=dpd&${query}`)).body.data.geocoding;
    assert.deepEqual(await of('country_code=NL&address=Stadhuisplein 1, Eindhoven'), {
      status: 'matched',
      precision: 'house_number',
      formatted_address: 'Stadhuisplein 1, 5611 LN Eindhoven, NL',
    });
    assert.deepEqual((await of('country_code=DE&address=Rathausplatz, 80331 München')).precision, 'street');
    assert.deepEqual(await of('country_code=NL&address=Eindhoven'), {
      status: 'partially_matched',
      precision: 'city',
      formatted_address: 'Eindhoven, NL',
    });
    assert.deepEqual((await of('country_code=NL&address=Nosuchstreet 9, 5611EM Eindhoven')).status, 'partially_matched');
    assert.deepEqual(await of('country_code=NL&address=qwertyuiop'), { status: 'not_found', precision: null, formatted_address: null });
    assert.deepEqual((await of('country_code=NL&address=10115 Berlin')).status, 'not_found');
  });

  it('finds nothing for an address that is nowhere, without an error', async () => {
    const { status, body } = await find('country_code=NL&carrier_code=dpd&address=qwertyuiop');
    assert.deepEqual([status, body.data.results], [200, []]);
  });

  it('uses the carriers of the integration, and says so when service points are off', async () => {
    const only = (await find('country_code=NL&use_integration_carriers=true&address=5611EM', 'one-carrier')).body.data.results as Results;
    assert.deepEqual([...new Set(only.map((point) => point.carrier.code))], ['dhl']);
    const off = await find('country_code=NL&use_integration_carriers=true&address=5611EM', 'service-points-off');
    assert.equal(off.body.errors[0].detail, 'Service points are not enabled for the authenticated integration.');
    const explicit = await find('country_code=NL&carrier_code=dhl&address=5611EM', 'service-points-off');
    assert.equal(explicit.status, 200);
  });

  it('drops expired points from areas and shows them by identifier', async () => {
    const [point] = (await find('country_code=NL&carrier_code=dpd&address=5611EM&limit=1')).body.data.results;
    await control('PATCH', `/points/${point.id}`, { expired: true });
    const area = (await find('country_code=NL&carrier_code=dpd&address=5611EM')).body.data.results as Results;
    assert.ok(!area.some(({ id }) => id === point.id));
    const byId = await find(`country_code=NL&carrier_code=dpd&carrier_service_point_id=${point.carrier_service_point_id}`);
    assert.deepEqual(
      byId.body.data.results.map((each: { id: number; is_expired: boolean }) => [each.id, each.is_expired]),
      [[point.id, true]],
    );
    assert.equal((await as('own-v3')('GET', `/api/v3/service-points/${point.id}`)).body.data.is_expired, true);
    assert.equal((await as('own-v3')('POST', `/api/v3/service-points/${point.id}/check-availability`)).body.data.is_available, false);
  });

  it('answers 503 while the geocoder is down, but not to coordinates', async () => {
    await control('POST', '/faults', { kind: 'geocoder-down' });
    const down = await find('country_code=NL&carrier_code=dpd&address=5611EM');
    assert.deepEqual(
      [down.status, down.body],
      [503, { errors: [{ status: '503', code: null, detail: 'The address could not be resolved at this time. Try again later.' }] }],
    );
    assert.equal((await find('country_code=NL&carrier_code=dpd&latitude=51.44&longitude=5.47')).status, 200);
    await control('DELETE', '/faults');
  });

  it('says 404 of a point that is not there', async () => {
    for (const id of ['1', '0', 'abc', '99999999999']) {
      const { status, body } = await as('own-v3')('GET', `/api/v3/service-points/${id}`);
      assert.deepEqual(
        [status, body],
        [404, { errors: [{ code: 'not_found', detail: 'The service point could not be found', status: '404' }] }],
      );
    }
  });

  it('tells the hours of the current week, holidays and all', async () => {
    const open = async (now: string) => {
      sandbox.clock.set(Date.parse(now));
      const { results } = (await find('country_code=NL&carrier_code=postnl&general_shop_type=servicepoint&address=5611EM&limit=200')).body
        .data;
      return results as { opening_times: Record<string, unknown>; is_open_tomorrow: boolean; next_open_at: string | null }[];
    };
    const usual = await open('2026-12-17T12:00:00+01:00');
    assert.ok(usual.some(({ opening_times }) => opening_times.friday !== null));
    const christmas = await open('2026-12-24T12:00:00+01:00');
    assert.ok(christmas.every(({ opening_times, is_open_tomorrow }) => opening_times.friday === null && !is_open_tomorrow));
    const reopening = christmas.flatMap(({ next_open_at }) => next_open_at ?? []);
    assert.ok(reopening.length > 0);
    for (const instant of reopening) assert.match(instant, /^2026-12-(24|27|28|29)T\d\d:\d\d:00\+01:00$/);
  });
});

describe('v2 service points in a browser', () => {
  const read = async (path: string, headers: Record<string, string> = {}) =>
    (await arrange().sandbox.fetch(new Request(`http://sandbox/api/v2${path}`, { headers }))).status;
  const search = '/service-points?country=NL&address=5611EM';

  it('open by the public key, or by a token that names the integration', async () => {
    const claims = Buffer.from(JSON.stringify({ iid: 10_001 })).toString('base64url');
    assert.deepEqual(
      [
        await read(`${search}&access_token=demo-own-v3-public`),
        await read(`${search}&access_token=e30.${claims}.signature`),
        await read('/carriers', { authorization: 'AccessToken demo-own-v3-public' }),
      ],
      [200, 200, 200],
    );
  });

  it('stay shut to strangers, and nothing else opens that way', async () => {
    assert.deepEqual(
      [
        await read(search),
        await read(`${search}&access_token=nobody`),
        await read(`${search}&access_token=demo-revoked-public`),
        await read('/parcels?access_token=demo-own-v2-public'),
      ],
      [401, 401, 401, 401],
    );
  });

  it('say which carriers take things of a size, and keep the point that an order wants', async () => {
    const { as } = arrange();
    const fitting = await as('own-v2')('POST', '/api/v2/service-points/items_fit_in_shipment', {
      carrier_codes: ['postnl', 'trunkrs'],
      dimensions: [[30, 90, 10]],
      unit: 'cm',
    });
    assert.deepEqual(fitting.body, { fitting_carrier_codes: ['postnl'] });
    const point = await pointOf(as, 'postnl');
    const form = new URLSearchParams({
      service_point: String(point.id),
      access_token: 'demo-own-v2-public',
      check_availability: 'true',
      store_order_id: '7',
      checkout_shippingmethod_id: '104',
      checkout_shippingmethod_name: 'PostNL',
    });
    const kept = await as('own-v2')('POST', '/api/v2/service-points/check_and_store', String(form));
    assert.deepEqual([kept.body.availability, kept.body.stored, kept.body.service_point.id], [1, true, point.id]);
  });
});
