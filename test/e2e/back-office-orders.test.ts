import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { BuyLabel } from '../../proxy/contract/labels.ts';
import { anOrder } from '../support/an-order.ts';
import { assertAccessible } from './support/accessibility.ts';
import { heard, inState, openOrder, setWebhook, shipmentsOf, swiss } from './support/back-office.ts';
import { openPdf } from './support/pdf.ts';
import { secretKeyOf } from './support/sandbox-reader.ts';
import { assertShownAsHeld, soldBy } from './support/shown-as-held.ts';
import { fillAddress, goToCheckout, pay, waitForState } from './support/shopper.ts';
import { startWorld, type World } from './support/world.ts';

describe('a merchant’s orders in the back office', () => {
  let world: World;
  /** The merchant's window, and another for shops and Sendcloud's panel. */
  let page: Page;
  let other: Page;
  let complaints: string[];
  before(async () => {
    world = await startWorld();
    ({ page, complaints } = await world.visit());
    ({ page: other } = await world.visit());
  });
  after(() => world?.close());

  /** Buys in a demo shop, as a shopper would; resolves to the order's number. */
  async function checkOut(shop: string, state: string): Promise<string> {
    await goToCheckout(other, shop);
    await fillAddress(other);
    const number = await pay(other);
    await waitForState(other, state);
    return number;
  }

  /** A paid order of a shop without a picker, handed over by its server. */
  async function handOver(merchant: string, number: string, order: object, code: string): Promise<void> {
    const response = await fetch(`${world.proxyUrl}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKeyOf(merchant)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ delivery: { shippingOptionCode: code }, order: anOrder({ number, ...order }) }),
    });
    assert.equal(response.status, 201, await response.text());
  }

  async function pages(button: string): Promise<number> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    const chunks = await (await file.createReadStream()).toArray();
    return openPdf(Buffer.concat(chunks)).pages;
  }

  const buy = () => page.locator('[part="buy-button"]').click();

  for (const merchant of ['own-v3', 'own-v2'])
    it(`of ${merchant}: from the checkout to the label in Sendcloud's panel, its status, tracking and return page`, () =>
      world.alive(async () => {
        await setWebhook(world, merchant);
        const number = await checkOut(merchant, 'imported');
        const sold = soldBy(merchant, number);
        await openOrder(page, world, merchant, number);
        await page.getByText('its label is printed there').waitFor();
        assert.equal(await page.getByRole('link', { name: 'Open Sendcloud' }).count(), 1);
        assert.equal(await page.locator('[part="label-form"]').count(), 0);
        await assertShownAsHeld(page, world, merchant, sold);
        await assertAccessible(page);

        await other.goto(`${world.sandbox.url}/panel/${merchant}`);
        await other.getByRole('button', { name: `Create label ${number}` }).click();
        await heard(world, merchant, number, ({ parcels }) => parcels.length > 0);
        await openOrder(page, world, merchant, number);
        await page.locator('[part="parcel"] dd').waitFor();
        const { parcels } = await assertShownAsHeld(page, world, merchant, sold);
        assert.deepEqual(
          parcels.map(({ status }) => status),
          ['READY_TO_SEND'],
        );
        await other.goto(`${world.sandbox.url}/panel/${merchant}`);
        await other.getByRole('button', { name: new RegExp(`^Move to .* ${number}$`) }).click();
        await heard(world, merchant, number, ({ parcels }) => parcels.some(({ status }) => status !== 'READY_TO_SEND'));
        await openOrder(page, world, merchant, number);
        await page.locator('[part="parcel"]:not([data-status="READY_TO_SEND"])').waitFor();
        await assertShownAsHeld(page, world, merchant, sold);
        const follow = await page.getByRole('link', { name: 'Follow the parcel' }).getAttribute('href');
        assert.equal(follow, parcels[0]?.trackingUrl);
        await page.getByRole('button', { name: 'Find the return page' }).click();
        await page.locator('[part="returns"] [role="status"] :is(a, p)').waitFor();
      }));

  for (const merchant of ['own-v3', 'own-v2'])
    it(`of ${merchant} to Switzerland: printed in Sendcloud's panel, and followed from here`, () =>
      world.alive(async () => {
        const number = `SWISS-${merchant}`;
        await setWebhook(world, merchant);
        await handOver(merchant, number, { recipient: swiss }, 'ups:standard');
        await openOrder(page, world, merchant, number);
        await inState(page, 'imported');
        await other.goto(`${world.sandbox.url}/panel/${merchant}`);
        await other.getByRole('button', { name: `Create label ${number}` }).click();
        await heard(world, merchant, number, ({ parcels }) => parcels.length > 0);
        await openOrder(page, world, merchant, number);
        await page.locator('[part="parcel"] dd').waitFor();
        const { parcels } = await assertShownAsHeld(page, world, merchant, { order: anOrder({ number, recipient: swiss }), abroad: true });
        assert.equal(parcels.length, 1);
      }));

  it('of the central account: bought at the price shown, printed on both sizes, cancelled and bought again', () =>
    world.alive(async () => {
      const number = await checkOut('central-hold', 'held');
      await openOrder(page, world, 'central-hold', number);
      await buy();
      await inState(page, 'labelled');
      const sold = soldBy('central-hold', number);
      const first = await assertShownAsHeld(page, world, 'central-hold', sold);
      assert.deepEqual([await pages('Label, A6'), await pages('Label, A4')], [1, 1]);
      await assertAccessible(page);

      await page.locator('[part="cancel-label-button"]').click();
      await page.locator('[part="confirm-button"]').click();
      await inState(page, 'held');
      await buy();
      await inState(page, 'labelled');
      const second = await assertShownAsHeld(page, world, 'central-hold', sold);
      assert.notEqual(second.parcel?.id, first.parcel?.id);
      assert.equal((await shipmentsOf(world, 'central', number)).length, 2);
    }));

  it('to Switzerland in two parcels: what customs want is asked first, declared as it was filled in, and known when it is bought again', () =>
    world.alive(async () => {
      const towel = { description: 'Tea towel', quantity: 2, weight: 200, price: { value: '12.50', currency: 'EUR' } };
      const items = [...anOrder().items, towel];
      await handOver('central-hold', 'SWISS-1', { recipient: swiss, items, weight: 2900 }, 'dhl_express:worldwide/incoterm=dap');
      await openOrder(page, world, 'central-hold', 'SWISS-1');
      await page.locator('[data-missing="hs-code"]').waitFor();
      await assertAccessible(page);
      await page.getByLabel('Tariff code (HS) of Tea towel').fill('630260');
      await page.getByLabel('Country of origin of Tea towel').fill('PT');
      await page.getByLabel('Weight in grams').fill('2500');
      await page.getByRole('button', { name: 'Add a parcel' }).click();
      await page.getByLabel('Weight in grams').nth(1).fill('400');
      await page.getByLabel('Weight in grams').nth(1).press('Tab');
      await page.getByLabel('Pieces of Copper kettle in parcel 1').fill('1');
      await page.getByLabel('Pieces of Tea towel in parcel 2').fill('2');
      await page.getByLabel('Invoice number').fill('F-2026-7');
      await page.getByLabel('Invoice number').press('Tab');
      await page.locator('[part="missing"]').waitFor({ state: 'detached' });
      await buy();
      await inState(page, 'labelled');
      const parcels = [
        { weight: 2500, items: [{ item: 0, quantity: 1 }] },
        { weight: 400, items: [{ item: 1, quantity: 2 }] },
      ];
      const told = [{ item: 1, hsCode: '630260', originCountry: 'PT' }];
      const bought: BuyLabel = { parcels, customs: { reason: 'commercial-goods', invoiceNumber: 'F-2026-7', items: told } };
      const order = anOrder({ number: 'SWISS-1', recipient: swiss, items, weight: 2900 });
      await assertShownAsHeld(page, world, 'central-hold', { order, bought, abroad: true });
      await page.locator('[part="cancel-label-button"]').click();
      await page.locator('[part="confirm-button"]').click();
      await inState(page, 'held');
      await buy();
      await inState(page, 'labelled');
      await assertShownAsHeld(page, world, 'central-hold', { order, bought, abroad: true });
      assert.equal(await pages('Label, A6'), 2);
      assert.ok((await pages('Customs declaration')) >= 1);
    }));

  it('several at once: bought and printed into one file, with progress', () =>
    world.alive(async () => {
      for (const n of [1, 2, 3]) await handOver('central-hold', `BATCH-${n}`, {}, 'postnl:standard');
      await page.goto(`${world.officeUrl}/central-hold/orders?lang=nl`);
      await page.locator('[part="search"] input[type="search"]').fill('BATCH');
      await page.locator('[part="order"]').first().waitFor();
      await page.locator('[part="search"] input[type="search"]').press('Enter');
      await page.locator('[part="order"]', { hasNotText: 'BATCH-' }).first().waitFor({ state: 'detached' });
      await page.getByText('Alles kiezen').click();
      await page.locator('[part="print-button"]').click();
      await page.locator('[part="download-button"]').waitFor();
      assert.equal(await pages('PDF downloaden'), 3);
      assert.equal(await page.locator('[part="order"] [data-state="labelled"]').count(), 3);
      await assertAccessible(page);
    }));

  it('by keyboard alone, on a phone: from the list to a bought label', () =>
    world.alive(async () => {
      await handOver('central-hold', 'KEYS-1', {}, 'postnl:standard');
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`${world.officeUrl}/central-hold/orders?lang=fr`);
      const press = async (part: string) => {
        await page.locator(part).first().waitFor();
        for (let stops = 0; stops < 60; stops++) {
          await page.keyboard.press('Tab');
          const isThere = await page.evaluate((selector) => {
            const panel = document.querySelector('sendcloud-order-panel');
            return panel?.shadowRoot?.activeElement?.matches(selector) ?? false;
          }, part);
          if (isThere) return page.keyboard.press('Enter');
        }
        throw new Error(`Tab never came to ${part}`);
      };
      await page.locator('[part="open-button"]', { hasText: 'KEYS-1' }).waitFor();
      await press('[part="open-button"]');
      await press('[part="buy-button"]');
      await inState(page, 'labelled');
      await assertAccessible(page);
      assert.equal((await shipmentsOf(world, 'central', 'KEYS-1')).length, 1);
      await page.setViewportSize({ width: 1280, height: 720 });
    }));

  it('under a policy that allows nothing inline, without a complaint', () => assert.deepEqual(complaints, []));
});
