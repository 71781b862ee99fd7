import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Engine, enginesHere } from '../support/engines.ts';
import { checkout, moduleTag, picker } from './support/checkout-page.ts';
import { type ListeningProxy, startListeningProxy } from './support/listening-proxy.ts';
import { type Shop, startShop } from './support/shop.ts';
import { readWidgetFiles, type WidgetFiles } from './support/widget-files.ts';

for (const [name, start] of await enginesHere()) {
  describe(`the map's code, in ${name}`, () => {
    let files: WidgetFiles;
    let proxy: ListeningProxy;
    let shop: Shop;
    let engine: Engine;

    before(async () => {
      files = await readWidgetFiles();
      proxy = await startListeningProxy(files);
      shop = await startShop();
      engine = await start();
    });
    after(() => Promise.all([engine?.close(), shop?.close(), proxy?.close()]));

    it('is fetched when the shopper reaches for the map, and not before', async () => {
      const window = await engine.open();
      const head = moduleTag(proxy.url, files.manifest);
      await window.goto(
        shop.page({ head, body: checkout(picker(proxy.url, 'postal-code="5611EM"').replace('view="split"', 'view="list"')) }),
      );
      assert.equal(await window.run(reachForMap, undefined), 'not yet, then there, and no map on show');
      await window.close();
    });
  });
}

/** Runs in the page: opens the list, puts the focus on the button of the map, and says what came of it. */
async function reachForMap(): Promise<string> {
  const { ran } = window as unknown as { ran: string[] };
  const root = () => document.querySelector('sendcloud-delivery-picker')?.shadowRoot;
  const find = (selector: string) => root()?.querySelector<HTMLElement>(selector);
  const isThere = () => ran.some((name) => name.startsWith('map@'));
  while (!find('[part~=finder-button]')) await new Promise((resolve) => setTimeout(resolve, 20));
  find('[part~=finder-button]')?.click();
  while (!find('dialog[open] [part~=point-card]')) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = isThere() ? 'there' : 'not yet';
  find('[part~=map-button]')?.focus();
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
  return `${before}, then there, and ${find('.map') ? 'a' : 'no'} map on show`;
}
