import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { compile } from 'svelte/compiler';
import type { Plugin } from 'vite';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { Shop } from './frameworks/shop.ts';

const svelte: Plugin = {
  name: 'svelte',
  transform: (source, id) => (id.endsWith('.svelte') ? { code: compile(source, { generate: 'client' }).js.code, map: null } : undefined),
};

const everyEvent = ['change', 'delivery-activity', 'delivery-change', 'delivery-error', 'delivery-ready', 'input'];

declare const shop: Shop;

for (const name of ['react', 'vue', 'svelte', 'angular', 'plain'])
  describe(`a checkout in ${name === 'plain' ? 'a plain script' : name}`, () => {
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    before(async () => {
      browser = await launchBrowser();
      page = await openScript(browser, await bundlePage(`test/e2e/frameworks/${name}.ts`, [svelte]));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.getByText('How shall we deliver?').waitFor();
    });
    after(() => browser?.close());

    const lastQuery = () => page.evaluate(() => Object.fromEntries(shop.wire.to('options').at(-1)?.query ?? []));

    it('gives the picker attributes and objects', async () => {
      await page.locator('[part~="price"]').first().waitFor();
      const { key, country, postalCode, weight, orderValue, currency } = await lastQuery();
      assert.deepEqual(
        { key, country, postalCode, weight, orderValue, currency },
        { key: 'pk_test', country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' },
      );
      assert.equal(await page.locator('[part~="price"]').first().textContent(), '€1.50');
    });

    it('holds the choice in its form', async () => {
      await page.locator('input[value="points"]').check();
      const entry = () => page.evaluate(() => new FormData(document.querySelector('form')!).getAll('delivery').join());
      await page.waitForFunction(() => document.querySelector('form')?.matches(':valid'));
      assert.equal(await entry(), 'token-points-1');
    });

    it('passes a change on, and keeps the choice', async () => {
      await page.evaluate(() => shop.change({ country: 'NL', postalCode: '1011AB' }));
      await page.waitForFunction(() => shop.wire.to('options').at(-1)?.query.get('postalCode') === '1011AB');
      await page.waitForFunction(() => document.querySelector('form')?.matches(':valid'));
      assert.ok(await page.locator('input[value="points"]').isChecked());
    });

    it('hears every event', async () => {
      await page.evaluate(() => {
        shop.wire.routes.options = () => {
          throw new TypeError('Failed to fetch');
        };
        shop.change({ country: 'NL', postalCode: '3511AA' });
      });
      await page.waitForFunction(() => shop.heard.includes('delivery-error'));
      assert.deepEqual([...new Set(await page.evaluate(() => shop.heard))].sort(), everyEvent);
      assert.deepEqual(complaints, []);
    });
  });
