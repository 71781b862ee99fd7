import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { languages } from '../../proxy/messages/messages.ts';
import { anOrder, choosePoint, type MerchantName, place, readOrder, secretKeyOf } from '../support/orders.ts';
import { startProxy, tuesdayMorning } from '../support/proxy.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

const DAY = 86_400_000;

/** An order, the page its buyer follows it on, and the parcel's life. */
async function followed(t: TestContext, merchant: MerchantName, request: object | 'point' = { delivery: { option: 'standard' } }) {
  const p = await startProxy(t);
  const choice = request === 'point' ? { token: (await choosePoint(p, merchant)).token } : request;
  const { id, statusUrl } = await place(p, merchant, choice);
  const path = new URL(statusUrl).pathname;
  const open = async (at = path, language = 'en') => {
    const response = await p.proxy.fetch(new Request(`http://localhost:8787${at}`, { headers: { 'accept-language': language } }));
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  let told = tuesdayMorning;
  const parcelIs = async (status: number, trackingUrl = 'https://track.example/3S1') => {
    const { number, parcel } = await readOrder(p, merchant, id);
    const event = {
      action: 'parcel_status_changed',
      timestamp: told++,
      parcel: {
        id: Number(parcel?.id ?? 4711),
        order_number: number,
        tracking_number: '3S1',
        tracking_url: trackingUrl,
        status: { id: status, message: '?' },
      },
    };
    const account = merchant === 'central-hold' ? 'central' : merchant;
    assert.equal((await p.proxy.fetch(webhook(await webhookUrlOf(p, merchant), event, sendcloudSecretOf(account)))).status, 200);
  };
  return { p, id, path, open, parcelIs, read: () => readOrder(p, merchant, id) };
}

/** The step a page says the order is at. */
const stepOf = (html: string): string => /<li aria-current="step">([^<]+)/.exec(html)?.[1] ?? '';
const linksOf = (html: string): string[] => [...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)/g)].map(([, , words]) => words!);

describe('the page where a buyer follows an order', () => {
  it('says how far it is, from the shop to the door', async (t) => {
    const { open, parcelIs } = await followed(t, 'own-v3');
    const { status, html } = await open();
    assert.equal(status, 200);
    assert.deepEqual([stepOf(html), linksOf(html)], ['Received', []]);
    for (const [code, step] of [
      [1000, 'Ready to ship'],
      [91, 'On its way'],
      [92, 'On its way'],
      [11, 'Delivered'],
    ] as const) {
      await parcelIs(code);
      const page = await open();
      assert.equal(stepOf(page.html), step);
      assert.ok(linksOf(page.html).includes('Follow the parcel'));
    }
    assert.doesNotMatch((await open()).html, /Ready to collect/);
  });

  it('says where the parcel waits, and where it is sent back once it was collected', async (t) => {
    const { p, id, open, parcelIs } = await followed(t, 'central-hold', 'point');
    await p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    const labelled = await open();
    assert.equal(stepOf(labelled.html), 'Ready to ship');
    assert.match(labelled.html, /Pick-up point:<\/p>\s*<address><strong>/);
    await parcelIs(12);
    assert.equal(stepOf((await open()).html), 'Ready to collect');
    assert.deepEqual(linksOf((await open()).html), ['Follow the parcel']);
    await parcelIs(93);
    const collected = await open();
    assert.equal(stepOf(collected.html), 'Delivered');
    assert.deepEqual(linksOf(collected.html), ['Follow the parcel', 'Send something back']);
  });

  it('is readable while Sendcloud is down', async (t) => {
    const { p, id, open, parcelIs } = await followed(t, 'central-hold');
    await p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    await parcelIs(11);
    p.sandbox.faults.add({ kind: 'status', status: 503 });
    const { status, html } = await open();
    assert.deepEqual([status, stepOf(html), linksOf(html)], [200, 'Delivered', ['Follow the parcel']]);
  });

  it('says what went another way', async (t) => {
    const { p, id, open, parcelIs } = await followed(t, 'own-v3');
    await parcelIs(80);
    assert.match((await open()).html, /could not deliver the parcel/);
    await parcelIs(62_992);
    assert.match((await open()).html, /is going back to the shop/);
    const cancelled = await followed(t, 'central-hold');
    await cancelled.p.shop('POST', `/orders/${cancelled.id}/cancel`, undefined, secretKeyOf('central-hold'));
    const { html } = await cancelled.open();
    assert.match(html, /This order was cancelled/);
    assert.doesNotMatch(html, /<ol>/);
    assert.ok(p && id);
  });

  it('leads to where another point is chosen, while one is needed', async (t) => {
    const { id, p, open } = await followed(t, 'central-hold', 'point');
    const { delivery } = await readOrder(p, 'central-hold', id);
    p.sandbox.world.point(Number(delivery.servicePoint!.id))!.available = false;
    p.advance(10 * 60_000);
    await p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    const { html } = await open();
    assert.deepEqual(linksOf(html), ['Choose another pick-up point']);
    assert.doesNotMatch(html, /<address>/, 'the one that is gone is not where to go');
  });

  it('names nobody, loads nothing, keeps nothing, and shows what comes from elsewhere as text', async (t) => {
    const { open, parcelIs, path } = await followed(t, 'own-v3', { delivery: { option: 'standard' }, order: anOrder({ number: '<b>1' }) });
    await parcelIs(91, 'javascript:alert(1)');
    const { html, headers } = await open();
    const { name, addressLine1, city, email, phone, postalCode } = anOrder().recipient;
    for (const word of [name, addressLine1, city, email, phone, postalCode])
      assert.ok(!`${html}${path}`.includes(String(word)), `${word} is on the page`);
    assert.match(html, /&lt;b&gt;1/);
    assert.doesNotMatch(html, /<script|<b>|javascript:|<a /);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'nonce-[\w-]+'/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(html, /<meta name="robots" content="noindex">/);
  });

  it('is opened by its own link alone, and not for ever', async (t) => {
    const { p, path, open } = await followed(t, 'own-v3');
    for (const at of [path.slice(0, -2), path.replace('own-v3', 'own-v2'), path.replace('/status/', '/status/x'), '/status/nothing']) {
      const { status, html } = await open(at);
      assert.deepEqual([status, /This link is not complete/.test(html)], [404, true], at);
    }
    p.advance(91 * DAY);
    const late = await open();
    assert.deepEqual([late.status, /too long ago/.test(late.html)], [410, true]);
  });

  it('opens nothing else, nor does another order’s link open it', async (t) => {
    const { path, open, read } = await followed(t, 'own-v3');
    assert.equal((await open(path.replace('/status/', '/repair/'))).status, 404);
    assert.equal(new URL((await read()).statusUrl).pathname, path, 'the link stays the same');
  });

  it('speaks each of the ten languages, else that of the country the order goes to', async (t) => {
    const { open } = await followed(t, 'own-v3');
    for (const [language, { statusTitle, stepReceived }] of Object.entries(languages)) {
      const { html, headers } = await open(undefined, language);
      assert.ok(html.includes(`<h1>${statusTitle}</h1>`) && stepOf(html) === stepReceived, language);
      assert.ok(html.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
      assert.deepEqual([headers.get('content-language'), headers.get('vary')], [language, 'Accept-Language']);
    }
    assert.match((await open(undefined, '')).html, /<html lang="nl"/);
  });
});
