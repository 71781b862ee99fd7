/** Takes the README's pictures from the running demo into `docs/images/`: `node test/e2e/screenshots.ts`, after a build. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { fillAddress, goToCheckout, openFinder, pointCards } from './support/shopper.ts';
import { startWorld } from './support/world.ts';

const folder = new URL('../../docs/images/', import.meta.url).pathname;

async function pictureCheckout(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1080, height: 840 });
  await goToCheckout(page, 'own-v3');
  await fillAddress(page);
  await page.getByRole('button', { name: /^Pay €/ }).waitFor();
  await page.locator('[part~="point"] b').nth(1).waitFor();
  await page.locator('sendcloud-delivery-picker').evaluate((picker) => picker.closest('section')?.scrollIntoView());
  await page.mouse.click(5, 5);
  await page.screenshot({ path: `${folder}checkout.png` });
}

async function pictureFinder(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1080, height: 760 });
  await openFinder(page);
  await pointCards(page).nth(1).locator('label').click();
  await page.waitForFunction(mapIsDrawn);
  await page.screenshot({ path: `${folder}finder.jpg`, type: 'jpeg', quality: 82 });
}

/** Runs in the page: all tiles are there, and have faded in. */
function mapIsDrawn(): boolean {
  const picker = document.querySelector('sendcloud-delivery-picker');
  const tiles = [...(picker?.shadowRoot?.querySelectorAll<HTMLImageElement>('img.leaflet-tile') ?? [])];
  return tiles.length > 3 && tiles.every((tile) => tile.complete && getComputedStyle(tile).opacity === '1');
}

await mkdir(folder, { recursive: true });
const world = await startWorld();
try {
  await world.alive(async () => {
    const { page } = await world.visit({ sharpness: 2 });
    await pictureCheckout(page);
    await pictureFinder(page);
  });
} finally {
  await world.close();
}
