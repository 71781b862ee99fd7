import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { anOrder } from '../support/an-order.ts';
import { assertAccessible } from './support/accessibility.ts';
import { addMerchant, operator } from './support/back-office.ts';
import { startWorld, type World } from './support/world.ts';

interface Charges {
  charges: { quote: { value: string }; markup: string; amount: { value: string } }[];
}

describe('a marketplace with many merchants', () => {
  let world: World;
  let page: Page;
  let complaints: string[];
  before(async () => {
    world = await startWorld();
    ({ page, complaints } = await world.visit());
  });
  after(() => world?.close());

  /** A central merchant with so many orders that somebody has to decide about. */
  async function addShop(id: string, count: number): Promise<void> {
    const markup = { percent: '7.5', fixed: 30 };
    const { secretKey } = await addMerchant(world, id, { account: 'central', labels: 'hold', markup });
    const items = anOrder().items.map((item) => ({ ...item, price: { value: '45.90', currency: 'USD' } }));
    for (let n = 1; n <= count; n++) {
      const response = await fetch(`${world.proxyUrl}/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ delivery: { shippingOptionCode: 'postnl:standard' }, order: anOrder({ number: `${id}-${n}`, items }) }),
      });
      assert.equal(response.status, 201, await response.text());
    }
  }

  const address = () => page.url().slice(world.officeUrl.length);

  it('finds those whose orders wait, works them off, and leaves none', () =>
    world.alive(async () => {
      await addShop('idle', 0);
      await addShop('potter', 3);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(world.officeUrl);
      assert.match((await page.locator('.merchants > li').first().innerText()) ?? '', /3 to decide/);
      await assertAccessible(page);
      await page.getByRole('link', { name: '3 to decide of Shop potter' }).click();
      await page.locator('[part="order"] [data-reason="currency-differs"]').nth(2).waitFor();
      await page.getByText('Choose all').click();
      await page.locator('[part="release-some-button"]').click();
      await page.locator('[part="confirm-button"]').click();
      await page.locator('[part="release-progress"]').getByText('3 orders go on.').waitFor();
      await assertAccessible(page);
      await page.goto(world.officeUrl);
      assert.equal(await page.getByRole('link', { name: /of Shop potter$/ }).count(), 2, 'orders and charges, and nothing to decide');
    }));

  it('searches merchants by name and state', () =>
    world.alive(async () => {
      await page.goto(world.officeUrl);
      await page.getByLabel('Name or id begins with').fill('pott');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('.merchants > li').waitFor();
      assert.match(await page.locator('.merchants').innerText(), /^Shop potter/);
      await page.getByLabel('State').selectOption('paused');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByText('No merchant fits this search.').waitFor();
    }));

  it('finds an order of any merchant by how its number begins, and opens it', () =>
    world.alive(async () => {
      await page.goto(world.officeUrl);
      await page.getByRole('link', { name: 'All orders' }).click();
      await page.getByLabel('Order number begins with').fill('potter-3');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
      await assertAccessible(page);
      await page.getByRole('link', { name: 'potter-3' }).click();
      await page.getByRole('heading', { name: 'Order potter-3' }).waitFor();
      assert.match(address(), /^\/potter\/orders\?order=ord_/);
    }));

  it('keeps the order on show and the state searched for in the address: it can be reloaded, and the way back leads to the list', () =>
    world.alive(async () => {
      await page.goto(`${world.officeUrl}/potter/orders`);
      await page.getByLabel('State').selectOption('held');
      await page.locator('[part="open-button"]', { hasText: 'potter-2' }).click();
      const heading = page.getByRole('heading', { name: 'Order potter-2' });
      await heading.waitFor();
      assert.match(address(), /^\/potter\/orders\?state=held&order=ord_/);
      await page.reload();
      await heading.waitFor();
      await page.goBack();
      await page.locator('[part="open-button"]', { hasText: 'potter-2' }).waitFor();
      assert.equal(address(), '/potter/orders?state=held');
      assert.equal(await page.getByLabel('State').inputValue(), 'held');
      await page.goForward();
      await heading.waitFor();
    }));

  it('charges what was shown: Sendcloud’s price and its own markup', () =>
    world.alive(async () => {
      await page.goto(`${world.officeUrl}/potter/orders`);
      await page.locator('[part="open-button"]', { hasText: 'potter-1' }).click();
      const shown = /€([\d.]+)/.exec(await page.locator('[part="buy-button"]').innerText())?.[1] ?? '';
      await page.locator('[part="buy-button"]').click();
      await page.locator('.head [data-state="labelled"]').waitFor();
      const { charges } = await operator<Charges>(world, 'GET', '/charges?merchant=potter');
      const [{ quote, markup, amount }] = charges as [Charges['charges'][number]];
      assert.equal(amount.value, shown);
      assert.equal(cents(markup), Math.floor((cents(quote.value) * 750 + 5000) / 10_000) + 30);
      assert.equal(cents(amount.value), cents(quote.value) + cents(markup));
      await page.goto(`${world.officeUrl}/potter/charges`);
      assert.equal(await page.locator('.totals').innerText(), `Total of 1: €${shown}`);
      await assertAccessible(page);
    }));

  it('says that a merchant is not there', () =>
    world.alive(async () => {
      for (const path of ['/nobody/orders', '/nobody/connect', '/nobody/charges']) {
        const response = await page.goto(world.officeUrl + path);
        assert.equal(response?.status(), 404);
        await page.getByRole('heading', { name: 'There is no such merchant.' }).waitFor();
      }
    }));

  it('under a policy that allows nothing inline, without a complaint but the pages that are not there', () =>
    assert.deepEqual(
      complaints.filter((text) => !text.includes('404')),
      [],
    ));
});

const cents = (text: string): number => Math.round(Number(text) * 100);
