import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { anOrder } from '../support/an-order.ts';
import { assertAccessible } from './support/accessibility.ts';
import { addMerchant, operator } from './support/back-office.ts';
import { startWorld, type World } from './support/world.ts';

describe('the pages around the elements of the back office', () => {
  let world: World;
  let page: Page;
  let complaints: string[];
  /** A merchant of the central account, and the server of their shop with what it was told. */
  let secretKey: string;
  let shop: Server;
  const told: string[] = [];

  before(async () => {
    world = await startWorld();
    ({ page, complaints } = await world.visit());
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    ({ secretKey } = await addMerchant(world, 'weaver', { account: 'central', labels: 'hold' }));
    shop = createServer((request, response) => {
      told.push(String(request.headers['webhook-id']));
      response.end();
    });
    await new Promise<void>((resolve) => shop.listen(0, resolve));
  });
  after(async () => {
    shop?.close();
    await world?.close();
  });

  const open = (name: string) => page.goto(`${world.officeUrl}/weaver/${name}`);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const row = (number: string) => page.locator('tbody tr', { hasText: number });

  async function asShop<T>(path: string, body: object): Promise<T> {
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    const response = await fetch(world.proxyUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as T;
  }

  it('add a merchant, whose account is connected next; one of the same name is refused with what was typed', () =>
    world.alive(async () => {
      const add = async () => {
        await page.getByText('Add a merchant').click();
        await page.getByLabel('Name', { exact: true }).fill('Ünder & Thread');
        await page.getByLabel('Ships from, postal code').fill('5611EM');
        await press('Add');
      };
      await page.goto(world.officeUrl);
      await add();
      await page.getByText('shown this once').waitFor();
      await assertAccessible(page);
      await add();
      await page.getByRole('alert').waitFor();
      assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Ünder & Thread');
      await page.goto(world.officeUrl);
      await page.getByRole('link', { name: 'Connection of Ünder & Thread' }).click();
      await page.locator('[part="keys-form"]').waitFor();
      assert.equal(page.url(), `${world.officeUrl}/under-thread/connect`);
    }));

  it('try rules before they are kept, in the order of their places', () =>
    world.alive(async () => {
      await open('rules');
      const fill = async (code: string, more: Record<string, string>) => {
        await page.getByLabel('Checkout method, * for any').last().fill('Standard');
        await page.getByLabel('Shipping option', { exact: true }).last().fill(code);
        for (const [label, value] of Object.entries(more)) await page.getByLabel(label, { exact: true }).last().fill(value);
      };
      await fill('postnl:standard', { 'Only to': 'nl be' });
      await press('Keep these rules');
      await page.getByText('The rules are kept.').waitFor();
      await fill('dpd:home', { 'From grams': '5000', Place: '0.5' });
      for (const [grams, code] of [
        ['1000', 'postnl:standard'],
        ['6000', 'dpd:home'],
      ] as const) {
        await page.getByLabel('Grams', { exact: true }).fill(grams);
        await press('Try');
        await page.getByRole('status').getByText(code).waitFor();
      }
      await assertAccessible(page);
      const kept = async () => {
        const { merchant } = await operator<{ merchant: { rules: object[] } }>(world, 'GET', '/merchants/weaver');
        return merchant.rules;
      };
      const first = { method: 'Standard', shippingOptionCode: 'postnl:standard', countries: ['NL', 'BE'] };
      assert.deepEqual(await kept(), [first], 'trying keeps nothing');
      await press('Keep these rules');
      await page.getByText('The rules are kept.').waitFor();
      assert.deepEqual(await kept(), [{ method: 'Standard', shippingOptionCode: 'dpd:home', minWeight: 5000 }, first]);
      await page.getByLabel('Only to').nth(1).fill('Belgium');
      await press('Keep these rules');
      assert.match(await page.getByRole('alert').innerText(), /^rules\.1\.countries/);
    }));

  it('name the shop’s address, show what it was told, and tell it again', () =>
    world.alive(async () => {
      await open('webhooks');
      await page.getByLabel('Address').fill(`http://localhost:${(shop.address() as AddressInfo).port}/webhooks`);
      await press('Send events there');
      await page.getByText(/shown this once: whsec_/).waitFor();
      await press('Send a test event');
      await page.getByText('The test event was taken').waitFor();
      await asShop('/orders', { delivery: { shippingOptionCode: 'postnl:standard' }, order: anOrder({ number: 'TOLD-1' }) });
      for (const delivered = row('order.held').getByText('delivered'); (await delivered.count()) === 0; ) await open('webhooks');
      await assertAccessible(page);
      const before = told.length;
      await row('order.held').getByRole('checkbox').check();
      await press('Send the chosen ones again');
      await page.getByText('1 event is sent again.').waitFor();
      for (const waits = page.getByText('Waiting: 1.'); (await waits.count()) > 0; ) await open('webhooks');
      assert.deepEqual(told.slice(before), [told[before - 1]], 'under the id it had');
    }));

  it('pause a merchant, who does not end that, and let them go on', () =>
    world.alive(async () => {
      await open('connect');
      await page.getByText('there is nothing to connect').waitFor();
      await press('Pause as the marketplace');
      await page.getByText('Paused by the marketplace').waitFor();
      await press('Let them go on');
      await page.getByText('Paused by the marketplace').waitFor({ state: 'detached' });
      await page.goto(`${world.officeUrl}/own-v3/connect`);
      await press('Pause as the marketplace');
      await page.locator('[part="paused"]').waitFor();
      await assertAccessible(page);
      await press('Let them go on');
      await page.locator('[part="state"][data-state="ready"]').waitFor();
    }));

  it('add a markup to what Sendcloud asks from then on', () =>
    world.alive(async () => {
      await open('charges');
      await page.getByLabel('Per cent').fill('7.5');
      await page.getByLabel('Amount').fill('0.30');
      await press('Keep the markup');
      await page.getByText('The markup is kept.').waitFor();
      const { merchant } = await operator<{ merchant: { markup: object } }>(world, 'GET', '/merchants/weaver');
      assert.deepEqual(merchant.markup, { percent: '7.5', fixed: 30 });
      assert.equal(await page.getByLabel('Amount').inputValue(), '0.30');
    }));

  it('sum up what was charged, and give it as a file of the same entries', () =>
    world.alive(async () => {
      const { id } = await asShop<{ id: string }>('/orders', {
        delivery: { shippingOptionCode: 'postnl:standard' },
        order: anOrder({ number: 'CHARGED-1' }),
      });
      await asShop(`/orders/${id}/label`, {});
      await open('charges');
      const [total] = /€[\d.]+/.exec(await page.locator('.totals').innerText()) ?? [];
      assert.ok(total && (await row('CHARGED-1').innerText()).includes(total));
      await assertAccessible(page);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All of them as CSV' }).click()]);
      assert.equal(file.suggestedFilename(), 'weaver-charges.csv');
      const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      assert.equal(lines.length, 2);
      assert.ok(lines[1]?.includes('CHARGED-1') && lines[1].includes(total.slice(1)), lines[1]);
      await page.getByLabel('Before').fill('2000-01-01');
      await press('Show');
      await page.getByText('Nothing was charged.').waitFor();
    }));

  it('take no form from a page of somebody else’s', async () => {
    const response = await fetch(`${world.officeUrl}/weaver/webhooks`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    assert.equal(response.status, 403);
  });

  it('under a policy that allows nothing inline, without a complaint but the two that were asked for', () =>
    assert.deepEqual(
      complaints.filter((text) => !text.includes('422')),
      [],
    ));
});
