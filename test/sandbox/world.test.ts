import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { distanceBetween, moved } from '../../demo/sandbox/world/geo.ts';
import { countries, places, placesIn } from '../../demo/sandbox/world/places.ts';
import { findPostalCode, postalCodeAt } from '../../demo/sandbox/world/postal-codes.ts';
import { randomFor } from '../../demo/sandbox/world/random.ts';
import { addressAt, findStreet, streetsOf } from '../../demo/sandbox/world/streets.ts';
import { World } from '../../demo/sandbox/world/world.ts';

const SEED = process.env.TEST_SEED ?? String(Math.floor(Math.random() * 1e9));
const world = new World({ seed: 'sendcloud', size: 160_000 });
const place = (name: string) => {
  const found = places.find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};

describe('the world', () => {
  it('has 150,000 points over fifteen countries and twelve carriers', () => {
    const seen = new World({ seed: 'any', size: 200_000 });
    const [carriers, where] = [new Set<string>(), new Set<string>()];
    let total = 0;
    for (const point of seen.all()) {
      carriers.add(point.carrier);
      where.add(point.country);
      total += 1;
    }
    assert.ok(total >= 150_000, String(total));
    assert.ok(where.size >= 15 && carriers.size >= 12, `${where.size} ${carriers.size}`);
    assert.equal(where.size, countries.length);
  });

  it('is the same from the same seed, whatever was looked at first', () => {
    const [one, other] = [new World({ seed: 'a', size: 50_000 }), new World({ seed: 'a', size: 50_000 })];
    other.pointsOf(place('Berlin'));
    assert.deepEqual(other.pointsOf(place('Utrecht')), one.pointsOf(place('Utrecht')));
    assert.notDeepEqual(new World({ seed: 'b', size: 50_000 }).pointsOf(place('Utrecht')), one.pointsOf(place('Utrecht')));
  });

  it('finds every point again by its id and by the carrier’s', () => {
    for (const point of world.pointsOf(place('Gent'))) {
      assert.equal(world.point(point.id), point);
      assert.equal(world.pointByCarrierId(point.carrierServicePointId, point.carrier), point);
    }
  });

  it('has shops that several carriers use, at one position under several ids', () => {
    const positions = new Map<string, Set<string>>();
    for (const { latitude, longitude, carrier } of world.pointsOf(place('Amsterdam'))) {
      const key = `${latitude} ${longitude}`;
      positions.set(key, (positions.get(key) ?? new Set()).add(carrier));
    }
    assert.ok([...positions.values()].some((carriers) => carriers.size > 1));
  });

  it('has lunch breaks, closed Sundays, lockers that never close, missing house numbers, and names that test a page', () => {
    const points = [...world.all()];
    const some = (test: (point: (typeof points)[number]) => boolean) => assert.ok(points.some(test), test.toString());
    some(({ week }) => week[0]?.length === 2);
    some(({ kind, week }) => kind === 'servicepoint' && week[0] != null && week[6] == null);
    some(({ kind, week }) => kind === 'locker' && week[6]?.[0]?.[1] === '23:59');
    some(({ week }) => week.every((day) => day === null));
    some(({ houseNumber }) => houseNumber === '');
    some(({ name }) => [...name].length === 80);
    some(({ name }) => name.includes('<script>'));
    some(({ name }) => /[؀-ۿ]/.test(name));
    some(({ carrier, shopType }) => carrier === 'dhl_de' && shopType === 'packStation');
  });
});

describe('the streets', () => {
  it('give each door an address that leads back to it', () => {
    const random = randomFor(SEED, 'doors');
    const eindhoven = place('Eindhoven');
    for (let round = 0; round < 200; round++) {
      const position = moved(eindhoven, { x: (random() - 0.5) * 6_000, y: (random() - 0.5) * 6_000 });
      const door = addressAt(eindhoven, position);
      assert.ok(distanceBetween(position, door.position) < 150, `seed ${SEED}`);
      const again = findStreet(eindhoven, door.street, Number(door.houseNumber), door.position);
      assert.ok(again && distanceBetween(again.position, door.position) < 1, `seed ${SEED} ${door.street} ${door.houseNumber}`);
    }
  });

  it('stay within their place and have each name once in a middling city', () => {
    const leiden = place('Leiden');
    const streets = streetsOf(leiden);
    assert.equal(new Set(streets.map(({ name }) => name)).size, streets.length);
    for (const { line } of streets) for (const point of line) assert.ok(distanceBetween(point, leiden) < leiden.radius * 1.6);
  });

  it('carry postal codes that lead back to within an area, the well-known ones to where they are', () => {
    for (const [country, code, name] of [
      ['NL', '5611EM', 'Eindhoven'],
      ['NL', '1012', 'Amsterdam'],
      ['BE', '2000', 'Antwerpen'],
      ['BE', '1000', 'Brussel'],
      ['DE', '10115', 'Berlin'],
      ['DE', '50667', 'Köln'],
      ['DE', '80331', 'München'],
      ['FR', '75001', 'Paris'],
      ['PL', '00-001', 'Warszawa'],
    ] as const) {
      assert.equal(findPostalCode(country, code)?.place.name, name, code);
    }
    for (const { latitude, longitude } of world.pointsOf(place('Eindhoven'))) {
      const code = postalCodeAt(place('Eindhoven'), { latitude, longitude });
      const back = findPostalCode('NL', code);
      assert.ok(back && distanceBetween(back.position, { latitude, longitude }) < 500, code);
    }
  });

  it('are found by box', () => {
    const { latitude, longitude } = place('Delft');
    const found = placesIn({ north: latitude + 0.01, south: latitude - 0.01, east: longitude + 0.01, west: longitude - 0.01 });
    assert.ok(found.some(({ name }) => name === 'Delft'));
    assert.ok(!found.some(({ name }) => name === 'Eindhoven'));
  });
});
