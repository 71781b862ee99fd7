import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServicePoints } from '../../proxy/contract/service-points.ts';
import { boxOf, cellsOver, levelFor, parentOf, quartersOf } from '../../proxy/domain/cells.ts';
import { type Box, boxAround, distanceBetween, overlap } from '../../proxy/domain/geo.ts';
import { locate } from '../../proxy/domain/locate.ts';
import { dice, freshSeed } from '../support/dice.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const upstreamPoints = '/api/v3/service-points';
const eindhoven = { latitude: 51.4416, longitude: 5.4697 };
/** Cities, small towns, and places on a border. */
const centres = {
  NL: [{ latitude: 52.37, longitude: 4.9 }, eindhoven, { latitude: 51.2, longitude: 5.98 }, { latitude: 50.85, longitude: 5.69 }],
  BE: [
    { latitude: 50.85, longitude: 4.35 },
    { latitude: 51.4, longitude: 5.0 },
  ],
  DE: [
    { latitude: 52.52, longitude: 13.4 },
    { latitude: 51.0, longitude: 5.9 },
    { latitude: 50.78, longitude: 6.08 },
  ],
};
type Country = keyof typeof centres;

const inBox = async (proxy: TestProxy, country: Country, box: Box, query: Record<string, string> = {}): Promise<ServicePoints> => {
  const edges = Object.fromEntries(Object.entries(box).map(([edge, degrees]) => [edge, String(degrees)]));
  const response = await proxy.read('/checkout/service-points', { key: 'pk_demo_own_v3', country, ...edges, ...query });
  assert.equal(response.status, 200, await response.clone().text());
  return ServicePoints.parse(await response.json());
};
const idsOf = ({ points }: ServicePoints): string[] => points.map(({ id }) => id).sort();
const truth = (proxy: TestProxy, country: Country, box: Box, carriers: readonly string[]): string[] =>
  proxy.sandbox.world
    .search({ country, carriers: new Set(carriers) }, { box }, Number.POSITIVE_INFINITY)
    .map(({ point }) => String(point.id))
    .sort();

