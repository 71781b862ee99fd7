import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildChunk, buildClassic, buildEntry } from '../../widget/build/bundles.ts';
import { factsOf } from '../../widget/build/integrity.ts';
import { findBrowser } from '../support/browser.ts';

const version = '1.0.0';
const folder = `/v/${version}`;
const types = `require-trusted-types-for 'script'; trusted-types sendcloud-delivery-picker`;

/** The files as a build makes them, and a byte of one of them changed when a test says so. */
const files = new Map<string, string>();
let flipped: string | undefined;

const flip = (code: string): string => `${code} `;

function serveFiles(): Server {
  return createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0] ?? url;
    const code = files.get(path);
    response.writeHead(code === undefined ? 404 : 200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' });
    response.end(path === flipped ? flip(code ?? '') : code);
  });
}

/** A shop's page: whatever a test puts in its head, under the policy a test gives it. */
function servePage(shop: { policy: string; head: string }): Server {
  return createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': shop.policy });
    return response.end(`<!doctype html><html lang="en"><head><title>Shop</title>${shop.head}</head><body></body></html>`);
  });
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('a file pinned by its hash', () => {
  const shop = { policy: '', head: '' };
  const servers = [serveFiles(), servePage(shop)] as const;
  let assets: string;
  let origin: string;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let moduleTag: string;
  let classicTag: string;

  before(async () => {
    [assets, origin] = [await listen(servers[0]), await listen(servers[1])];
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
    const map = await buildChunk('widget/map/leaflet-map.ts', `map@${version}`);
    const pins = { map: { file: 'map.js', integrity: factsOf(map.code, '').integrity } };
    const entry = await buildEntry({ version, pins, shared: [map.shared] }, 'test/e2e/support/pinned-entry.ts');
    const { integrity } = factsOf(entry, '');
    const classic = await buildClassic('widget/chunks/classic.ts', { version, file: 'entry.js', integrity });
    files.set(`${folder}/map.js`, map.code).set(`${folder}/entry.js`, entry).set(`${folder}/classic.js`, classic);
    moduleTag = `<script type="module" src="${assets}${folder}/entry.js" integrity="${integrity}" crossorigin nonce="n0nce"></script>`;
    classicTag = `<script src="${assets}${folder}/classic.js" integrity="${factsOf(classic, '').integrity}" crossorigin nonce="n0nce" defer></script>`;
  });
  after(async () => {
    await browser.close();
    for (const server of servers) server.close();
  });
  beforeEach(async () => {
    flipped = undefined;
    complaints = [];
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  afterEach(() => page.close());

  /** Opens a shop's page and waits until the script has run, or has not been able to. */
  async function open(head: string, scripts: string): Promise<boolean> {
    shop.head = head;
    shop.policy = `default-src 'none'; style-src 'self'; img-src ${origin}; script-src ${scripts}; ${types}`;
    await page.goto(origin);
    return (await page.locator('#ready').count()) > 0;
  }

  /** Builds a map inside a shadow root from the chunk, and says how many pins it shows. */
  const showMap = (): Promise<number> =>
    page.evaluate(async () => {
      const { loadChunk } = globalThis as unknown as typeof import('../../widget/chunks/load.ts');
      const { createPointMap } = await loadChunk('map');
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      const container = root.appendChild(document.createElement('div'));
      container.style.setProperty('block-size', '300px');
      const labels = { map: 'Map', zoomIn: 'In', zoomOut: 'Out', group: String, wheelHint: 'Ctrl', touchHint: 'Two' };
      const view = { center: { latitude: 51.44, longitude: 5.47 }, zoom: 15 };
      const map = createPointMap(container, { tiles: '/{z}/{x}/{y}.png', attribution: '<b>Us</b>', labels, view, onPick: () => {} });
      map.show([{ id: '1', name: '<i>Kettle</i>', latitude: 51.44, longitude: 5.47 }], '1');
      return root.querySelectorAll('[part~=map-pin]').length;
    });

  /** The tiles are missing on purpose; everything else a page complains of counts. */
  const serious = () => complaints.filter((text) => !text.includes('404'));

  for (const [what, scripts] of [
    ['lists our origin', () => assets],
    ['lists a nonce alone', () => `'nonce-n0nce'`],
    ['trusts by nonce and strict-dynamic', () => `'nonce-n0nce' 'strict-dynamic'`],
  ] as const) {
    for (const tag of ['module', 'classic'] as const) {
      it(`loads from a ${tag} tag, shows the map and breaks no rule, where the policy ${what}`, async () => {
        await open(tag === 'module' ? moduleTag : classicTag, scripts());
        await page.locator('#ready').waitFor({ timeout: 5000 });
        assert.equal(await showMap(), 1);
        assert.deepEqual(serious(), []);
      });
    }
  }

  it('breaks no rule when the map zooms and lets go of its tiles', async () => {
    await open(moduleTag, assets);
    await showMap();
    await page.locator('img[src^="/15/"]').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'In' }).click();
    await page.locator('img[src^="/16/"]').first().waitFor({ state: 'attached' });
    await page.locator('img[src^="/15/"]').first().waitFor({ state: 'detached' });
    assert.deepEqual(serious(), []);
  });

  it('leaves no name of Leaflet on the page', async () => {
    await open(moduleTag, assets);
    await showMap();
    const names = await page.evaluate(() => [...Object.keys(window), ...Object.keys(document)].filter((name) => /^L$|leaflet/i.test(name)));
    assert.deepEqual(names, []);
  });

  it('reads the same on a page in another encoding', async () => {
    await open(`<meta charset="windows-1252">${moduleTag}`, assets);
    await showMap();
    assert.equal(await page.getByRole('button', { name: 'Out' }).textContent(), '−');
  });

  it('does not run when one byte differs, and is fetched again when asked again', async () => {
    await open(moduleTag, assets);
    flipped = `${folder}/map.js`;
    await assert.rejects(showMap(), /did not load, or is not the file it should be/);
    flipped = undefined;
    assert.equal(await showMap(), 1);
  });

  it('does not run as the entry of a classic tag when one byte differs', async () => {
    flipped = `${folder}/entry.js`;
    const failed = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
    assert.equal(await open(classicTag, assets), false);
    await failed;
    assert.equal(await page.locator('#ready').count(), 0);
  });

  it('is never loaded unchecked where the page forbids our policy', async () => {
    shop.head = moduleTag;
    shop.policy = `script-src ${assets}; require-trusted-types-for 'script'; trusted-types another`;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(origin);
    assert.equal(await page.locator('#ready').count(), 0);
    assert.equal(
      requests.some((url) => url.includes('map.js')),
      false,
    );
  });

  it('comes from the folder of its version when the entry comes from the address of the newest', async () => {
    files.set('/entry.js', files.get(`${folder}/entry.js`)!);
    await open(`<script type="module" src="${assets}/entry.js" crossorigin></script>`, assets);
    assert.equal(await showMap(), 1);
  });
});
