import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boxOf, cellAt, nameOf, quartersOf, rootsOver } from '../../../proxy/domain/cells.ts';
import { boxArea, boxAround, centreOf, circleArea, contains, distanceBetween, overlap } from '../../../proxy/domain/geo.ts';
import { locate, type Measured } from '../../../proxy/domain/locate.ts';

const place = (latitude: number, longitude: number) => ({ latitude, longitude });
const eindhoven = place(51.4416, 5.4697);
const amsterdam = place(52.3791, 4.8994);
const box = (south: number, west: number, north: number, east: number) => ({ north, east, south, west });
const near = (actual: number, expected: number, by: number) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not within ${by} of ${expected}`);

describe('distance', () => {
  it('is that of the sphere, in metres, whichever way', () => {
    near(distanceBetween(eindhoven, amsterdam), 111_300, 600);
    assert.equal(distanceBetween(eindhoven, amsterdam), distanceBetween(amsterdam, eindhoven));
    assert.equal(distanceBetween(eindhoven, eindhoven), 0);
    near(distanceBetween(place(0, 0), place(0, 90)), 10_007_543, 1);
    near(distanceBetween(place(-10, 0), place(10, 0)), 2_223_899, 1);
    near(distanceBetween(place(60, 0), place(60, 1)), 55_597, 10);
  });
});

describe('a box', () => {
  it('around a circle reaches as far as it does on every side', () => {
    const around = boxAround(eindhoven, 10_000);
    for (const edge of [place(around.north, eindhoven.longitude), place(around.south, eindhoven.longitude)])
      near(distanceBetween(eindhoven, edge), 10_000, 5);
    for (const edge of [place(around.north, around.east), place(around.north, around.west)])
      near(distanceBetween(place(around.north, eindhoven.longitude), edge), 10_000, 25);
    assert.deepEqual(contains(around, eindhoven) && centreOf(around).latitude.toFixed(6), eindhoven.latitude.toFixed(6));
    assert.ok(around.south < eindhoven.latitude && around.west < eindhoven.longitude);
    assert.deepEqual(boxAround(place(-51, 5), 10_000).east, boxAround(place(51, 5), 10_000).east);
  });

  it('near a pole ends somewhere', () => {
    const polar = boxAround(place(89.99, 0), 10_000);
    assert.ok(polar.east < 10 && polar.east > 5, `${polar.east}`);
  });

  it('holds its edges and what is within, and nothing beyond', () => {
    const one = box(50, 4, 52, 6);
    for (const [latitude, longitude] of [
      [51, 5],
      [50, 4],
      [52, 6],
    ] as const)
      assert.equal(contains(one, place(latitude, longitude)), true);
    for (const [latitude, longitude] of [
      [49.9, 5],
      [52.1, 5],
      [51, 3.9],
      [51, 6.1],
    ] as const)
      assert.equal(contains(one, place(latitude, longitude)), false);
    assert.deepEqual(centreOf(one), place(51, 5));
  });

  it('overlaps what it shares an edge with', () => {
    const one = box(50, 4, 52, 6);
    for (const other of [box(51, 5, 51.5, 5.5), box(52, 6, 53, 7), box(48, 2, 50, 4), box(40, 0, 60, 10)])
      assert.equal(overlap(one, other), true);
    for (const other of [box(52.1, 4, 53, 6), box(48, 4, 49.9, 6), box(50, 6.1, 52, 7), box(50, 2, 52, 3.9)])
      assert.equal(overlap(one, other), false);
  });
});

describe('an area', () => {
  it('that is a box holds and touches what the box does', () => {
    const one = box(50, 4, 52, 6);
    const area = boxArea(one);
    assert.deepEqual([area.box, area.holds(place(51, 5)), area.holds(place(53, 5))], [one, true, false]);
    assert.deepEqual([area.touches(box(52, 6, 53, 7)), area.touches(box(53, 7, 54, 8))], [true, false]);
  });

  it('that is a circle holds what is as far away as it may be, to the metre', () => {
    const circle = circleArea(place(0, 0), 111_195);
    assert.deepEqual(circle.box, boxAround(place(0, 0), 111_195));
    assert.equal(circle.holds(place(1, 0)), true);
    assert.equal(circle.holds(place(1.0001, 0)), false);
    assert.equal(circle.holds(place(0.8, 0.8)), false);
  });

  it('that is a circle touches boxes that it reaches, not those in its corners', () => {
    const circle = circleArea(place(0, 0), 111_195);
    assert.equal(circle.touches(box(-3, -3, 3, 3)), true, 'around it');
    for (const side of [box(0.99, -1, 2, 1), box(-2, -1, -0.99, 1), box(-1, 0.99, 1, 2), box(-1, -2, 1, -0.99)])
      assert.equal(circle.touches(side), true);
    for (const side of [box(1.01, -1, 2, 1), box(-2, -1, -1.01, 1), box(-1, 1.01, 1, 2), box(-1, -2, 1, -1.01)])
      assert.equal(circle.touches(side), false);
    assert.equal(circle.touches(box(0.8, 0.8, 1, 1)), false, 'in its corner');
  });
});

describe('a cell', () => {
  it('is a square of the grid that its name tells', () => {
    assert.deepEqual(boxOf({ level: 0, x: 21, y: 205 }), box(51.25, 5.25, 51.5, 5.5));
    assert.deepEqual(boxOf({ level: 2, x: -1, y: -4 }), box(-0.25, -0.0625, -0.1875, 0));
    assert.equal(nameOf({ level: 2, x: -1, y: -4 }), '2/-1/-4');
  });

  it('of a level is the one a place lies in', () => {
    assert.deepEqual(cellAt(eindhoven, 0), { level: 0, x: 21, y: 205 });
    assert.deepEqual(cellAt(place(-0.01, -0.01), 1), { level: 1, x: -1, y: -1 });
    for (const level of [0, 3, 6]) assert.ok(contains(boxOf(cellAt(eindhoven, level)), eindhoven));
  });

  it('has four quarters that fill it', () =>
    assert.deepEqual(quartersOf({ level: 1, x: 3, y: -2 }), [
      { level: 2, x: 6, y: -4 },
      { level: 2, x: 7, y: -4 },
      { level: 2, x: 6, y: -3 },
      { level: 2, x: 7, y: -3 },
    ]));
});

describe('the largest cells over a box', () => {
  const named = (of: ReturnType<typeof rootsOver>) => of.roots.map(({ x, y }) => `${x},${y}`);

  it('are all it reaches, those about its middle first', () => {
    const over = rootsOver(box(51.1, 5.1, 51.6, 5.6), 64);
    assert.equal(over.all, true);
    assert.deepEqual(
      named(over).toSorted(),
      ['20,204', '20,205', '20,206', '21,204', '21,205', '21,206', '22,204', '22,205', '22,206'].toSorted(),
    );
    assert.equal(named(over)[0], '21,205');
    assert.deepEqual(named(over).slice(5).toSorted(), ['20,204', '20,206', '22,204', '22,206'].toSorted());
  });

  it('may be just as many as may be', () => {
    assert.equal(rootsOver(box(0.1, 0.1, 0.4, 0.4), 4).all, true);
    assert.equal(rootsOver(box(0.1, 0.1, 0.4, 0.4), 4).roots.length, 4);
    assert.equal(rootsOver(box(0.1, 0.1, 0.6, 0.4), 4).all, false);
  });

  it('are the middle of a box that takes more, whatever its shape', () => {
    for (const [wide, middle] of [
      [box(0.1, 0.1, 4.9, 4.9), '9,9'],
      [box(0.1, 0.1, 0.2, 9.9), '19,0'],
      [box(0.1, 0.1, 9.9, 0.2), '0,19'],
    ] as const) {
      const over = rootsOver(wide, 9);
      assert.equal(over.all, false);
      assert.ok(over.roots.length > 0 && over.roots.length <= 9, `${over.roots.length}`);
      assert.ok(named(over).includes(middle), named(over).join(' '));
    }
  });
});

describe('a place that is only known by distances', () => {
  /** Places around Eindhoven and how far they are from it, in whole metres. */
  const around = (...offsets: [north: number, east: number][]): Measured[] =>
    offsets
      .map(([north, east]) => place(eindhoven.latitude + north / 111_195, eindhoven.longitude + east / 69_300))
      .map((one) => ({ ...one, distance: Math.round(distanceBetween(eindhoven, one)) }));
  const cross = around([300, 50], [-200, 400], [100, -700], [-900, -80], [50, 1200]);

  it('is found from four places on', () => {
    for (const places of [cross.slice(0, 4), cross]) {
      const found = locate(places);
      assert.ok(found && distanceBetween(found, eindhoven) < 10);
    }
    assert.equal(locate(cross.slice(0, 3)), null);
    assert.equal(locate([]), null);
  });

  it('is found without those whose distance nobody told', () => {
    const untold = { ...amsterdam, distance: null };
    assert.notEqual(locate([untold, ...cross]), null);
    assert.equal(locate([untold, ...cross.slice(0, 3)]), null);
  });

  it('is not found where places stand in one row or in one spot', () => {
    assert.equal(locate(around([100, 0], [200, 0], [300, 0], [-400, 0], [900, 0])), null);
    assert.equal(locate(around([0, 100], [0, 200], [0, -300], [0, 400])), null);
    assert.equal(locate(around([100, 100], [200, 200], [-300, -300], [400, 400])), null);
    assert.equal(locate(around([100, 100], [100, 100], [100, 100], [100, 100])), null);
  });

  it('is not found where distances contradict by more than rounding', () => {
    const off = (metres: number) => cross.map((one, index) => (index === 2 ? { ...one, distance: one.distance! + metres } : one));
    assert.notEqual(locate(off(5)), null);
    assert.equal(locate(off(200)), null);
    assert.equal(locate(off(-200)), null);
  });

  it('is found from the nearest alone, which say most', () => {
    const wrong = Array.from({ length: 10 }, () => ({ ...amsterdam, distance: 5 }));
    const many = around(...Array.from({ length: 24 }, (_, index): [number, number] => [Math.cos(index) * 500, Math.sin(index) * 800]));
    assert.notEqual(locate([...many, ...wrong]), null);
    assert.equal(locate([...many.slice(0, 23), ...wrong]), null);
  });
});
