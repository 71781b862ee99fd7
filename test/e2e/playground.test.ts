import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { contentSecurityPolicy } from '../../demo/shop/security.ts';
import { assertAccessible } from './support/accessibility.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { servePasted } from './support/pasted-page.ts';
import type { Visit } from './support/visit.ts';
import { startWorld, type World } from './support/world.ts';

interface Declaration {
  name: string;
  attributes: { name: string }[];
  cssProperties: { name: string }[];
}

const manifest = JSON.parse(await readFile(new URL('../../custom-elements.json', import.meta.url), 'utf8')) as {
  modules: { declarations: Declaration[] }[];
};
const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ name }) => name === 'SendcloudDeliveryPicker');

describe('the playground', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  /** The playground, once the element has its options. */
  async function open(): Promise<Visit> {
    const visit = await world.visit();
    await visit.page.goto('/playground/');
    await optionsOf(visit.page).first().waitFor();
    return visit;
  }

  const optionsOf = (page: Page) => page.locator('#stage [part~="option"]');
  const chip = (page: Page, name: string) => page.locator('#settings').getByRole('button', { name, exact: true });
  const unfold = (page: Page) =>
    page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
  const copied = (page: Page, id: 'html' | 'css') => page.locator(`#${id}`).inputValue();

  it('is accessible on a phone and on a desk, by day and by night, with everything unfolded', () =>
    world.alive(async () => {
      const { page, complaints, close } = await open();
      await unfold(page);
      for (const width of [320, 1280])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          await assertAccessible(page);
        }
      assert.deepEqual(complaints, []);
      await close();
    }));

  it('has a control for everything that the element’s documentation says can be set', () =>
    world.alive(async () => {
      const { page, close } = await open();
      const settable = (kind: string) =>
        page.locator(`[data-${kind}]`).evaluateAll((all, name) => all.map((each) => each.getAttribute(`data-${name}`)).sort(), kind);
      assert.deepEqual(await settable('attribute'), element?.attributes.map(({ name }) => name).sort());
      assert.deepEqual(await settable('theme'), element?.cssProperties.map(({ name }) => name).sort());
      await close();
    }));

  it('is set, seen and copied by keyboard alone', () =>
    world.alive(async () => {
      const { page, close } = await open();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.shopUrl });
      await press(page, /^What is offered$/);
      await tabTo(page, /^mode$/);
      await page.keyboard.type('prod');
      await page.locator('#stage [part~="promise"]').waitFor();
      await typeInto(page, /^--delivery-accent$/, 'rgb(1, 2, 3)');
      await page.keyboard.press('Enter');
      await press(page, /^Copy$/);
      await page.getByText('Copied.').waitFor();
      const html = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(html, await copied(page, 'html'));
      assert.match(html, /<sendcloud-delivery-picker[^>]* mode="product"[^>]*>/);
      assert.equal(await copied(page, 'css'), 'sendcloud-delivery-picker {\n  --delivery-accent: rgb(1, 2, 3);\n}\n');
      await close();
    }));

  it('copies what works when pasted into a blank page whose policy allows nothing inline', () =>
    world.alive(async () => {
      const { page, complaints, close } = await open();
      await unfold(page);
      await chip(page, 'Nothing chosen, required').click();
      await chip(page, 'Brand').click();
      const pasted = await servePasted({
        html: await copied(page, 'html'),
        css: await copied(page, 'css'),
        policy: contentSecurityPolicy(world.proxyUrl),
      });
      await page.goto(pasted.url);
      const options = page.locator('[part~="option"]');
      await options.first().waitFor();
      const missing = () => page.evaluate(() => document.forms[0]?.checkValidity());
      assert.equal(await missing(), false);
      await options.first().locator('label').first().click();
      await page.locator('sendcloud-delivery-picker:valid').waitFor();
      const entries = await page.evaluate(() => [...new FormData(document.forms[0])].map(([name, value]) => `${name}=${value}`));
      assert.equal(entries.length, 1);
      assert.match(entries.join(), /^delivery=sel1\./);
      assert.equal(await options.first().evaluate((option) => getComputedStyle(option).borderTopLeftRadius), '20px');
      assert.deepEqual(complaints, []);
      await close();
      pasted.close();
    }));

  it('shows a country, a carrier, a language and a state at a click', () =>
    world.alive(async () => {
      const { page, complaints, close } = await open();
      await unfold(page);
      const stage = page.locator('#stage');
      await chip(page, 'France').click();
      await stage.locator('[part~="point"]', { hasText: 'Paris' }).or(stage.locator('[part~="point"] b')).first().waitFor();
      await chip(page, 'Mondial Relay').click();
      await optionsOf(page).filter({ hasText: 'Mondial Relay' }).first().waitFor();
      await optionsOf(page).nth(1).waitFor({ state: 'detached' });
      await chip(page, 'As it begins').click();
      await chip(page, 'Deutsch').click();
      await stage.getByText('Lieferung', { exact: true }).waitFor();
      await chip(page, 'Goes nowhere').click();
      await stage.getByText('This order cannot be delivered').waitFor();
      assert.deepEqual(complaints, []);
      await close();
    }));

  it('shows every state with fixed data, each in a frame of its own', () =>
    world.alive(async () => {
      const { page, complaints, close } = await world.visit();
      // The first to ask has them bundled.
      await page.goto('/playground/states/', { timeout: 50_000 });
      await page.locator('figure').first().waitFor();
      const names = await page.locator('figcaption').allInnerTexts();
      assert.ok(names.length >= 60, `${names.length} states`);
      await page.goto(`/playground/states/?state=${encodeURIComponent('the finder with its map')}&theme=brand`);
      await page.locator('[data-state="arranged"]').waitFor();
      await page.locator('dialog[open] [part~="map-cluster"]').first().waitFor();
      assert.deepEqual(complaints, []);
      await close();
    }));
});
