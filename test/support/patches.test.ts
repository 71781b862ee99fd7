import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { buildChunk, buildEntry } from '../../widget/build/bundles.ts';
import { patch } from '../../widget/build/patches.ts';

const leaflet = 'node_modules/leaflet/dist/leaflet-src.esm.js';

describe('the patches of the libraries', () => {
  it('leave other files as they are', () => {
    assert.equal(patch('widget/core/geo.ts', 'div.innerHTML = 1'), 'div.innerHTML = 1');
  });

  it('fail the build, saying why they were made, when the library has changed', async () => {
    const source = await readFile(leaflet, 'utf8');
    const changed = source.replace('link.innerHTML = html;', 'link.replaceChildren(html);');
    assert.throws(() => patch(leaflet, changed), /matches 7 times instead of 8[\s\S]*Trusted Types forbid innerHTML/);
  });

  it('leave nothing in the map that a strict policy stops, or that the shop’s own Leaflet would meet', async () => {
    const { code } = await buildChunk('widget/map/leaflet-map.ts', 'map@0.0.0');
    const found = code.match(/innerHTML|insertAdjacentHTML|document\.write|_leaflet_events|window\.L\s*=|url\(|data:/g);
    assert.equal(found, null);
  });

  it('give Lit the one policy a page has to list', async () => {
    const code = await buildEntry({ version: '0.0.0', pins: {}, shared: [] });
    assert.equal(code.match(/createPolicy\(/g)?.length, 1);
    const [, name = ''] = /createPolicy\((\w+),/.exec(code) ?? [];
    assert.match(code, new RegExp(`\\b${name}=[\`"']sendcloud-delivery-picker[\`"']`));
  });
});
