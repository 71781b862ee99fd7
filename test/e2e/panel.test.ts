import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { demoAdminKey } from '../../demo/servers.ts';
import { assertAccessible } from './support/accessibility.ts';
import { heard } from './support/back-office.ts';
import { fillAddress, goToCheckout, openFinder, pay, pointCards, waitForState } from './support/shopper.ts';
import { startWorld, type World } from './support/world.ts';

/** A folder for pictures of both pages at each step, to be looked at by a person; none are taken without it. */
const PICTURES = process.env.PANEL_PICTURES;

interface OrderRead {
  id: string;
}
interface ParcelRead {
  status: { code: string };
  tracking_number: string;
}

describe('the shop and the merchant’s panel side by side', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await listen();
  });
  after(() => world?.close());

  /** Has the merchant's integration tell the proxy what becomes of parcels, at the address the operator routes give. */
  async function listen(): Promise<void> {
    const reply = await fetch(`${world.proxyUrl}/merchants/own-v3`, { headers: { authorization: `Bearer ${demoAdminKey}` } });
    const { webhookUrl } = (await reply.json()) as { webhookUrl: string };
    const { data } = (await world.sandbox.get('own-v3', '/api/v3/user/auth/metadata')) as { data: { integration_id: number } };
    const done = await fetch(`${world.sandbox.url}/api/v3/integrations/${data.integration_id}`, {
      method: 'PATCH',
      headers: { authorization: `Basic ${btoa('demo-own-v3-public:demo-own-v3-secret-not-a-secret')}` },
      body: JSON.stringify({ webhook_active: true, webhook_url: webhookUrl }),
    });
    assert.equal(done.status, 204);
  }

  /** Buys at the second point of the list; resolves with its name and the order's number. */
  async function buy(page: Page): Promise<{ point: string; number: string }> {
    await goToCheckout(page, 'own-v3');
    await fillAddress(page);
    await openFinder(page);
    await pointCards(page).nth(1).locator('label').click();
    const point = await pointCards(page).nth(1).getAttribute('data-point');
    await page.locator('[part~="collect-button"]').click();
    const number = await pay(page);
    await waitForState(page, 'imported');
    assert.ok(point);
    return { point, number };
  }

  const picture = async (pages: Record<string, Page>, step: string): Promise<void> => {
    if (!PICTURES) return;
    for (const [name, page] of Object.entries(pages)) await page.screenshot({ path: `${PICTURES}/${step}-${name}.png`, fullPage: true });
  };

  const parcels = async (number: string): Promise<ParcelRead[]> => {
    const { data } = (await world.sandbox.get('own-v3', `/api/v3/shipments?order_number=${number}`)) as {
      data: { parcels: ParcelRead[] }[];
    };
    return data.flatMap((shipment) => shipment.parcels);
  };

  it('place, print, move, deliver', () =>
    world.alive(async () => {
      const [shopper, merchant] = [await world.visit(), await world.visit()];
      const [shop, panel] = [shopper.page, merchant.page];
      const { point, number } = await buy(shop);

      await panel.goto(`${world.sandbox.url}/panel/own-v3`);
      const incoming = panel.getByRole('row').filter({ hasText: number });
      assert.match((await incoming.textContent()) ?? '', /Service point: .+ Eindhoven, PostNL/);
      assert.match(
        (await world.sandbox.get('own-v3', `/api/v3/orders?order_number=${number}`).then(JSON.stringify)) ?? '',
        new RegExp(point),
      );
      await assertAccessible(panel);
      await picture({ shop, panel }, '1-placed');

      await panel.getByRole('button', { name: `Create label ${number}` }).click();
      await panel.getByRole('link', { name: 'Label', exact: true }).first().waitFor();
      const [made] = await parcels(number);
      assert.equal(made?.status.code, 'READY_TO_SEND');
      await heard(world, 'own-v3', number, ({ parcels: [parcel] }) => parcel?.trackingNumber === made.tracking_number);
      await shop.reload();
      await shop.getByText(`Tracking number ${made.tracking_number}`).waitFor();
      await picture({ shop, panel }, '2-printed');

      const seen: string[] = [];
      const move = panel.getByRole('button', { name: /^Move to/ });
      while (await move.count()) {
        await move.first().click();
        await panel.waitForLoadState();
        seen.push((await parcels(number))[0]?.status.code ?? '');
        if (seen.length === 2) await picture({ shop, panel }, '3-moving');
      }
      assert.deepEqual(seen, ['TO_SORTING', 'SORTED', 'SHIPMENT_ON_ROUTE', 'AWAITING_CUSTOMER_PICKUP', 'COLLECTED_BY_CUSTOMER']);
      await heard(world, 'own-v3', number, ({ parcels: [parcel] }) => parcel?.status === 'COLLECTED_BY_CUSTOMER');
      await shop.reload();
      await shop.getByText('Your parcel has been collected.').waitFor();
      await picture({ shop, panel }, '4-delivered');

      await shop.getByRole('link', { name: made.tracking_number }).click();
      await shop.getByText('Shipment collected by customer').waitFor();
      await Promise.all([shopper.close(), merchant.close()]);
    }));

  it('an order cancelled in the panel is no longer in the account', () =>
    world.alive(async () => {
      const [shopper, merchant] = [await world.visit(), await world.visit()];
      const { number } = await buy(shopper.page);
      const orders = async () =>
        ((await world.sandbox.get('own-v3', `/api/v3/orders?order_number=${number}`)) as { data: OrderRead[] }).data.length;
      assert.equal(await orders(), 1);
      await merchant.page.goto(`${world.sandbox.url}/panel/own-v3`);
      await merchant.page.getByRole('button', { name: `Cancel ${number}` }).click();
      await merchant.page.getByRole('button', { name: `Cancel ${number}` }).waitFor({ state: 'detached' });
      assert.equal(await orders(), 0);
      await Promise.all([shopper.close(), merchant.close()]);
    }));
});
