import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { describe, it } from 'node:test';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { type OneServicePoint, ServicePoints } from '../../proxy/contract/service-points.ts';
import { cart, shopOrigin, startProxy, type TestProxy, tuesdayMorning } from '../support/proxy.ts';

const place = { key: 'pk_demo_own_v3', country: 'NL', postalCode: '5611EM' };
const upstreamPoints = '/api/v3/service-points';
const minute = 60_000;

const find = async (proxy: TestProxy, query: Record<string, string> = {}): Promise<ServicePoints> => {
  const response = await proxy.read('/checkout/service-points', { ...place, ...query });
  assert.equal(response.status, 200, await response.clone().text());
  return ServicePoints.parse(await response.json());
};

/** Waits for a question that is put behind an answer; the test's time is up when it is not. */
async function asked(proxy: TestProxy, questions: number): Promise<void> {
  while (proxy.upstream(upstreamPoints) < questions) await new Promise(setImmediate);
}

describe('GET /checkout/service-points', () => {
  it('finds points around a postal code, nearest first', async (t) => {
    const { points, stale, age, place: matched } = await find(await startProxy(t));
    assert.ok(points.length >= 40);
    assert.deepEqual(
      points.map(({ distance }) => distance),
      points.map(({ distance }) => distance).toSorted((a, b) => a! - b!),
    );
    assert.deepEqual([stale, age, matched?.status], [false, 0, 'matched']);
  });

  it('says where a map’s tiles are, also where there are no points, and null where there are none', async (t) => {
    const tiles = { url: 'https://tiles.test/{z}/{x}/{y}.svg', attribution: '© Someone' };
    const proxy = await startProxy(t, { tiles });
    const map = { tiles: 'http://localhost:8787/checkout/tiles/{z}/{x}/{y}', attribution: '© Someone' };
    assert.deepEqual((await find(proxy)).map, map);
    assert.deepEqual((await find(proxy, { carriers: 'mondial_relay' })).map, map);
    assert.equal((await find(await startProxy(t))).map, null);
  });

  it('finds points around a coordinate and in a box', async (t) => {
    const proxy = await startProxy(t);
    const search = (query: Record<string, string>) => proxy.read('/checkout/service-points', { key: place.key, country: 'NL', ...query });
    const around = ServicePoints.parse(await (await search({ lat: '51.44164', lng: '5.46972', radius: '1500' })).json());
    assert.ok(around.points.length > 0 && around.points.every(({ distance }) => distance! <= 1500));
    const box = { north: 51.46, south: 51.42, east: 5.5, west: 5.44 };
    const inside = ServicePoints.parse(
      await (await search(Object.fromEntries(Object.entries(box).map(([k, v]) => [k, String(v)])))).json(),
    );
    assert.ok(inside.points.length > 0);
    assert.ok(
      inside.points.every(
        ({ latitude, longitude }) => latitude <= box.north && latitude >= box.south && longitude <= box.east && longitude >= box.west,
      ),
    );
  });

  it('rounds a coordinate to about a hundred metres before it leaves', async (t) => {
    const proxy = await startProxy(t);
    await proxy.read('/checkout/service-points', { key: place.key, country: 'NL', lat: '51.4416433', lng: '5.4697225' });
    assert.ok(!JSON.stringify(proxy.sandbox.requests.list({ path: upstreamPoints })).includes('51.4416'));
  });

  it('shows only the types and carriers asked for', async (t) => {
    const { points } = await find(await startProxy(t), { carriers: 'dhl', types: 'locker' });
    assert.ok(points.length > 0 && points.every(({ carrier, type }) => carrier === 'dhl' && type === 'locker'));
  });

  it('shows no carrier outside the merchant’s fence', async (t) => {
    const proxy = await startProxy(t);
    assert.deepEqual((await find(proxy, { carriers: 'mondial_relay' })).points, []);
    assert.equal(proxy.upstream(upstreamPoints), 0);
  });

  it('asks Sendcloud once for what many pages ask, at once and after', async (t) => {
    const proxy = await startProxy(t);
    const carriers = { carriers: 'postnl dhl' };
    await Promise.all(Array.from({ length: 20 }, () => find(proxy, carriers)));
    await find(proxy, { ...carriers, postalCode: '5611 em' });
    proxy.advance(4 * minute);
    await find(proxy, { carriers: 'dhl,postnl' });
    assert.equal(proxy.upstream(upstreamPoints), 1);
  });

  it('answers from before after a day while it asks again behind it, and waits for Sendcloud after three days', async (t) => {
    const proxy = await startProxy(t);
    await find(proxy, { carriers: 'postnl' });
    proxy.advance(24 * 60 * minute - 1);
    await find(proxy, { carriers: 'postnl' });
    assert.equal(proxy.upstream(upstreamPoints), 1);
    await find(proxy, { postalCode: '1012LG' }); // Sendcloud answers, so nobody has to wait for it
    const gone = proxy.sandbox.world.point(Number((await find(proxy, { carriers: 'postnl' })).points[0]!.id))!;
    gone.expired = true;
    proxy.advance(minute);
    assert.ok((await find(proxy, { carriers: 'postnl' })).points.some(({ id }) => id === String(gone.id)));
    await asked(proxy, 3);
    proxy.advance(73 * 60 * minute);
    const point = proxy.sandbox.world.point(Number((await find(proxy, { carriers: 'postnl' })).points[0]!.id))!;
    point.expired = true;
    proxy.advance(73 * 60 * minute);
    assert.ok((await find(proxy, { carriers: 'postnl' })).points.every(({ id }) => id !== String(point.id)));
  });

  it('asks again on Monday, as hours are told for the week', async (t) => {
    const proxy = await startProxy(t);
    proxy.advance(Date.parse('2026-11-29T18:00:00Z') - tuesdayMorning);
    await find(proxy);
    proxy.advance(6 * 60 * minute - 1);
    await find(proxy);
    assert.equal(proxy.upstream(upstreamPoints), 1);
    proxy.advance(minute);
    await find(proxy);
    await asked(proxy, 2);
  });

  it('says whether a point is open by the clock of now, not of when Sendcloud was asked', async (t) => {
    const proxy = await startProxy(t);
    const [shop] = (await find(proxy)).points.filter(({ opening }) => opening.status === 'open' && opening.until !== undefined);
    proxy.advance(Date.parse(shop!.opening.until!) - tuesdayMorning);
    const { opening } = (await find(proxy)).points.find(({ id }) => id === shop!.id)!;
    assert.equal(opening.status, 'closed');
  });

  it('keeps the answers of two accounts apart', async (t) => {
    const proxy = await startProxy(t);
    await find(proxy, { carriers: 'postnl' });
    await find(proxy, { carriers: 'postnl', key: 'pk_demo_central' });
    const asked = proxy.sandbox.requests.list({ path: upstreamPoints }).filter(({ query }) => 'address_postal_code' in query);
    assert.deepEqual(
      asked.map(({ account }) => account),
      ['demo-own-v3-public', 'demo-central-public'],
    );
  });

  it('shows what it knew, and says so, while Sendcloud is down', async (t) => {
    const proxy = await startProxy(t);
    const before = await find(proxy);
    proxy.advance(48 * 60 * minute);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    const after = await find(proxy);
    assert.deepEqual([after.stale, after.age, after.points.length], [true, 172_800, before.points.length]);
    assert.ok(after.points.every(({ opening }) => opening.status === 'unknown'));
    const asked = proxy.upstream(upstreamPoints);
    await find(proxy);
    assert.equal(proxy.upstream(upstreamPoints), asked, 'a failing source is left alone for a while');
  });

  it('shows what another process knew of a postal code, and nothing of an address, while Sendcloud is down', async (t) => {
    const first = await startProxy(t);
    const before = await find(first);
    const search = { key: place.key, country: 'NL', address: { street: 'Stratumseind', postalCode: '5611EM' } };
    assert.equal((await first.post('/checkout/service-points/search', search)).status, 200);
    await first.proxy.stop();
    const second = await startProxy(t, { store: first.store });
    second.sandbox.faults.add({ kind: 'status', status: 503 });
    second.advance(13 * 60 * minute);
    assert.equal((await second.post('/checkout/service-points/search', search)).status, 502);
    const after = await find(second);
    assert.deepEqual([after.stale, after.age, after.points.length], [true, 13 * 3600, before.points.length]);
    await second.proxy.stop(); // the store it uses is closed before its own
  });

  it('says that Sendcloud does not answer where nothing is known', async (t) => {
    const proxy = await startProxy(t);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    const response = await proxy.read('/checkout/service-points', place);
    assert.equal(response.status, 502);
    assert.match(((await response.json()) as { type: string }).type, /upstream-unavailable$/);
  });

  it('sends the same bytes compressed, and nothing to a page that has them', async (t) => {
    const proxy = await startProxy(t);
    const plain = await proxy.read('/checkout/service-points', place);
    const zipped = await proxy.read('/checkout/service-points', place, { 'accept-encoding': 'gzip, br' });
    assert.equal(zipped.headers.get('content-encoding'), 'gzip');
    assert.equal(gunzipSync(await zipped.arrayBuffer()).toString(), await plain.text());
    const etag = plain.headers.get('etag') ?? '';
    const again = await proxy.read('/checkout/service-points', place, { 'if-none-match': etag });
    assert.deepEqual([again.status, await again.text(), again.headers.get('vary')], [304, '', 'Origin, Accept-Encoding']);
  });

  it('does not answer a second page what the first was allowed to read', async (t) => {
    const proxy = await startProxy(t);
    assert.equal((await proxy.read('/checkout/service-points', place)).status, 200);
    assert.equal((await proxy.read('/checkout/service-points', place, { origin: 'https://evil.test' })).status, 403);
    assert.equal((await proxy.read('/checkout/service-points', place, { origin: '' })).status, 403);
  });

  it('names what is wrong with the place', async (t) => {
    const proxy = await startProxy(t);
    const fields = async (query: Record<string, string>) => {
      const response = await proxy.read('/checkout/service-points', { key: place.key, country: 'NL', ...query });
      assert.equal(response.status, 400);
      return ((await response.json()) as { errors: { field: string }[] }).errors.map(({ field }) => field);
    };
    assert.deepEqual(await fields({}), ['postalCode']);
    assert.deepEqual(await fields({ lat: '51' }), ['lng']);
    assert.deepEqual(await fields({ north: '51' }), ['north']);
    assert.deepEqual(await fields({ north: '51', south: '52', east: '6', west: '5' }), ['north']);
    assert.deepEqual(await fields({ postalCode: '5611EM', lat: '51', lng: '5' }), ['postalCode']);
    assert.deepEqual(await fields({ lat: '91', lng: '5' }), ['lat']);
    assert.deepEqual(await fields({ country: 'Netherlands', postalCode: '5611EM' }), ['country']);
    assert.equal(proxy.upstream('/'), 0);
  });
});

