import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One file in each room that imports what its room may not, and a word of the reason it must be told. */
const forbidden: [file: string, source: string, reason: RegExp][] = [
  ['widget/core/dates.ts', `import { html } from 'lit'; export const a = html;`, /core is pure/],
  ['widget/core/geo.ts', `import { b } from '../api/b.ts'; export const a = b;`, /core imports nothing but types/],
  ['widget/views/list.ts', `import { b } from '../api/b.ts'; export const a = b;`, /fetches nothing/],
  ['widget/controllers/map.ts', `import { Map } from 'leaflet'; export const a = Map;`, /asks for a PointMap/],
  ['widget/controllers/picker.ts', `import { B } from '../delivery-picker.ts'; export const a = B;`, /narrowest host/],
  ['widget/back-office/core/search.ts', `import { b } from '../controllers/b.ts'; export const a = b;`, /back office is pure/],
  [
    'widget/back-office/views/list.ts',
    `import { b } from '../controllers/b.ts'; export const a = b;`,
    /back office turns what it is given/,
  ],
  ['widget/back-office/controllers/list.ts', `import { b } from '../order-panel.ts'; export const a = b;`, /leaves showing to views/],
  ['widget/map/leaflet-map.ts', `import { map } from 'leaflet'; export const a = map;`, /window\.L/],
  ['widget/delivery-picker.ts', `import { z } from 'zod'; export const a = z;`, /26 kB/],
  ['widget/api/client.ts', `import { B } from '../../proxy/contract/b.ts'; export const a = B;`, /types, never its code/],
  ['proxy/domain/order.ts', `import { readFile } from 'node:fs'; export const a = readFile;`, /domain is pure/],
  ['proxy/services/place.ts', `import { Hono } from 'hono'; export const a = Hono;`, /one verb in our own words/],
  ['proxy/services/quote.ts', `import { B } from '../sendcloud/b.ts'; export const a = B;`, /as interfaces/],
  ['proxy/routes/orders.ts', `import { B } from '../store/b.ts'; export const a = B;`, /calls one service/],
  ['proxy/relay/deliver.ts', `import { B } from '../routes/b.ts'; export const a = B;`, /no request any more/],
  ['proxy/sendcloud/orders.ts', `import { B } from '../store/b.ts'; export const a = B;`, /our words into Sendcloud's/],
  ['proxy/store/orders.ts', `import { B } from '../sendcloud/b.ts'; export const a = B;`, /keeps what it is given/],
  ['proxy/security/seal.ts', `import { createHmac } from 'node:crypto'; export const a = createHmac;`, /web's own cryptography/],
  ['proxy/contract/orders.ts', `import { B } from '../domain/b.ts'; export const a = B;`, /depends on neither/],
  ['demo/sandbox/points.ts', `import { B } from '../../proxy/sendcloud/b.ts'; export const a = B;`, /one misreading/],
  ['demo/shop/shop.ts', `import { B } from '../../proxy/index.ts'; export const a = B;`, /any shop/],
  ['demo/marketplace/market.ts', `import { B } from '../sandbox/b.ts'; export const a = B;`, /any marketplace/],
];

describe('the arrows between the rooms', () => {
  let folder: string;
  let reports: { filename: string; message: string; help?: string }[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lint-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, source] of forbidden) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), source);
    }
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: folder, encoding: 'utf8' });
    reports = JSON.parse(stdout).diagnostics;
  });
  after(() => rm(folder, { recursive: true }));

  for (const [file, source, reason] of forbidden) {
    it(`refuses ${/'(.*)'/.exec(source)?.[1]} in ${dirname(file)}, and says why`, () => {
      const said = reports.filter(({ filename }) => filename === file).map(({ message, help }) => `${message} ${help}`);
      assert.match(said.join('\n'), reason);
    });
  }
});
