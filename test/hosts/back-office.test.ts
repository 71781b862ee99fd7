import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Engine, enginesHere } from '../support/engines.ts';
import { checkout, moduleTag, picker } from './support/checkout-page.ts';
import { type ListeningProxy, startListeningProxy } from './support/listening-proxy.ts';
import { type Shop, startShop } from './support/shop.ts';
import { choosePoint } from './support/shopper.ts';
import { readWidgetFiles, type WidgetFiles } from './support/widget-files.ts';

const scripts = ['sendcloud-delivery-picker.js', 'sendcloud-back-office.js'];

for (const [name, start] of await enginesHere()) {
  describe(`a page with the picker and the back office, in ${name}`, () => {
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

    for (const order of [scripts, scripts.toReversed()])
      it(`needs their two policies by name and no name twice, with ${order[0]} first`, async () => {
        const window = await engine.open();
        await window.goto(
          shop.page({
            headers: {
              'Content-Security-Policy': `default-src 'none'; script-src 'self' ${proxy.url}; style-src 'self'; img-src 'self' ${proxy.url}; connect-src ${proxy.url}; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types sendcloud-delivery-picker sendcloud-back-office`,
            },
            head: order.map((file) => moduleTag(proxy.url, files.manifest, file)).join(''),
            body: `<sendcloud-order-panel lang="de" proxy="${proxy.url}"></sendcloud-order-panel>${checkout(picker(proxy.url))}`,
          }),
        );
        const { heard, point } = await window.run(choosePoint, undefined);
        assert.ok(point);
        assert.equal(await window.run(panelHeading, undefined), 'Bestellungen');
        assert.deepEqual([heard, ...window.complaints()].filter(Boolean), []);
        await window.close();
      });
  });
}

/** Runs in the page: what the panel is headed with as soon as it is headed with anything, by words that came in a file that was checked. */
async function panelHeading(): Promise<string> {
  await customElements.whenDefined('sendcloud-order-panel');
  const root = document.querySelector('sendcloud-order-panel')!.shadowRoot!;
  return new Promise((resolve) => {
    const look = () => {
      const heading = root.querySelector('h2')?.textContent;
      if (heading) resolve(heading);
    };
    new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
    look();
  });
}
