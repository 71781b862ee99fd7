import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { claim } from '../docs/support/claims.ts';
import { servePage } from '../docs/support/serve-page.ts';
import { startWorld, type World } from './support/world.ts';

describe('a page that keeps the place of its options', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const width of [375, 1280])
    it(`does not move the button below it when the options come, ${width} pixels wide`, async () => {
      const served = await servePage(await examplePage(world.proxyUrl));
      const visit = await world.visit();
      const answer = Promise.withResolvers<void>();
      try {
        await visit.page.setViewportSize({ width, height: 667 });
        await visit.page.route('**/checkout/delivery-options?*', async (route) => {
          await answer.promise;
          await route.continue();
        });
        const asked = visit.page.waitForRequest('**/checkout/delivery-options?*');
        await visit.page.goto(served.url);
        await asked;
        const top = () =>
          visit.page.getByRole('button', { name: 'Pay' }).evaluate((button) => button.getBoundingClientRect().top + scrollY);
        const before = await top();
        answer.resolve();
        await visit.page
          .locator('[part~="point"]', { hasText: /\d k?m\b/ })
          .first()
          .waitFor();
        assert.equal(await top(), before);
      } finally {
        answer.resolve();
        await visit.close();
        await served.close();
      }
    });
});

/** The example of the documentation, with the demo's shop in it. */
async function examplePage(proxyUrl: string): Promise<string> {
  const example = (await claim('guides')).take('docs/theming.md', 'min-block-size');
  const code = example.code.replace('https://shipping.shop.example', proxyUrl).replace('pk_live_shop', 'pk_demo_own_v3');
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title>
    <script type="module" src="${proxyUrl}/sendcloud-delivery-picker.js"></script>${code}</html>`;
}
