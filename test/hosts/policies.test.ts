import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Engine, enginesHere } from '../support/engines.ts';
import { checkout, classicTag, moduleTag, picker } from './support/checkout-page.ts';
import { type ListeningProxy, startListeningProxy } from './support/listening-proxy.ts';
import { policies } from './support/policies.ts';
import { type Shop, type ShopPage, startShop } from './support/shop.ts';
import { choosePoint } from './support/shopper.ts';
import { readWidgetFiles, type WidgetFiles } from './support/widget-files.ts';

/** A shop's policy that refuses whatever has no name; the default one is asked when a string goes where a policy's product should. */
const defaultPolicy = `trustedTypes.createPolicy('shop', { createHTML: (html) => html });
  const refuse = (kind) => (text) => { console.error('default policy asked for ' + kind + ': ' + text.slice(0, 80)); return null; };
  trustedTypes.createPolicy('default', { createHTML: refuse('HTML'), createScript: refuse('script'), createScriptURL: refuse('URL') });`;

for (const [name, start] of await enginesHere()) {
  describe(`a page with a policy, in ${name}`, () => {
    let files: WidgetFiles;
    let proxy: ListeningProxy;
    let shop: Shop;
    let engine: Engine;

    before(async () => {
      files = await readWidgetFiles();
      proxy = await startListeningProxy(files);
      shop = await startShop();
      engine = await start();
      shop.script('/default-policy.js', `if (globalThis.trustedTypes) { ${defaultPolicy} }`);
    });
    after(() => Promise.all([engine?.close(), shop?.close(), proxy?.close()]));

    /** What the page and the engine complain of while a shopper sees options, opens the map and chooses a point. */
    async function complaintsOf(page: ShopPage): Promise<readonly string[]> {
      const window = await engine.open();
      try {
        await window.goto(shop.page(page));
        const { heard } = await window.run(choosePoint, undefined);
        return [heard, ...window.complaints()].filter(Boolean);
      } finally {
        await window.close();
      }
    }

    for (const [what, policy] of Object.entries(policies)) {
      it(`breaks no rule of one that ${what}, with the map closed, open and a point chosen`, async () => {
        const integrity = files.manifest.files[files.find('sendcloud-delivery-picker.js')]?.integrity ?? '';
        const { headers = {}, head = '' } = policy({ proxy: proxy.url, integrity });
        const body = checkout(picker(proxy.url));
        assert.deepEqual(await complaintsOf({ headers, head: `${head}${moduleTag(proxy.url, files.manifest)}`, body }), []);
      });
    }

    for (const what of ['lists our origin', 'trusts by nonce and strict-dynamic'] as const) {
      it(`breaks no rule from a classic tag where it ${what}`, async () => {
        const { headers = {} } = policies[what]!({ proxy: proxy.url, integrity: '' });
        const page = { headers, head: classicTag(proxy.url, files.manifest), body: checkout(picker(proxy.url)) };
        assert.deepEqual(await complaintsOf(page), []);
      });
    }
  });
}
