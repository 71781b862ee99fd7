import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ordersAtProxy } from './support/proxy-reader.ts';
import { fillAddress, goToCheckout, pay, waitForChoice, waitForState } from './support/shopper.ts';
import type { Visit, VisitOptions } from './support/visit.ts';
import { startWorld, type World } from './support/world.ts';
import { openapiMissing } from '../support/openapi.ts';
import { assertDocumented } from './support/specification.ts';

const shop = 'own-v3';

describe('a checkout whose picker cannot run', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  /** Buys one kettle with what the page offers by itself, and leaves the confirmation open. */
  async function buy(options: VisitOptions): Promise<{ visit: Visit; number: string }> {
    const visit = await world.visit(options);
    await goToCheckout(visit.page, shop);
    await fillAddress(visit.page);
    const number = await pay(visit.page);
    return { visit, number };
  }

  async function assertPlacedAsStandard(visit: Visit, number: string): Promise<void> {
    assert.deepEqual(visit.submitted().getAll('delivery'), ['standard']);
    await waitForState(visit.page, 'imported');
    const orders = await ordersAtProxy(world.proxyUrl, shop, number);
    assert.deepEqual(
      orders.map(({ state, delivery, review }) => ({ state, code: delivery.code, review })),
      [{ state: 'imported', code: 'standard', review: [] }],
    );
  }

  it('sells and places the order without JavaScript', () =>
    world.alive(async () => {
      const { visit, number } = await buy({ javaScript: false });
      await assertPlacedAsStandard(visit, number);
      await visit.close();
    }));

  it('sells and places the order when the script is blocked', () =>
    world.alive(async () => {
      const { visit, number } = await buy({ block: world.proxyUrl });
      await assertPlacedAsStandard(visit, number);
      await visit.close();
    }));

  it('keeps the sale while the proxy is down, and hands the order over when it is back', async () => {
    await world.stopServer('proxy');
    const { visit, number } = await world.alive(() => buy({}));
    assert.deepEqual(visit.submitted().getAll('delivery'), ['standard']);
    await world.alive(() => waitForState(visit.page, 'to-hand-over'));
    await world.startServer('proxy');
    await world.alive(() => assertPlacedAsStandard(visit, number));
    await visit.close();
  });

  it('keeps the sale, the choice and its price when the proxy goes away after the choice', async () => {
    const visit = await world.visit();
    const { page } = visit;
    await world.alive(async () => {
      await goToCheckout(page, shop);
      await fillAddress(page);
      await page.getByRole('button', { name: /^Pay €68.75/ }).waitFor();
      await waitForChoice(page);
    });
    await world.stopServer('proxy');
    const number = await world.alive(() => pay(page));
    const deliveries = visit.submitted().getAll('delivery');
    assert.equal(deliveries.length, 1);
    assert.match(deliveries[0] ?? '', /^sel1\./);
    assert.equal(await page.getByText('€68.75').count(), 1);
    await world.startServer('proxy');
    await world.alive(() => waitForState(page, 'imported'));
    const [order] = await ordersAtProxy(world.proxyUrl, shop, number);
    assert.deepEqual(order?.review, []);
    await visit.close();
  });

  it('hands over after a restart of the shop what it could not hand over before', async () => {
    await world.stopServer('proxy');
    const { visit, number } = await world.alive(() => buy({ javaScript: false }));
    await world.stopServer('shop');
    await world.startServer('proxy');
    await world.startServer('shop');
    await world.alive(() => visit.page.reload());
    await world.alive(() => assertPlacedAsStandard(visit, number));
    await visit.close();
  });

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await world.alive(() => assertDocumented(world));
  });
});