describe('the points of a box', () => {
  const sets = [['postnl'], ['dhl', 'postnl'], ['bpost', 'dhl', 'dhl_de', 'dpd', 'postnl'], ['dpd']];

  it('are the truth or are said to be cut, for any box, border and carriers', async (t) => {
    const seed = freshSeed();
    const random = dice(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    const proxy = await startProxy(t);
    let whole = 0;
    for (let turn = 0; turn < 60; turn++) {
      const country = pick(Object.keys(centres) as Country[]);
      const near = pick(centres[country]);
      const centre = { latitude: near.latitude + (random() - 0.5) / 5, longitude: near.longitude + (random() - 0.5) / 5 };
      const box = boxAround(centre, 200 * 150 ** random());
      const carriers = pick(sets);
      const answer = await inBox(proxy, country, box, { carriers: carriers.join(' ') });
      const all = truth(proxy, country, box, carriers);
      const ids = idsOf(answer);
      const about = `seed ${seed}, turn ${turn}: ${country} ${carriers} ${JSON.stringify(box)}`;
      assert.equal(new Set(ids).size, ids.length, about);
      if (answer.completeness === 'whole') assert.deepEqual(ids, all, about);
      else assert.ok(ids.length < all.length && ids.every((id) => all.includes(id)), about);
      whole += Number(answer.completeness === 'whole');
      proxy.advance(5000);
    }
    assert.ok(whole >= 40, `only ${whole} of 60 were whole; seed ${seed}`);
  });

  it('are all there where Sendcloud tells only 200 at a time, and the cells are not asked for again', async (t) => {
    const proxy = await startProxy(t, {}, { size: 1_000_000 });
    const box = boxAround(eindhoven, 4000);
    const first = await inBox(proxy, 'NL', box);
    assert.equal(first.completeness, 'whole');
    assert.ok(first.points.length > 200);
    const asked = proxy.upstream(upstreamPoints);
    assert.ok(asked > 1 && asked <= 16, `${asked} questions`);
    for (const shift of [0.001, 0.004, 0.01])
      assert.equal((await inBox(proxy, 'NL', { ...box, north: box.north - shift, west: box.west + shift })).completeness, 'whole');
    assert.equal(proxy.upstream(upstreamPoints), asked, 'moving the map within what is known');
  });

  it('come nearest the middle first and are cut at a thousand', async (t) => {
    const proxy = await startProxy(t, {}, { size: 2_000_000 });
    const box = boxAround({ latitude: 52.37, longitude: 4.9 }, 4000);
    let answer = await inBox(proxy, 'NL', box);
    for (let turn = 0; turn < 4; turn++, proxy.advance(61_000)) answer = await inBox(proxy, 'NL', box);
    assert.deepEqual([answer.points.length, answer.completeness], [1000, 'cut']);
  });

  it('are cut, and ask for nothing, when the box is a whole country', async (t) => {
    const proxy = await startProxy(t);
    const answer = await inBox(proxy, 'NL', { north: 53.6, south: 50.7, west: 3.3, east: 7.2 });
    assert.deepEqual([answer.completeness, proxy.upstream(upstreamPoints)], ['cut', 0]);
  });

  it('are shown as far as they are known, marked, while Sendcloud is down', async (t) => {
    const proxy = await startProxy(t);
    const box = boxAround(eindhoven, 3000);
    const before = await inBox(proxy, 'NL', box);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    proxy.advance(48 * 3_600_000);
    const same = await inBox(proxy, 'NL', box);
    assert.deepEqual([same.stale, idsOf(same)], [true, idsOf(before)]);
    const beside = await inBox(proxy, 'NL', boxAround({ ...eindhoven, longitude: eindhoven.longitude + 0.14 }, 3000));
    assert.deepEqual([beside.stale, beside.completeness], [true, 'cut']);
  });

  it('are never those of another account or country', async (t) => {
    const proxy = await startProxy(t);
    const box = boxAround({ latitude: 50.78, longitude: 6.0 }, 8000);
    for (const country of ['NL', 'DE'] as const)
      assert.ok((await inBox(proxy, country, box)).points.every((point) => point.country === country));
    const asked = proxy.upstream(upstreamPoints);
    await inBox(proxy, 'NL', box, { key: 'pk_demo_central' });
    assert.ok(proxy.upstream(upstreamPoints) > asked);
  });
});

describe('the points around a postal code', () => {
  const around = async (proxy: TestProxy, postalCode: string, key = 'pk_demo_own_v3') => {
    const response = await proxy.read('/checkout/service-points', { key, country: 'NL', postalCode });
    return ServicePoints.parse(await response.json());
  };

  it('make one question of a thousand that come at once', async (t) => {
    const proxy = await startProxy(t);
    await Promise.all(Array.from({ length: 1000 }, () => around(proxy, '5611EM')));
    assert.equal(proxy.upstream(upstreamPoints), 1);
  });

  it('come from cells once it is known where the code is, and are the same points', async (t) => {
    const proxy = await startProxy(t, {}, { size: 200_000 });
    const direct = await around(proxy, '5611EM', 'pk_demo_central');
    const own = await around(proxy, '5611EM');
    assert.ok(own.points.length > 0);
    for (let turn = 0; turn < 4; turn++) {
      await new Promise(setImmediate);
      proxy.advance(61_000);
      await around(proxy, '5611EM');
    }
    const asked = proxy.upstream(upstreamPoints);
    proxy.advance(61_000);
    const beside = await around(proxy, '5611EM');
    assert.equal(proxy.upstream(upstreamPoints), asked);
    const cells = proxy.sandbox.requests.list({ path: upstreamPoints }).filter(({ query }) => 'ne_latitude' in query);
    assert.ok(cells.length > 0, 'the second account asks for cells');
    const shared = (answer: ServicePoints) => answer.points.filter(({ carrier }) => carrier === 'postnl').slice(0, 20);
    assert.deepEqual(
      shared(beside)
        .map(({ id }) => id)
        .sort(),
      shared(direct)
        .map(({ id }) => id)
        .sort(),
    );
    for (const [index, point] of shared(beside).entries()) assert.ok(Math.abs(point.distance! - shared(direct)[index]!.distance!) <= 25);
    assert.deepEqual(beside.place, direct.place);
  });
});

describe('the grid', () => {
  it('covers any box with four cells at most, none with a diagonal above 50 km', () => {
    const random = dice(7);
    for (let turn = 0; turn < 500; turn++) {
      const box = boxAround({ latitude: random() * 120 - 60, longitude: random() * 340 - 170 }, 100 + random() * 8000);
      const cells = cellsOver(box, levelFor(box), 64)!;
      assert.ok(cells.length >= 1 && cells.length <= 4);
      for (const { north, south, east, west } of cells.map(boxOf))
        assert.ok(distanceBetween({ latitude: north, longitude: east }, { latitude: south, longitude: west }) < 50_000);
      assert.ok(cells.every((cell) => overlap(boxOf(cell), box)));
    }
  });

  it('splits a cell into quarters that are its own', () => {
    const cell = { level: 3, x: -5, y: 817 };
    for (const quarter of quartersOf(cell)) assert.deepEqual(parentOf(quarter), cell);
    assert.deepEqual(
      [
        Math.min(...quartersOf(cell).map((quarter) => boxOf(quarter).west)),
        Math.max(...quartersOf(cell).map((quarter) => boxOf(quarter).north)),
      ],
      [boxOf(cell).west, boxOf(cell).north],
    );
  });
});

describe('a position from distances', () => {
  it('is found to a few metres, and not where the places stand in a row, are too few or contradict', () => {
    const seed = freshSeed();
    const random = dice(seed);
    const measured = (metres: number) =>
      Array.from({ length: 30 }, () => {
        const box = boxAround(eindhoven, metres);
        const place = { latitude: box.south + random() * (box.north - box.south), longitude: box.west + random() * (box.east - box.west) };
        return { ...place, distance: Math.round(distanceBetween(eindhoven, place)) };
      }).sort((a, b) => a.distance - b.distance);
    for (const metres of [500, 3000, 20_000]) {
      const found = locate(measured(metres));
      assert.ok(found && distanceBetween(found, eindhoven) < 20, `seed ${seed}: ${metres} m`);
    }
    const places = measured(3000);
    assert.equal(locate(places.slice(0, 3)), null);
    assert.equal(locate(places.map((place) => ({ ...place, longitude: 5.4 }))), null);
    assert.equal(locate(places.map((place, index) => ({ ...place, distance: place.distance + (index % 2) * 900 }))), null);
    assert.equal(locate(places.map((place) => ({ ...place, distance: null }))), null);
  });
});
