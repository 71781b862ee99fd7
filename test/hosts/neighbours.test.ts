import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Engine, type EnginePage, enginesHere } from '../support/engines.ts';
import { checkout, moduleTag, picker } from './support/checkout-page.ts';
import { type ListeningProxy, startListeningProxy } from './support/listening-proxy.ts';
import { neighbours, serveNeighbours } from './support/neighbours.ts';
import { asVersion, type OlderVersion } from './support/older-version.ts';
import { type Shop, type ShopPage, startShop } from './support/shop.ts';
import { choosePoint, type Visited } from './support/shopper.ts';
import { readWidgetFiles, type WidgetFiles } from './support/widget-files.ts';

for (const [name, start] of await enginesHere()) {
  describe(`the picker beside something else, in ${name}`, () => {
    let files: WidgetFiles;
    let older: OlderVersion;
    let proxy: ListeningProxy;
    let shop: Shop;
    let engine: Engine;

    before(async () => {
      files = await readWidgetFiles();
      older = asVersion('0.0.9', files);
      for (const [path, content] of older.contents) files.contents.set(path, content);
      proxy = await startListeningProxy(files);
      shop = await startShop();
      await serveNeighbours(shop);
      engine = await start();
    });
    after(() => Promise.all([engine?.close(), shop?.close(), proxy?.close()]));

    /** Opens a page for `act`, and closes it again. */
    async function onPage(page: Partial<ShopPage>, act: (window: EnginePage) => Promise<void>): Promise<void> {
      const head = `${page.head ?? ''}${moduleTag(proxy.url, files.manifest)}`;
      const window = await engine.open();
      try {
        await window.goto(shop.page({ ...page, head, body: page.body ?? checkout(picker(proxy.url)) }));
        await act(window);
        assert.deepEqual(window.complaints(), []);
      } finally {
        await window.close();
      }
    }

    /** Sends the form, and holds what the shop received against what was chosen. */
    async function assertOrder(window: EnginePage, { point, entries, heard }: Visited): Promise<void> {
      assert.equal(heard, '');
      assert.equal(entries.split('\n').length, 1);
      await window.run(pay, undefined);
      const posted = await shop.posted();
      assert.deepEqual(posted.getAll('delivery'), [entries]);
      const { servicePoint } = await proxy.verify(entries);
      assert.equal(servicePoint?.id, point);
    }

    for (const [what, page] of Object.entries(neighbours)) {
      it(`lets a shopper choose a point, and the shop have it once, beside ${what}`, () =>
        onPage(page({ proxy: proxy.url, manifest: files.manifest, older }), async (window) => {
          const visited = await window.run(choosePoint, undefined);
          assert.equal(await window.run(readLeaflet, undefined), 'as it was');
          await assertOrder(window, visited);
        }));
    }

    it('keeps the choice when the shop moves the element elsewhere', () =>
      onPage({}, async (window) => {
        const visited = await window.run(choosePoint, undefined);
        assert.equal(await window.run(moveElement, undefined), visited.entries);
        await assertOrder(window, visited);
      }));

    it('lets a shopper choose when the shop moved the element with its finder open', () =>
      onPage({}, async (window) => {
        await window.run(openFinder, undefined);
        await window.run(moveElement, undefined);
        await assertOrder(window, await window.run(choosePoint, undefined));
      }));
  });
}

/** These run in the page. */

function pay(): void {
  (document.querySelector('#pay') as HTMLElement).click();
}

/** Whether the shop's Leaflet is the one it brought, its map moves, and none appeared where none was. */
function readLeaflet(): string {
  const { L, ownLeaflet, ownVersion, shopMap } = window as unknown as Record<
    string,
    { version?: string; setZoom(to: number, how: object): void; getZoom(): number }
  >;
  if (ownLeaflet === undefined) return L === undefined ? 'as it was' : 'a Leaflet has appeared';
  if (L !== ownLeaflet || L.version !== (ownVersion as unknown)) return 'another Leaflet';
  shopMap?.setZoom(6, { animate: false });
  return shopMap?.getZoom() === 6 ? 'as it was' : 'the map of the shop stands still';
}

/** Moves the picker to the end of its form, and gives the entries the form then has. */
async function moveElement(): Promise<string> {
  const form = document.querySelector('form') as HTMLFormElement;
  const box = form.insertBefore(document.createElement('div'), form.firstChild);
  box.append(document.querySelector('sendcloud-delivery-picker') as HTMLElement);
  await new Promise((resolve) => setTimeout(resolve));
  return new FormData(form).getAll('delivery').join('\n');
}

async function openFinder(): Promise<void> {
  const root = () => document.querySelector('sendcloud-delivery-picker')?.shadowRoot;
  while (!root()?.querySelector('[part~=finder-button]')) await new Promise((resolve) => setTimeout(resolve, 20));
  root()?.querySelector<HTMLElement>('[part~=finder-button]')?.click();
  while (!root()?.querySelector('dialog[open] .pin')) await new Promise((resolve) => setTimeout(resolve, 20));
}