describe('POST /checkout/service-points/search', () => {
  it('finds by free text and says what it was taken for', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.post('/checkout/service-points/search', { key: place.key, country: 'NL', text: 'Eindhoven' });
    const { points, place: matched } = ServicePoints.parse(await response.json());
    assert.ok(points.length > 0);
    assert.ok(matched && matched.status !== 'not-found');
  });

  it('finds by an address in parts', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.post('/checkout/service-points/search', {
      key: place.key,
      country: 'NL',
      address: { postalCode: '5611EM', city: 'Eindhoven', street: '' },
    });
    assert.equal(response.status, 200, await response.clone().text());
    assert.ok(ServicePoints.parse(await response.json()).points.length > 0);
  });

  it('needs something to search for', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.post('/checkout/service-points/search', { key: place.key, country: 'NL', address: { street: ' ' } });
    assert.equal(response.status, 400);
  });
});

describe('GET /checkout/service-points/{id}', () => {
  it('shows one point, and says when it is gone', async (t) => {
    const proxy = await startProxy(t);
    const [point] = (await find(proxy)).points;
    const one = await (await proxy.read(`/checkout/service-points/${point!.id}`, { key: place.key })).json();
    assert.deepEqual([(one as { point: { name: string } }).point.name, (one as { gone: boolean }).gone], [point!.name, false]);
    assert.deepEqual(await (await proxy.read('/checkout/service-points/1', { key: place.key })).json(), { point: null, gone: true });
  });

  it('shows a point that was in a list lately, and lets it be chosen, while Sendcloud is down', async (t) => {
    const proxy = await startProxy(t);
    const { options } = (await (await proxy.read('/checkout/delivery-options', { key: place.key, ...cart })).json()) as DeliveryOptions;
    const option = options.find(({ type }) => type === 'service-point')!;
    const { points } = await find(proxy, { carriers: option.servicePoints!.carriers.join(' ') });
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    const one = (await (await proxy.read(`/checkout/service-points/${points[0]!.id}`, { key: place.key })).json()) as OneServicePoint;
    assert.deepEqual([one.point!.name, one.point!.opening.status, one.gone], [points[0]!.name, 'unknown', false]);
    const chosen = await proxy.post('/checkout/selections', { key: place.key, quote: option.quote, servicePointId: points[0]!.id });
    assert.equal(chosen.status, 200, await chosen.clone().text());
    assert.equal((await proxy.read('/checkout/service-points/1', { key: place.key })).status, 502);
  });
});

it('a struck-off origin can read for seconds at most', async (t) => {
  const proxy = await startProxy(t);
  const url = `http://localhost:8787/checkout/service-points?${new URLSearchParams(place)}`;
  const status = async () => (await proxy.proxy.fetch(new Request(url, { headers: { origin: shopOrigin } }))).status;
  assert.equal(await status(), 200);
  await proxy.operator('PATCH', '/merchants/own-v3', { origins: ['https://kettle.example'] });
  proxy.advance(5000);
  assert.equal(await status(), 403);
});
