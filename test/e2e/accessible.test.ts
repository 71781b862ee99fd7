import { after, before, describe, it } from 'node:test';
import { assertAccessible } from './support/accessibility.ts';
import { fillAddress, goToCheckout, openFinder, pay, waitForChoice, waitForState } from './support/shopper.ts';
import { startWorld, type World } from './support/world.ts';
import { assertDocumented } from './support/specification.ts';
import { openapiMissing } from '../support/openapi.ts';

describe('every page of the demo shop', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  for (const width of [320, 1200]) {
    it(`is accessible and fits a window of ${width} px`, () =>
      world.alive(async () => {
        const { page, close } = await world.visit();
        await page.setViewportSize({ width, height: 800 });
        await page.goto('/');
        await assertAccessible(page);
        await page.goto('/own-v3/');
        await assertAccessible(page);
        await page.goto('/own-v3/cart');
        await assertAccessible(page);
        await goToCheckout(page, 'own-v3');
        await fillAddress(page);
        await page.locator('[part="option"]').first().waitFor();
        await assertAccessible(page);
        await openFinder(page);
        await assertAccessible(page);
        await page.keyboard.press('Escape');
        await page.getByLabel('Test card that is declined').check();
        await waitForChoice(page);
        await page.getByRole('button', { name: /^Pay/ }).click();
        await page.getByText('The card was declined').waitFor();
        await assertAccessible(page);
        await page.getByLabel('Test card that is accepted').check();
        await page.getByRole('button', { name: /^Pay €/ }).waitFor();
        await pay(page);
        await waitForState(page, 'imported');
        await assertAccessible(page);
        await close();
      }));
  }

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await world.alive(() => assertDocumented(world));
  });
});
