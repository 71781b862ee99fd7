import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openapiMissing } from '../support/openapi.ts';
import { ordersAtProxy } from './support/proxy-reader.ts';
import { fillAddress, goToCheckout, pay, waitForState } from './support/shopper.ts';
import { assertDocumented } from './support/specification.ts';
import { startWorld, type World } from './support/world.ts';

describe('merchants who ship in other ways', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  const options = (page: Page) => page.locator('[part="option"]');

  async function chooseOptions(shop: string) {
    const visit = await world.visit();
    await goToCheckout(visit.page, shop);
    // The country alone is quoted at once; who pays has seen the quote for the whole address.
    const quoted = visit.page.waitForResponse((response) => response.url().includes('postalCode='));
    await fillAddress(visit.page);
    await (await quoted).finished();
    await options(visit.page).first().waitFor();
    return visit;
  }

  it('shows home and service-point options from the rates of a merchant without a published configuration', () =>
    world.alive(async () => {
      const { page, complaints, close } = await chooseOptions('no-checkout');
      const texts = await options(page).allInnerTexts();
      assert.ok(texts.some((text) => text.includes('Standard delivery') && text.includes('€4.95')));
      assert.ok(texts.some((text) => text.includes('Collect at a service point') && text.includes('€3.95')));

      const home = options(page).filter({ hasText: 'Standard delivery' }).first();
      await home.locator('label').first().click();
      const number = await pay(page);
      await waitForState(page, 'imported');
      const { data } = (await world.sandbox.get('no-checkout', `/api/v3/orders?order_number=${number}`)) as { data: unknown[] };
      assert.equal(data.length, 1);
      assert.deepEqual(complaints, []);
      await close();
    }));

  it('sends nothing to Sendcloud for a merchant whose own integration imports orders', () =>
    world.alive(async () => {
      const { page, close } = await chooseOptions('existing-integration');
      const number = await pay(page);
      await waitForState(page, 'recorded');
      const { data } = (await world.sandbox.get('existing-integration', `/api/v3/orders?order_number=${number}`)) as { data: unknown[] };
      assert.deepEqual(data, []);
      await close();
    }));

  it('holds the label of a central order back until it is bought', () =>
    world.alive(async () => {
      const { page, close } = await chooseOptions('central-hold');
      const number = await pay(page);
      await waitForState(page, 'held');
      const [order] = await ordersAtProxy(world.proxyUrl, 'central-hold', number);
      assert.deepEqual({ kind: order?.account.kind, label: order?.label.available }, { kind: 'central', label: false });
      await close();
    }));

  it('quotes each country for itself, and counts the shown price into the total', () =>
    world.alive(async () => {
      const { page, close } = await chooseOptions('own-v3');
      await page.locator('[name="country"]').selectOption('DE');
      await page.locator('[name="postal-code"]').fill('10115');
      await options(page).filter({ hasText: 'DPD' }).first().locator('label').first().click();
      await page.getByRole('button', { name: 'Pay €71.95' }).waitFor();
      await close();
    }));

  it('calls the phone optional only until a carrier needs it', () =>
    world.alive(async () => {
      const { page, close } = await chooseOptions('own-v3');
      await page.getByRole('textbox', { name: 'Phone optional', exact: true }).waitFor();
      await page.locator('sendcloud-delivery-picker').evaluate((picker) => {
        const detail = { complete: false, selection: null, requires: ['phone'] };
        picker.dispatchEvent(new CustomEvent('delivery-change', { detail }));
      });
      await page.getByRole('textbox', { name: 'Phone', exact: true }).waitFor();
      await close();
    }));

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await world.alive(() => assertDocumented(world));
  });
});
