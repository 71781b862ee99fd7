import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openapiMissing, validateRequest } from '../support/openapi.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { openPdf, pdfText } from './support/pdf.ts';
import { ordersAtProxy } from './support/proxy-reader.ts';
import { accountOf, type LoggedRequest } from './support/sandbox-reader.ts';
import { eindhoven, orderNumber, pointCards, waitForChoice, waitForState } from './support/shopper.ts';
import { assertDocumented } from './support/specification.ts';
import type { Visit } from './support/visit.ts';
import { startWorld, type World } from './support/world.ts';

interface V3Order {
  order_number: string;
  service_point_details?: { id: string | number } | null;
}
interface V2Parcel {
  id: number;
  order_number: string;
  to_service_point: number | null;
  label: unknown;
  tracking_number: string;
}
interface V3Quote {
  total_weight: { value: string };
}
interface V3Shipment {
  id: string;
  to_service_point: { id: string } | null;
}

describe('a shopper who has only a keyboard', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  /** From the product to the confirmation by keyboard; resolves with the point that was chosen and the order's number. */
  async function collectAtPoint(shop: string): Promise<{ visit: Visit; point: string; number: string }> {
    const visit = await world.visit();
    const { page } = visit;
    await page.goto(`/${shop}/`);
    await press(page, /Add to basket/);
    await page.waitForURL('**/cart');
    await press(page, /To the checkout/);
    await page.waitForURL('**/checkout');
    await typeInto(page, /^E-mail/, eindhoven.email);
    await typeInto(page, /^Phone/, '+31612345678');
    await typeInto(page, /^Name/, eindhoven.name);
    await typeInto(page, /^Street and number/, eindhoven['address-line1']);
    await typeInto(page, /^Postal code/, eindhoven['postal-code']);
    await typeInto(page, /^Town/, eindhoven.city);
    const point = await chooseSecondPoint(page);
    await press(page, /^Pay €/);
    return { visit, point, number: await orderNumber(page) };
  }

  /** The second of the list, so that what arrives is a choice and no default. */
  async function chooseSecondPoint(page: Page): Promise<string> {
    await page.locator('[part~="finder-button"]').first().waitFor();
    await press(page, /(service|pick-up) points?$/i);
    await pointCards(page).nth(1).waitFor();
    await tabTo(page, /./, 'radio');
    await page.keyboard.press('ArrowDown');
    const id = await pointCards(page)
      .filter({ has: page.locator('[name=point]:checked') })
      .getAttribute('data-point');
    await press(page, /^Collect here/);
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
    await waitForChoice(page);
    assert.ok(id);
    return id;
  }

  async function assertCleanPage({ complaints, origins }: Visit): Promise<void> {
    assert.deepEqual(complaints, []);
    assert.deepEqual([...origins].sort(), [world.shopUrl, world.proxyUrl].sort());
  }

  /** Only this merchant's orders go out by this path here, so every one of them must have carried its key. */
  async function assertSentOnlyBy(merchant: string, path: string): Promise<void> {
    const writes = (await world.sentUpstream()).filter((request) => request.method === 'POST' && request.path === path);
    assert.deepEqual([...new Set(writes.map(({ account }) => account))], [accountOf(merchant)]);
  }

  it('gets a v3 order with the chosen point, and no label, into the merchant’s own account', () =>
    world.alive(async () => {
      const { visit, point, number } = await collectAtPoint('own-v3');
      assert.equal(visit.submitted().getAll('delivery').length, 1);
      await waitForState(visit.page, 'imported');
      assert.equal(await visit.page.locator('[data-service-point]').getAttribute('data-service-point'), point);
      assert.equal(await visit.page.getByRole('link', { name: /label/i }).count(), 0);

      const { data } = (await world.sandbox.get('own-v3', `/api/v3/orders?order_number=${number}`)) as { data: V3Order[] };
      assert.deepEqual(
        data.map((order) => String(order.service_point_details?.id)),
        [point],
      );
      const parcels = (await world.sandbox.get('own-v3', '/api/v3/shipments')) as { data: unknown[] };
      assert.deepEqual(parcels.data, []);
      await assertSentOnlyBy('own-v3', '/api/v3/orders');
      await assertCleanPage(visit);
      await visit.close();
    }));

  it('gets a v2 parcel with the chosen point, and no label, into an older own account', () =>
    world.alive(async () => {
      const { visit, point, number } = await collectAtPoint('own-v2');
      await waitForState(visit.page, 'imported');
      const { parcels } = (await world.sandbox.get('own-v2', `/api/v2/parcels?order_number=${number}`)) as { parcels: V2Parcel[] };
      const ours = parcels.filter((parcel) => parcel.order_number === number);
      assert.deepEqual(
        ours.map(({ to_service_point, tracking_number }) => ({ point: String(to_service_point), tracking_number })),
        [{ point, tracking_number: '' }],
      );
      await assert.rejects(world.sandbox.get('own-v2', `/api/v2/labels/${ours[0]?.id}`), /: 404 /);
      await assertSentOnlyBy('own-v2', '/api/v2/parcels');
      await assertCleanPage(visit);
      await visit.close();
    }));

  it('gets a v3 shipment with the chosen point and a PDF label from the central account', () =>
    world.alive(async () => {
      const { visit, point, number } = await collectAtPoint('central');
      await waitForState(visit.page, 'labelled');
      const [order] = await ordersAtProxy(world.proxyUrl, 'central', number);
      assert.ok(order?.upstream?.id);
      const shipment = (await world.sandbox.get('central', `/api/v3/shipments/${order.upstream.id}`)) as { data: V3Shipment };
      assert.equal(shipment.data.to_service_point?.id, point);

      const href = await visit.page.getByRole('link', { name: /label/i }).getAttribute('href');
      const label = await visit.page.request.get(href ?? '');
      assert.equal(label.headers()['content-type'], 'application/pdf');
      const bytes = await label.body();
      assert.equal(openPdf(bytes).pages, 1);
      const text = await pdfText(bytes);
      if (text !== null) assert.match(text, /Jo Vermeer/);
      await assertSentOnlyBy('central', '/api/v3/shipments/announce');
      await assertCleanPage(visit);
      await visit.close();
    }));

  it('asks each merchant’s account for that merchant’s carts, and no other account for anything', () =>
    world.alive(async () => {
      const sent = await world.sentUpstream();
      const quotes = sent.filter(({ path }) => path === '/api/v3/checkout/delivery-options');
      const cartWeights = { 'own-v3': '1450', 'own-v2': '240', central: '1100' };
      for (const [merchant, grams] of Object.entries(cartWeights)) {
        const askers = quotes.filter(({ body }) => (body as V3Quote).total_weight.value === grams).map(({ account }) => account);
        assert.deepEqual([...new Set(askers)], [accountOf(merchant)]);
      }
      assert.deepEqual([...new Set(sent.map(({ account }) => account))].sort(), Object.keys(cartWeights).map(accountOf).sort());
    }));

  it('makes the proxy send nothing that Sendcloud does not document', { skip: openapiMissing }, () =>
    world.alive(async () => {
      const sent = await assertDocumented(world);
      const bodies = (path: string) => sent.filter((request) => request.method === 'POST' && request.path === path);
      const [order, parcel, shipment] = ['/api/v3/orders', '/api/v2/parcels', '/api/v3/shipments/announce'].map((path) => bodies(path)[0]);
      assert.ok(order && parcel && shipment);
      assertRefused(parcel, (body) => ({ parcel: { ...(body as { parcel: object }).parcel, service_point_id: 10001 } }));
      assertRefused(shipment, (body) => ({ ...body, to_service_point: { id: 10001 } }));
      assertRefused(order, (body) => (body as object[]).map((one) => ({ ...one, payment_details: { total_price: '67.95 EUR' } })));
    }),
  );
});

/** The check would have noticed: the same request with this mistake in it is reported. */
function assertRefused(request: LoggedRequest, spoil: (body: object) => unknown): void {
  assert.deepEqual(validateRequest(request), []);
  assert.notDeepEqual(validateRequest({ ...request, body: spoil(request.body as object) }), []);
}
