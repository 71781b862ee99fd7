import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worldOf } from '../../demo/tiles/mercator.ts';
import { tileSvg } from '../../demo/tiles/tile-svg.ts';
import { places } from '../../demo/sandbox/world/places.ts';
import { addressAt } from '../../demo/sandbox/world/streets.ts';
import type { LatLng } from '../../demo/sandbox/world/geo.ts';

const eindhoven = places.find(({ name, country }) => name === 'Eindhoven' && country === 'NL');
const northSea = { latitude: 54, longitude: 4 };

function tileAt(place: LatLng, z: number): [z: number, x: number, y: number] {
  const [x, y] = worldOf(place);
  return [z, Math.floor(x * 2 ** z), Math.floor(y * 2 ** z)];
}

/** The tile and its eight neighbours, as one text. */
function around(place: LatLng, zoom: number): string {
  const [z, x, y] = tileAt(place, zoom);
  return [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => tileSvg(z, x + across, y + down))).join('\n');
}

describe('a map tile', () => {
  assert.ok(eindhoven);

  it('is the same every time', () => {
    for (const zoom of [6, 10, 13, 15, 17]) assert.equal(tileSvg(...tileAt(eindhoven, zoom)), tileSvg(...tileAt(eindhoven, zoom)));
  });

  it('is well-formed and carries no script, on every zoom level', () => {
    for (let zoom = 0; zoom <= 19; zoom++) {
      const svg = tileSvg(...tileAt(eindhoven, zoom));
      assertBalanced(svg);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity|<script|\son[a-z]+=/);
    }
  });

  it('is nothing but water at sea', () => {
    assert.doesNotMatch(tileSvg(...tileAt(northSea, 12)), /<path|<text/);
  });

  it('names the place on a far view and the streets that service points stand on on a near one', () => {
    assert.match(around(eindhoven, 10), />Eindhoven</);
    const { street, position } = addressAt(eindhoven, { latitude: eindhoven.latitude + 0.004, longitude: eindhoven.longitude + 0.004 });
    assert.match(around(position, 17), new RegExp(`>${street}<`));
  });
});

/** Every element that opens also closes, in order. */
function assertBalanced(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name, empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (closing) assert.equal(open.pop(), name);
    else if (!empty) open.push(name ?? '');
  }
  assert.deepEqual(open, []);
  for (const [tag] of svg.matchAll(/<[a-zA-Z][^>]*>/g)) {
    const names = [...tag.matchAll(/\s([a-z-]+)=/g)].map(([, name]) => name);
    assert.equal(new Set(names).size, names.length, `an attribute stands twice in ${tag}`);
  }
}
