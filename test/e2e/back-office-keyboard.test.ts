import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { anOrder } from '../support/an-order.ts';
import { addMerchant, inState, operator, shipmentsOf, swiss } from './support/back-office.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { secretKeyOf } from './support/sandbox-reader.ts';
import { startWorld, type World } from './support/world.ts';

const merchant = 'central-hold';

describe('the back office by keyboard alone', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await startWorld();
    ({ page } = await world.visit());
  });
  after(() => world?.close());

  async function handOver(number: string, order: object = {}, code = 'postnl:standard'): Promise<void> {
    const response = await fetch(`${world.proxyUrl}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKeyOf(merchant)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ delivery: { shippingOptionCode: code }, order: anOrder({ number, ...order }) }),
    });
    assert.equal(response.status, 201, await response.text());
  }

  /** Where the focus is in the element; empty when it is lost. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.querySelector('sendcloud-order-panel, sendcloud-merchant-connect');
      return element?.shadowRoot?.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    });

  /** The dialog has the focus on the way back; the next stop does it. */
  async function confirm(): Promise<void> {
    await page.locator('dialog[open]').waitFor();
    assert.equal(await focused(), 'Go back');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }

  async function search(number: string): Promise<void> {
    await page.goto(`${world.officeUrl}/${merchant}/orders`);
    await page.locator('[part="orders"]').waitFor();
    await typeInto(page, /^Order number begins/, number);
    await page.keyboard.press('Enter');
    await page.locator('[part="order"]', { hasText: number }).first().waitFor();
  }

  it('an account is connected, put right, paused and changed for the marketplace’s', () =>
    world.alive(async () => {
      await addMerchant(world, 'by-keys', { accountChoices: ['own', 'central'] });
      await page.goto(`${world.officeUrl}/by-keys/connect`);
      await page.locator('[part="keys-form"]').waitFor();
      await typeInto(page, /^Public key/, 'demo-own-v3-public');
      await typeInto(page, /^Secret key/, 'demo-own-v3-secret-not-a-secret');
      await page.keyboard.press('Enter');
      await page.locator('#tried:focus').waitFor();
      await press(page, /^Keep these keys$/);
      await page.locator('[part="state"][data-state="ready"]').waitFor();
      assert.equal(await focused(), 'Connection with Sendcloud');
      await press(page, /^Set the webhook for me$/);
      await page.locator('[data-code="webhook-off"]').waitFor({ state: 'detached' });
      assert.equal(await focused(), 'What was found');
      await press(page, /^Pause$/);
      await confirm();
      await page.locator('[part="state"][data-state="paused"]').waitFor();
      await press(page, /^Go on$/);
      await page.locator('[part="state"][data-state="ready"]').waitFor();
      await page.reload();
      await page.locator('[part="account-choice"]').waitFor();
      await tabTo(page, /Your own/, 'radio');
      await page.keyboard.press('ArrowDown');
      await page.getByText('There is nothing to connect.').waitFor();
      assert.equal((await operator<{ merchant: { account: string } }>(world, 'GET', '/merchants/by-keys')).merchant.account, 'central');
    }));

  it('a label to Switzerland is bought with what customs want, cancelled and bought again', () =>
    world.alive(async () => {
      const towel = { description: 'Tea towel', quantity: 2, weight: 200, price: { value: '12.50', currency: 'EUR' } };
      await handOver('KEYS-CH', { recipient: swiss, items: [towel], weight: 400 }, 'dhl_express:worldwide/incoterm=dap');
      await search('KEYS-CH');
      await press(page, /^KEYS-CH$/);
      await page.locator('[data-missing="hs-code"]').waitFor();
      assert.equal(await focused(), 'Order KEYS-CH');
      await typeInto(page, /^Tariff code/, '630260');
      await typeInto(page, /^Country of origin/, 'PT');
      await press(page, /^Buy the label/);
      await inState(page, 'labelled');
      assert.equal(await focused(), 'Label', 'the form has gone, and its part has the focus');
      await press(page, /^Cancel the label$/);
      await confirm();
      await inState(page, 'held');
      await page.locator('[part="customs"]').waitFor();
      assert.equal(await page.locator('[data-missing]').count(), 0, 'what was filled in once is known');
      await press(page, /^Buy the label/);
      await inState(page, 'labelled');
      const parcels = (await shipmentsOf(world, 'central', 'KEYS-CH')).flatMap((shipment) => shipment.parcels);
      assert.deepEqual(
        parcels.map(({ status }) => status.code === 'CANCELLED'),
        [true, false],
      );
      await press(page, /^← All orders$/);
      await page.locator('[part="orders"]').waitFor();
      assert.equal(await focused(), 'KEYS-CH', 'back on its row');
    }));

  it('several labels are printed, and orders that wait are let go', () =>
    world.alive(async () => {
      const price = { value: '45.90', currency: 'USD' };
      const items = anOrder().items.map((item) => ({ ...item, price }));
      for (const number of ['KEYS-P1', 'KEYS-P2']) await handOver(number);
      for (const number of ['KEYS-R1', 'KEYS-R2', 'KEYS-R3']) await handOver(number, { items });
      await search('KEYS-P');
      await press(page, /^Choose all$/, 'Space');
      await press(page, /^Buy and print 2 labels$/);
      await page.locator('#batch-progress:focus').waitFor();
      await page.reload();
      await page.locator('[part="download-button"]').waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), press(page, /^Download PDF$/)]);
      assert.equal(file.suggestedFilename(), 'labels.pdf');
      await press(page, /^Close$/);
      assert.equal(await focused(), 'Orders');

      await press(page, /^Clear$/);
      await tabTo(page, /^State/);
      await page.keyboard.type('To be d');
      await page.locator('[part="order"] [data-reason="currency-differs"]').nth(2).waitFor();
      await press(page, /^Choose all$/, 'Space');
      await press(page, /^Send 3 as they are$/);
      await confirm();
      await page.getByText('3 orders go on.').first().waitFor();
      assert.match(await focused(), /^Orders/);
      const { orders } = await operator<{ orders: { merchant: string }[] }>(world, 'GET', '/review');
      assert.deepEqual(
        orders.filter((one) => one.merchant === merchant),
        [],
      );
    }));
});
