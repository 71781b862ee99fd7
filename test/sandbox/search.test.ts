import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { geocodeText } from '../../demo/sandbox/world/geocoder.ts';
import { moved } from '../../demo/sandbox/world/geo.ts';
import { places } from '../../demo/sandbox/world/places.ts';
import type { Point } from '../../demo/sandbox/world/points.ts';
import { pick, type Random, randomFor } from '../../demo/sandbox/world/random.ts';
import { arrange } from './client.ts';

/** `TEST_SEED=…` repeats a run; a failure names its seed. */
const SEED = process.env.TEST_SEED ?? String(Math.floor(Math.random() * 1e9));
const ROUNDS = 150;
const COUNTRIES = ['NL', 'BE', 'DE', 'FR', 'IT', 'PL', 'ES', 'AT', 'SE'];
const CARRIERS = ['dpd', 'ups', 'dhl', 'postnl', 'dhl_de', 'mondial_relay', 'poste_italiane', 'inpost_pl', 'correos', 'postat', 'postnord'];
const KINDS = ['servicepoint', 'locker', 'post_office', 'carrier_depot'];
/** How far a search looks that says nothing of it, in metres. */
const FARTHEST = 50_000;

interface LatLng {
  latitude: number;
  longitude: number;
}
interface Search {
  country: string;
  carriers: string[];
  kinds: string[];
  reference?: LatLng;
  address?: string;
  radius?: number;
  box?: { north: number; east: number; south: number; west: number };
  limit: number;
}

/** Great-circle distance in metres, written down once more so that the sandbox's own is not its judge. */
function metresBetween(a: LatLng, b: LatLng): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half));
}

const some = <T>(random: Random, values: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, values))),
];

/** Anything one can ask: around an address or coordinates, with a radius or none, or in a box with a reference or none. */
function anySearch(random: Random): Search {
  const country = pick(random, COUNTRIES);
  const place = pick(random, places.filter((each) => each.country === country).slice(0, 80));
  const around = moved(place, { x: (random() - 0.5) * 20_000, y: (random() - 0.5) * 20_000 });
  const way = pick(random, ['address', 'coordinates', 'box', 'box and coordinates'] as const);
  const corner = moved(around, { x: 500 + random() * 15_000, y: 500 + random() * 10_000 });
  return {
    country,
    carriers: some(random, CARRIERS, 4),
    kinds: random() < 0.5 ? some(random, KINDS, 3) : [],
    limit: 1 + Math.floor(random() * 200),
    ...(way === 'address' && { address: place.name }),
    ...(way.endsWith('coordinates') && { reference: around }),
    ...(!way.startsWith('box') && random() < 0.7 && { radius: 100 + Math.floor(random() * 49_900) }),
    ...(way.startsWith('box') && {
      box: {
        north: corner.latitude,
        east: corner.longitude,
        south: 2 * around.latitude - corner.latitude,
        west: 2 * around.longitude - corner.longitude,
      },
    }),
  };
}

function queryFor({ country, carriers, kinds, reference, address, radius, box, limit }: Search): string {
  const pairs: [string, string | number | undefined][] = [
    ['country_code', country],
    ...carriers.map((code): [string, string] => ['carrier_code', code]),
    ...kinds.map((kind): [string, string] => ['general_shop_type', kind]),
    ['latitude', reference?.latitude],
    ['longitude', reference?.longitude],
    ['address', address],
    ['radius', radius],
    ['ne_latitude', box?.north],
    ['ne_longitude', box?.east],
    ['sw_latitude', box?.south],
    ['sw_longitude', box?.west],
    ['limit', limit],
  ];
  return String(new URLSearchParams(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))));
}

/** Every point of the world looked at, one by one. */
function lookedThrough(all: readonly Point[], search: Search, reference: LatLng | undefined): { id: number; distance: number | null }[] {
  const { country, carriers, kinds, box, radius = FARTHEST } = search;
  return all
    .filter((point) => point.country === country && !point.expired && carriers.includes(point.carrier))
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .filter(
      ({ latitude, longitude }) =>
        !box || (latitude <= box.north && latitude >= box.south && longitude <= box.east && longitude >= box.west),
    )
    .map((point) => ({ id: point.id, distance: reference ? metresBetween(reference, point) : null }))
    .filter(({ distance }) => box || distance === null || distance <= radius)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || a.id - b.id);
}

describe(`a search (TEST_SEED=${SEED})`, () => {
  const { as, sandbox } = arrange();
  const all: Point[] = [];
  before(() => {
    for (const point of sandbox.world.all()) all.push(point);
  });

  it('finds what a look at every point of the world finds, in the same order', async () => {
    assert.ok(all.length > 150_000);
    const random = randomFor(SEED, 'searches');
    let found = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const search = anySearch(random);
      const reply = await as('own-v3')('GET', `/api/v3/service-points?${queryFor(search)}`);
      const position = search.address === undefined ? undefined : geocodeText(search.country, search.address).position;
      const expected = lookedThrough(all, search, search.reference ?? position ?? undefined);
      const message = `TEST_SEED=${SEED} round ${round} ${queryFor(search)}`;
      assert.equal(reply.status, 200, `${message} ${JSON.stringify(reply.body)}`);
      const { results } = reply.body.data as { results: { id: number; distance: number | null }[] };
      compare(results, expected, search.limit, message);
      found += results.length;
    }
    assert.ok(found > ROUNDS, `only ${found} points in all, TEST_SEED=${SEED}`);
  });
});

type Row = { id: number; distance: number | null };

/** Without a reference any of those that fit may come, but no more than asked for and none twice. */
function compare(results: Row[], expected: Row[], limit: number, message: string): void {
  if (expected[0]?.distance == null) {
    const ids = new Set(expected.map(({ id }) => id));
    const distinct = new Set(results.map(({ id }) => id));
    assert.deepEqual([results.length, distinct.size], [Math.min(limit, ids.size), results.length], message);
    assert.ok(
      [...distinct].every((id) => ids.has(id)),
      message,
    );
    return;
  }
  assert.deepEqual(
    results.map(({ id }) => id),
    expected.slice(0, limit).map(({ id }) => id),
    message,
  );
  results.forEach(({ distance }, index) => assert.ok(Math.abs((distance ?? 0) - (expected[index]?.distance ?? 0)) < 0.51, message));
}
