import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServicePoints } from '../../proxy/contract/service-points.ts';
import { boxOf, cellAt, quartersOf, rootsOver } from '../../proxy/domain/cells.ts';
import { type Box, boxAround, circleArea, contains, distanceBetween, overlap } from '../../proxy/domain/geo.ts';
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

  it('are shown as far as they are known, marked, while Sendcloud is down: the same box, one beside it, a coarser one, a country', async (t) => {
    const proxy = await startProxy(t);
    const box = boxAround(eindhoven, 3000);
    const before = await inBox(proxy, 'NL', box);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    proxy.advance(48 * 3_600_000);
    const same = await inBox(proxy, 'NL', box);
    assert.deepEqual([same.stale, same.age, idsOf(same)], [true, 172_800, idsOf(before)]);
    const country = { north: 53.6, south: 50.7, west: 3.3, east: 7.2 };
    for (const part of [
      boxAround({ ...eindhoven, longitude: eindhoven.longitude + 0.25 }, 15_000),
      boxAround(eindhoven, 25_000),
      country,
    ]) {
      const { stale, completeness, points } = await inBox(proxy, 'NL', part);
      assert.deepEqual([stale, completeness, points.length > 0], [true, 'cut', true], JSON.stringify(part));
    }
  });

  it('keep through an outage and a restart what they were split into, however long ago that was', async (t) => {
    const proxy = await startProxy(t, {}, { size: 1_000_000 });
    const box = boxAround(eindhoven, 4000);
    for (let day = 0; day < 6; day++, proxy.advance(24 * 3_600_000)) await inBox(proxy, 'NL', box);
    const before = await inBox(proxy, 'NL', box);
    assert.ok(before.points.length > 200, 'more than one cell can tell');
    await proxy.proxy.stop();
    const second = await startProxy(t, { store: proxy.store }, { size: 1_000_000 });
    second.sandbox.faults.add({ kind: 'status', status: 503 });
    second.advance(8 * 24 * 3_600_000);
    const after = await inBox(second, 'NL', box);
    assert.deepEqual([after.stale, after.completeness, idsOf(after)], [true, 'whole', idsOf(before)]);
    await second.proxy.stop(); // the store it uses is closed before its own
  });

  it('are waited for after a day in which nothing was heard of Sendcloud, and not where it answered lately', async (t) => {
    const proxy = await startProxy(t);
    const box = boxAround(eindhoven, 3000);
    const [first = '', second = ''] = idsOf(await inBox(proxy, 'NL', box));
    proxy.sandbox.world.point(Number(first))!.expired = true;
    proxy.advance(24 * 3_600_000);
    assert.ok(!idsOf(await inBox(proxy, 'NL', box)).includes(first));
    proxy.sandbox.world.point(Number(second))!.expired = true;
    proxy.advance(24 * 3_600_000);
    await inBox(proxy, 'NL', boxAround({ latitude: 52.37, longitude: 4.9 }, 3000));
    assert.ok(idsOf(await inBox(proxy, 'NL', box)).includes(second));
  });

  it('are there after a restart and for a proxy beside, without a question, also while Sendcloud is down', async (t) => {
    const first = await startProxy(t);
    const box = boxAround(eindhoven, 3000);
    const before = await inBox(first, 'NL', box);
    await first.proxy.stop();
    const second = await startProxy(t, { store: first.store });
    assert.deepEqual(idsOf(await inBox(second, 'NL', box)), idsOf(before));
    assert.equal(second.upstream(upstreamPoints), 0);
    await inBox(second, 'NL', box, { key: 'pk_demo_central' });
    assert.ok(second.upstream(upstreamPoints) > 0, 'what one account read is nothing to another');
    const third = await startProxy(t, { store: first.store });
    third.sandbox.faults.add({ kind: 'status', status: 503 });
    third.advance(48 * 3_600_000);
    const after = await inBox(third, 'NL', box);
    assert.deepEqual([after.stale, idsOf(after)], [true, idsOf(before)]);
    await Promise.all([second.proxy.stop(), third.proxy.stop()]); // the store they use is closed before theirs
  });

  it('are read again by one of two proxies, for both', async (t) => {
    const first = await startProxy(t);
    const second = await startProxy(t, { store: first.store });
    const box = boxAround(eindhoven, 3000);
    for (const proxy of [first, second]) {
      await inBox(proxy, 'NL', box);
      await proxy.proxy.stop(); // waits for what is being written
    }
    for (const proxy of [first, second]) proxy.advance(40 * 3_600_000);
    await inBox(first, 'NL', box);
    await first.proxy.stop();
    await inBox(second, 'NL', box);
    assert.ok(first.upstream(upstreamPoints) >= 2);
    assert.equal(second.upstream(upstreamPoints), 0);
    await second.proxy.stop(); // the store it uses is closed before its own
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

describe('a postal code that there is not', () => {
  it('is looked for once a day, whoever asks', async (t) => {
    const proxy = await startProxy(t);
    const ask = async (key: string) =>
      ServicePoints.parse(await (await proxy.read('/checkout/service-points', { key, country: 'NL', postalCode: '0001AA' })).json());
    for (const key of ['pk_demo_own_v3', 'pk_demo_central', 'pk_demo_own_v3']) {
      const { points, place, completeness } = await ask(key);
      assert.deepEqual([points, place?.status, completeness], [[], 'not-found', 'whole']);
    }
    assert.equal(proxy.upstream(upstreamPoints), 1);
    proxy.advance(25 * 3_600_000);
    await ask('pk_demo_own_v3');
    assert.equal(proxy.upstream(upstreamPoints), 2);
  });
});

describe('the grid', () => {
  const within = (random: () => number, { north, south, east, west }: Box) => ({
    latitude: south + random() * (north - south),
    longitude: west + random() * (east - west),
  });

  it('covers any box with cells none of which has a diagonal above 50 km', () => {
    const seed = freshSeed();
    const random = dice(seed);
    for (let turn = 0; turn < 500; turn++) {
      const box = boxAround({ latitude: random() * 120 - 60, longitude: random() * 340 - 170 }, 100 + random() * 40_000);
      const { roots, all } = rootsOver(box, 64);
      const boxes = roots.map(boxOf);
      assert.ok(all, `seed ${seed}`);
      for (const { north, south, east, west } of boxes)
        assert.ok(distanceBetween({ latitude: north, longitude: east }, { latitude: south, longitude: west }) < 50_000, `seed ${seed}`);
      for (let place = 0; place < 5; place++) {
        const somewhere = within(random, box);
        assert.ok(
          boxes.some((cell) => contains(cell, somewhere)),
          `seed ${seed}`,
        );
        assert.ok(contains(boxOf(cellAt(somewhere, 3)), somewhere), `seed ${seed}`);
      }
      assert.ok(
        boxes.every((cell) => overlap(cell, box)),
        `seed ${seed}`,
      );
    }
  });

  it('gives the middle of a box that is too large for it', () => {
    const { roots, all } = rootsOver({ north: 60, south: 40, west: -10, east: 20 }, 64);
    assert.equal(all, false);
    assert.ok(roots.length > 32 && roots.length <= 64, `${roots.length}`);
    for (const { north, west } of roots.map(boxOf)) assert.ok(Math.abs(north - 50) <= 1.25 && Math.abs(west - 5) <= 1.25);
  });

  it('splits a cell into quarters that are its own', () => {
    const cell = { level: 3, x: -5, y: 817 };
    const quarters = quartersOf(cell).map(boxOf);
    const { north, south, east, west } = boxOf(cell);
    const middle = { latitude: (north + south) / 2, longitude: (east + west) / 2 };
    assert.equal(quarters.length, 4);
    assert.ok(quarters.every((quarter) => contains(quarter, middle)));
    assert.deepEqual(
      [Math.min(...quarters.map((quarter) => quarter.west)), Math.max(...quarters.map((quarter) => quarter.north))],
      [west, north],
    );
  });

  it('leaves out of a circle only cells that it does not reach', () => {
    const seed = freshSeed();
    const random = dice(seed);
    for (let turn = 0; turn < 500; turn++) {
      const centre = { latitude: 35 + random() * 30, longitude: random() * 20 };
      const circle = circleArea(centre, 500 + random() * 49_500);
      for (const cell of rootsOver(circle.box, 64).roots.map(boxOf))
        if (!circle.touches(cell)) for (let place = 0; place < 20; place++) assert.ok(!circle.holds(within(random, cell)), `seed ${seed}`);
    }
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
