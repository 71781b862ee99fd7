import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { variantOf } from '../../proxy/domain/variant.ts';
import { newWebhookSecret, webhookHeaders } from '../../proxy/security/standard-webhooks.ts';
import { anOrder } from '../support/orders.ts';
import { claim } from './support/claims.ts';
import { adminKey, type DocumentedShop, openShop } from './support/documented-shop.ts';
import { differencesOf } from './support/same-shape.ts';

const run = promisify(execFile);
const page = 'docs/server.md';
const claims = await claim('server');

/** The new checkout's own lines. */
const element = `<script type="module" src="https://shipping.shop.example/sendcloud-delivery-picker.js"></script>
<form><sendcloud-delivery-picker name="delivery" publishable-key="pk_live_shop" proxy="https://shipping.shop.example"
  country="NL" postal-code="5611EM" weight="2500" order-value="45.90" currency="EUR" delivery-types="standard"></sendcloud-delivery-picker></form>`;

const day = (away: number): string => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);

/** Waits until so many counts of a page are answered. */
const counted = (shown: Page, counts: number) =>
  shown.waitForFunction(
    `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/checkout/funnel')).length === ${counts}`,
  );

describe("the page of the shop's server", () => {
  let shop: DocumentedShop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop?.close());

  it('knows the price before the payment and hands the order over after it, once', async () => {
    const { deliveryPrice, handOver } = await shop.load(claims.take(page, 'deliveryPrice'), 'pay.mjs');
    const form = new FormData();
    form.set('delivery', await shop.aToken());
    const address = { country: 'NL', postalCode: '5611EM' };
    const cart = { weight: 2500, orderValue: '45.90', currency: 'EUR', address, standardPrice: '4.95' };
    assert.match(String(await deliveryPrice!(form, cart)), /^\d+\.\d\d$/);
    await assert.rejects(deliveryPrice!(form, { ...cart, weight: 9000 }), /another weight/);
    const order = anOrder({ number: `docs-${Date.now()}`, weight: 2500 });
    const [one, again] = [await handOver!(form, order), await handOver!(form, order)] as { id: string; review: unknown[] }[];
    assert.equal(one!.id, again!.id);
    form.set('delivery', 'standard');
    assert.equal(await deliveryPrice!(form, cart), '4.95');
  });

  it('has lines for a shell that verify a selection', async () => {
    const { code } = claims.take(page, '/selections/verify');
    const { stdout } = await run('bash', ['-c', shop.pasted(code)], { env: { ...process.env, TOKEN: await shop.aToken() } });
    assert.equal((JSON.parse(stdout) as { ok: boolean }).ok, true);
  });

  it('shows an order in the shape that the proxy takes, no more and no less', async () => {
    const { code } = claims.take(page, 'interface Order {');
    assert.equal(await differencesOf(code, 'Order', 'proxy/contract/orders.ts'), '');
    for (const [what, other] of [
      [/hsCode.*missing/, code.replace('hsCode?: string;', '')],
      [/items/, code.replace('sku?: string', 'sku: string')],
      [/colour/, code.replace('weight: number; ', 'weight: number; colour?: string; ')],
    ] as const)
      assert.match(await differencesOf(other, 'Order', 'proxy/contract/orders.ts'), what);
  });

  it('has a first paint that holds no end of a script', async () => {
    const { inlinedQuote } = await shop.load(claims.take(page, 'inlinedQuote'), 'paint.mjs');
    const script = String(await inlinedQuote!({ country: 'NL', postalCode: '5611EM', weight: 2500, orderValue: '45.90', currency: 'EUR' }));
    const [, json = ''] = /^<script type="application\/json">(.*)<\/script>$/s.exec(script) ?? [];
    assert.doesNotMatch(json, /</);
    assert.ok((JSON.parse(json) as { options: unknown[] }).options.length > 1);
  });

  it('has a line that asks for the events of a shop', async () => {
    const { code } = claims.take(page, '-X PUT');
    const line = shop.pasted(code).replace('…admin key…', adminKey).replace('/merchants/shop/', '/merchants/own-v2/');
    const { stdout } = await run('bash', ['-c', line]);
    assert.match((JSON.parse(stdout) as { secret: string }).secret, /^whsec_/);
  });

  it('takes events of the proxy, each once, and no others', async () => {
    const { onWebhook } = await shop.load(claims.take(page, 'onWebhook'), 'webhook.mjs');
    const secret = newWebhookSecret();
    const data = { version: 3, order: { number: 'A-1' } };
    const body = JSON.stringify({ type: 'order.delivered', timestamp: '2026-11-24T09:00:00Z', data });
    const signed = { id: 'ord_1_3', timestamp: Math.floor(Date.now() / 1000), body };
    const send = async (by: string) =>
      new Request('https://shop.example/', { method: 'POST', headers: await webhookHeaders(signed, [by]), body });
    const told: unknown[] = [];
    const seller = { done: new Set<string>(), update: async (...news: unknown[]) => void told.push(news.slice(0, 2)) };
    for (const [by, status] of [
      [secret, 204],
      [secret, 204],
      [newWebhookSecret(), 400],
    ] as const)
      assert.equal(((await onWebhook!(await send(by), secret, seller)) as Response).status, status);
    assert.deepEqual(told, [['A-1', 'order.delivered']]);
  });

  it('sends a basket of several sellers to one point', async () => {
    const { onePoint, orderOf } = await shop.load(claims.take(page, 'onePoint'), 'basket.mjs');
    const near = new URLSearchParams({ key: 'pk_demo_own_v3', country: 'NL', postalCode: '5611EM', carriers: 'postnl' });
    const origin = { Origin: 'http://localhost:8080' };
    const found = await fetch(`${shop.world.proxyUrl}/checkout/service-points?${near}`, { headers: origin });
    const { points } = (await found.json()) as { points: { id: string; requires: string[] }[] };
    const parts = ['own-v3', 'central-hold'].map((merchant) => ({ merchant, weight: 1200, orderValue: '25.00', currency: 'EUR' }));
    const point = points.find(({ requires }) => requires.length === 0)!.id;
    const fit = (await onePoint!(adminKey, point, { country: 'NL', postalCode: '5611EM' }, parts)) as {
      fitsAll: boolean;
      tokens: { token: string }[];
    };
    assert.equal(fit.fitsAll, true);
    const order = anOrder({ number: `basket-${Date.now()}`, weight: 1200 });
    const placed = (await orderOf!('sk_demo_own_v3_not_a_secret', fit.tokens[0]!.token, order)) as {
      delivery: { servicePoint: { id: string } };
    };
    assert.equal(placed.delivery.servicePoint.id, point);
  });

  it('has halves of visitors', async () => {
    const { checkoutFor } = await shop.load(claims.take(page, 'checkoutFor'), 'halves.mjs');
    const seen = await Promise.all(Array.from({ length: 1000 }, async (_, n) => checkoutFor!(`visitor-${n}`)));
    const share = seen.filter((checkout) => checkout === 'new').length;
    assert.ok(share > 400 && share < 600, `${share} of 1000`);
  });

  it('compares two checkouts, from the page to the order', async () => {
    const { placeCounted } = await shop.load(claims.take(page, 'placeCounted'), 'counted.mjs');
    const [counting, hosted] = [claims.take(page, 'funnel.js').code, claims.take(page, "tell('chosen')").code];
    const visitors = Object.groupBy(
      Array.from({ length: 20 }, (_, n) => `visitor-${n}`),
      variantOf,
    );
    const [old, ours] = [new FormData(), new FormData()];
    await shop.onPage(counting + hosted, async (shown) => {
      await shown.getByRole('button', { name: 'Choose a service point' }).click();
      await shown.locator('dialog[open] .list .card').first().click();
      await shown.locator('dialog .collect').click();
      await shown.waitForFunction("document.querySelector('[name=service-point]').value");
      for (const name of ['service-point', 'post-number']) old.set(name, await shown.locator(`[name=${name}]`).inputValue());
      await counted(shown, 2);
    });
    await shop.onPage(counting.replace('data-variant="a"', 'data-variant="b"') + element, async (shown) => {
      await shown.getByRole('radio', { checked: false }).first().check();
      await shown.waitForFunction("new FormData(document.querySelector('form')).get('delivery').startsWith('sel1.')");
      ours.set('delivery', String(await shown.evaluate("new FormData(document.querySelector('form')).get('delivery')")));
      await counted(shown, 2);
    });
    const orders = Object.entries({ a: old, b: ours }).map(([variant, form]) =>
      placeCounted!(visitors[variant as 'a' | 'b']![0], form, anOrder({ number: `counted-${variant}-${Date.now()}` })),
    );
    const [first] = (await Promise.all(orders)) as { state: string; delivery: { servicePoint: { id: string } } }[];
    assert.deepEqual([first!.state, first!.delivery.servicePoint.id], ['accepted', old.get('service-point')]);

    const line = shop.pasted(claims.take(page, '/funnel?from').code).replace('…admin key…', adminKey).replace('/shop/', '/own-v3/');
    const { stdout } = await run('bash', ['-c', line.replace('2026-11-01', day(-1)).replace('2026-11-30', day(1))]);
    const once = { shown: 1, chosen: 1, ordered: 1 };
    assert.deepEqual((JSON.parse(stdout) as { totals: unknown }).totals, { a: once, b: once });
  });

  it('has no block that is not run or checked', () => assert.deepEqual(claims.left(), []));
});
