import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type MedusaData, magentoFields } from '../../widget/fields/index.ts';
import type { Visit } from '../e2e/support/visit.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { claim } from '../docs/support/claims.ts';
import { servePage } from '../docs/support/serve-page.ts';
import { bundleMedusa } from './support/medusa-page.ts';
import { paste } from './support/recipes.ts';
import { shopPages } from './support/shop-pages.ts';
import {
  keptByConnectedShipping,
  keptByMagento,
  keptByPrestaShop,
  keptBySmartShipping,
  keptFromCartUpdate,
  keptFromExtensions,
} from './support/store-side.ts';

/** What the pages of `shop-pages.ts` keep for the tests. */
declare const told: {
  store?: string;
  cartUpdate?: Parameters<typeof keptFromCartUpdate>[0];
  extensions?: Record<string, Record<string, string>>;
}[];
declare const attributes: Record<string, unknown> | null;
declare const methods: [cart: string, method: { option_id: string; data: MedusaData }][];

const claims = await claim('shops');
const pages = shopPages(claims);

describe('the recipes for shop systems', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const pasting = () => ({ proxyUrl: world.proxyUrl, merchant: 'existing-integration' });
  const visitShop = async (name: string) => visitPage(await pages[name]!(pasting()));

  async function visitPage(html: string): Promise<Visit & { page: Page }> {
    const served = await servePage(html);
    const visit = await world.visit();
    await visit.page.goto(served.url);
    return { ...visit, close: async () => void (await Promise.all([visit.close(), served.close()])) };
  }

  /** Chooses the first point of the finder; its name. */
  async function choosePoint(page: Page): Promise<string> {
    const picker = page.locator('sendcloud-delivery-picker').filter({ visible: true });
    await picker.locator('[part~="finder-button"]').first().click();
    const card = page.locator('dialog[open] .list .card').first();
    await card.click();
    await page.locator('dialog[open] [part~="collect-button"]').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    return picker.evaluate((chosen) => (chosen as HTMLElement & { value: string }).value);
  }

  const fieldsOf = (page: Page, form: string) =>
    page.evaluate(
      (selector) =>
        Object.fromEntries(
          [...new FormData(document.querySelector<HTMLFormElement>(selector)!)].map(([name, value]) => [name, String(value)]),
        ),
      form,
    );

  it('put the point into the classic checkout of WooCommerce, for both plugins, and only while it is for a service point', async () => {
    const shop = await visitShop('woocommerce classic');
    try {
      await world.alive(async () => {
        assert.equal(await shop.page.locator('sendcloud-delivery-picker').isVisible(), false);
        await shop.page.getByText('Service point', { exact: true }).click();
        const id = await choosePoint(shop.page);
        await shop.page.locator('input[name="sendcloudshipping_service_point_selected"]').waitFor({ state: 'attached' });
        const posted = await fieldsOf(shop.page, 'form.checkout');
        const smart = keptBySmartShipping(posted) as { sendcloudshipping_service_point_meta: { id: string; extra: string } };
        const connected = keptByConnectedShipping(posted) as { sendcloudshipping_v2_service_point: string };
        assert.equal(smart.sendcloudshipping_service_point_meta.id, id);
        assert.equal((JSON.parse(connected.sendcloudshipping_v2_service_point) as { id: string }).id, id);
        // A checkout in steps hides the one that is done; whoever pays in the next still collects there.
        await shop.page.evaluate(() => document.querySelector('#step')?.toggleAttribute('hidden'));
        await shop.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        assert.equal((await fieldsOf(shop.page, 'form.checkout')).sendcloudshipping_service_point_selected, id);
        await shop.page.evaluate(() => document.querySelector('#step')?.toggleAttribute('hidden'));
        await shop.page.getByText('Home', { exact: true }).click();
        await shop.page.locator('input[name="sendcloudshipping_service_point_selected"]').waitFor({ state: 'detached' });
        assert.equal(keptBySmartShipping(await fieldsOf(shop.page, 'form.checkout')), null);
      });
      assert.deepEqual(shop.complaints, []);
    } finally {
      await shop.close();
    }
  });

  it("put the point into the block checkout of WooCommerce by the Store API's two ways, and take it back", async () => {
    const shop = await visitShop('woocommerce block');
    try {
      await world.alive(async () => {
        await shop.page.getByText('Service point', { exact: true }).click();
        const id = await choosePoint(shop.page);
        await shop.page.waitForFunction(() => told.length > 1);
        const [update, data] = await shop.page.evaluate(() => told);
        const kept = keptFromCartUpdate(update!.cartUpdate!) as { sendcloudshipping_v2_service_point: string };
        assert.equal((JSON.parse(kept.sendcloudshipping_v2_service_point) as { id: string }).id, id);
        assert.equal(data!.store, 'wc/store/checkout');
        assert.deepEqual(keptFromExtensions({ extensions: data!.extensions! }), kept);
        await shop.page.getByText('Home', { exact: true }).click();
        await shop.page.waitForFunction(() => told.length > 3);
        assert.equal((await shop.page.evaluate(() => told))[2]!.cartUpdate!.data.servicePoint, null);
      });
      assert.deepEqual(shop.complaints, []);
    } finally {
      await shop.close();
    }
  });

  for (const system of ['magento', 'magento before Dynamic Checkout'])
    it(`put the point into Magento\u2019s quote, as its module declares it: ${system}`, async () => {
      const shop = await visitShop(system);
      try {
        await world.alive(async () => {
          const id = await choosePoint(shop.page);
          await shop.page.waitForFunction(() => attributes !== null);
          const kept = keptByMagento((await shop.page.evaluate(() => attributes))!) as { sendcloud_service_point_id: number };
          assert.equal(String(kept.sendcloud_service_point_id), id);
          // Magento takes the template away with its step; the quote stays.
          await shop.page.evaluate(() => document.querySelector('sendcloud-delivery-picker')?.remove());
          await shop.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
          assert.deepEqual(await shop.page.evaluate(() => attributes), kept);
        });
        assert.deepEqual(shop.complaints, []);
      } finally {
        await shop.close();
      }
    });

  it('say that a shop system is none they know', async () => {
    const html = await pages.prestashop!(pasting());
    const shop = await visitPage(html.replace('data-fields="prestashop"', 'data-fields="presta"'));
    try {
      await world.alive(async () => {
        await shop.page.getByText('Service point', { exact: true }).click();
        await choosePoint(shop.page);
      });
      assert.match(shop.complaints[0] ?? '', /"presta" is none of woocommerce, magento, prestashop/);
    } finally {
      await shop.close();
    }
  });

  it("send the point to the controller of PrestaShop's module, and take it back", async () => {
    const shop = await visitShop('prestashop');
    const posted: Record<string, string>[] = [];
    try {
      await shop.page.route('**/module/sendcloud/ServicePointSelection', async (route) => {
        posted.push(Object.fromEntries(new URLSearchParams(route.request().postData() ?? '')));
        await route.fulfill({ status: 204 });
      });
      await world.alive(async () => {
        await shop.page.getByText('Service point', { exact: true }).click();
        const saved = shop.page.waitForResponse('**/module/sendcloud/ServicePointSelection');
        const id = await choosePoint(shop.page);
        await saved;
        const { status, details } = keptByPrestaShop(posted[0]!);
        assert.equal(status, 204);
        assert.equal(String((JSON.parse(details!) as { id: number }).id), id);
        const taken = shop.page.waitForResponse('**/module/sendcloud/ServicePointSelection');
        await shop.page.getByText('Home', { exact: true }).click();
        await taken;
        assert.deepEqual(keptByPrestaShop(posted[1]!), { status: 204, details: null });
        const carriers: string[] = [];
        for (const delivery of ['Service point', 'Another carrier', 'Service point']) {
          const told = shop.page.waitForResponse('**/module/sendcloud/ServicePointSelection');
          await shop.page.getByText(delivery, { exact: true }).click();
          await told;
          if (delivery === 'Another carrier')
            await Promise.all([shop.page.waitForResponse('**/module/sendcloud/ServicePointSelection'), choosePoint(shop.page)]);
          const kept = keptByPrestaShop(posted.at(-1)!);
          carriers.push((JSON.parse(kept.details ?? '{}') as { carrier: string }).carrier);
        }
        assert.deepEqual(carriers, ['postnl', 'dhl', 'postnl']);
      });
      assert.deepEqual(shop.complaints, []);
    } finally {
      await shop.close();
    }
  });

  it("give Medusa's shipping method the point as its data", async () => {
    const code = await paste(claims.take('docs/recipes/medusa-2.md', 'addShippingMethod').code, pasting());
    const shop = await visitPage(await bundleMedusa(code));
    try {
      await world.alive(async () => {
        const id = await choosePoint(shop.page);
        await shop.page.waitForFunction(() => methods.length > 0);
        const [cart, { option_id: option, data }] = (await shop.page.evaluate(() => methods)).at(-1)!;
        assert.deepEqual([cart, option, data.service_point_id], ['cart_1', 'so_1', id]);
        assert.equal(data.service_point.country_code, 'nl');
      });
      assert.deepEqual(shop.complaints, []);
    } finally {
      await shop.close();
    }
  });

  it("give a headless front end what Magento's module declares", async () => {
    const { code } = claims.take('docs/recipes/magento-2.md', 'extension_attributes =');
    const lines = code.replace(/^import .*$/m, '');
    const module = `export const attributesOf = (magentoFields, servicePoint, postNumber) => { ${lines} return extension_attributes; };`;
    const { attributesOf } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
      attributesOf: (...given: unknown[]) => object;
    };
    const servicePoint = {
      id: '7',
      name: 'Kiosk',
      street: 'Kade',
      houseNumber: '1',
      postalCode: '5611EM',
      city: 'Eindhoven',
      country: 'NL',
    };
    const kept = keptByMagento(attributesOf(magentoFields, servicePoint, '12')) as Record<string, unknown>;
    assert.deepEqual([kept.sendcloud_service_point_id, kept.sendcloud_service_point_postnumber], [7, '12']);
  });

  it('have no block that is not run or checked', () => assert.deepEqual(claims.left(), []));
});
