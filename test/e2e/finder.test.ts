import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { fillAddress, goToCheckout, openFinder, pay, pointCards, waitForChoice, waitForState } from './support/shopper.ts';
import { startWorld, type World } from './support/world.ts';
import { assertDocumented } from './support/specification.ts';
import { openapiMissing } from '../support/openapi.ts';

describe('the point finder in a shop', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  async function visitFinder() {
    const visit = await world.visit();
    const { page } = visit;
    await page.setViewportSize({ width: 1200, height: 900 });
    await goToCheckout(page, 'own-v3');
    await fillAddress(page);
    await openFinder(page);
    return visit;
  }

  const chosenPoint = (page: Page) => page.locator('dialog[open] [part~="point-card"]:has(:checked)').first().getAttribute('data-point');

  async function collectHere(page: Page): Promise<void> {
    await page.locator('[part~="collect-button"]').click();
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
    await waitForChoice(page);
  }

  it('takes a point from a map of the shop’s own tiles, under the shop’s strict policy', () =>
    world.alive(async () => {
      const { page, complaints, origins, close } = await visitFinder();
      await page.waitForFunction(loadedTiles, 6);
      await clickPin(page);
      const point = await chosenPoint(page);
      assert.ok(point);
      await collectHere(page);
      const number = await pay(page);
      await waitForState(page, 'imported');
      const { data } = (await world.sandbox.get('own-v3', `/api/v3/orders?order_number=${number}`)) as {
        data: { service_point_details: { id: string } }[];
      };
      assert.deepEqual(
        data.map((order) => String(order.service_point_details.id)),
        [point],
      );
      assert.deepEqual(complaints, []);
      assert.deepEqual([...origins].sort(), [world.shopUrl, world.proxyUrl].sort());
      await close();
    }));

  it('finds the points of another town by its name', () =>
    world.alive(async () => {
      const { page, close } = await visitFinder();
      await page.locator('dialog[open] input[type="search"]').fill('Utrecht');
      await page.keyboard.press('Enter');
      await pointCards(page).filter({ hasText: 'Utrecht' }).first().waitFor();
      await close();
    }));

  it('keeps the chosen point when the card is declined', () =>
    world.alive(async () => {
      const { page, close } = await visitFinder();
      await pointCards(page).nth(2).locator('label').click();
      const point = await chosenPoint(page);
      await collectHere(page);
      await page.getByLabel('Test card that is declined').check();
      await page.getByRole('button', { name: 'Pay €67.95' }).click();
      await page.getByText('The card was declined').waitFor();
      await page.getByLabel('Test card that is accepted').check();
      await page.getByRole('button', { name: 'Pay €67.95' }).waitFor();
      await pay(page);
      assert.equal(await page.locator('[data-service-point]').getAttribute('data-service-point'), point);
      await close();
    }));

  it('comes back to the checkout with everything kept when the chosen point has closed before payment', () =>
    world.alive(async () => {
      const { page, close } = await visitFinder();
      await pointCards(page).nth(2).locator('label').click();
      const point = await chosenPoint(page);
      await collectHere(page);
      await world.sandbox.turn(`/__sandbox/points/${point}`, { expired: true });
      await page.getByRole('button', { name: /^Pay/ }).click();
      await page.getByText('The service point you chose is no longer available').waitFor();
      assert.equal(await page.locator('[name="email"]').inputValue(), 'jo@example.com');
      assert.equal(await page.locator('[name="postal-code"]').inputValue(), '5611 EM');
      await close();
    }));

  it('says when a point on the list has closed meanwhile, and takes another, with everything kept', () =>
    world.alive(async () => {
      const { page, close } = await visitFinder();
      await pointCards(page).nth(4).locator('label').click();
      await world.sandbox.turn(`/__sandbox/points/${await chosenPoint(page)}`, { expired: true });
      await page.locator('[part~="collect-button"]').click();
      await page.locator('[part~="collect-bar"]').getByText('is no longer available').waitFor();
      await pointCards(page).nth(3).locator('label').click();
      const other = await chosenPoint(page);
      await collectHere(page);
      assert.equal(await page.locator('[name="email"]').inputValue(), 'jo@example.com');
      await pay(page);
      assert.equal(await page.locator('[data-service-point]').getAttribute('data-service-point'), other);
      await close();
    }));

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await world.alive(() => assertDocumented(world));
  });
});

/** Clicks the first pin of a single point that nothing else covers. */
async function clickPin(page: Page): Promise<void> {
  for (const pin of await page.locator('dialog[open] [part~="map-pin"].single').all()) {
    if (await pin.evaluate(isOnTop)) return pin.click({ force: true });
  }
  throw new Error('the map shows no pin of a single point');
}

/** Runs in the page: would a click in the middle of the element come to it? */
function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = (element.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, y + height / 2);
  return hit !== null && element.contains(hit);
}

/** Runs in the page: true once so many tiles are drawn. Follows shadow roots, where the map lives. */
function loadedTiles(wanted: number): boolean {
  const picker = document.querySelector('sendcloud-delivery-picker');
  const tiles = [...(picker?.shadowRoot?.querySelectorAll<HTMLImageElement>('img.leaflet-tile') ?? [])];
  return tiles.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length >= wanted;
}
