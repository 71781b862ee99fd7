import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type MerchantName, anOrder, body, choosePoint, place, readOrder } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** An order whose point closes between choice and delivery, and the page its shopper is sent to. */
async function orphaned(t: TestContext, merchant: MerchantName) {
  const p = await startProxy(t);
  const { token, pointId } = await choosePoint(p, merchant);
  p.sandbox.world.point(Number(pointId))!.available = false;
  p.advance(10 * MINUTE); // what was asked when the point was chosen no longer counts
  const { id } = await place(p, merchant, { token });
  return { pointId, ...(await linked(p, merchant, id)) };
}

/** An order that goes to a service point, and nobody has said to which. */
async function pointless(t: TestContext, order = anOrder()) {
  const p = await startProxy(t);
  const { id } = await place(p, 'own-v3', { delivery: { option: 'service-point' }, order });
  return linked(p, 'own-v3', id);
}

/** The page that an order's link leads to. */
async function linked(p: TestProxy, merchant: MerchantName, id: string) {
  const order = await readOrder(p, merchant, id);
  const path = new URL(order.repairUrl ?? 'none:').pathname;
  const open = async (at = path, language = '') => {
    const response = await p.proxy.fetch(new Request(`http://localhost:8787${at}`, { headers: { 'accept-language': language } }));
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  const tap = (point: string, at = path) =>
    p.proxy.fetch(
      new Request(`http://localhost:8787${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ point }),
      }),
    );
  return { p, id, order, path, open, tap, read: () => readOrder(p, merchant, id) };
}

const offered = (html: string): string[] => [...html.matchAll(/name="point" value="(\d+)"/g)].map(([, id]) => id!);

describe('an order whose point is gone', () => {
  for (const merchant of ['own-v3', 'own-v2', 'central'] as const)
    it(`of ${merchant} reaches the point its shopper taps`, async (t) => {
      const { order, pointId, open, tap, read } = await orphaned(t, merchant);
      assert.equal(order.state, 'needs-service-point');
      const { status, html } = await open();
      assert.equal(status, 200);
      const points = offered(html);
      assert.equal(points.length, 3);
      assert.ok(!points.includes(pointId));
      const tapped = await tap(points[1]!);
      assert.equal(tapped.status, 303);
      const { state, delivery, repairUrl } = await read();
      assert.deepEqual([state, delivery.servicePoint?.id, repairUrl], [merchant === 'central' ? 'labelled' : 'imported', points[1], null]);
    });

  it('has a link that names nobody, and a page that loads nothing and keeps nothing', async (t) => {
    const { path, open } = await orphaned(t, 'own-v3');
    for (const word of Object.values(anOrder().recipient)) assert.ok(!path.includes(encodeURIComponent(String(word))), String(word));
    const { headers, html } = await open();
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'nonce-[\w-]+'; form-action 'self'/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.doesNotMatch(html, /<script|https?:\/\/|Anna|Stratumseind/);
  });

  it('is not moved by a forged link, and each way a link fails has its own words', async (t) => {
    const { p, path, open, tap, read } = await orphaned(t, 'own-v3');
    const points = offered((await open()).html);
    const forged = [path.slice(0, -2), path.replace('own-v3', 'own-v2'), path.replace(/\.\d+\./, '.9999999999.'), '/repair/nothing'];
    for (const at of forged) {
      const { status, html } = await open(at, 'en');
      assert.equal(status, 404, at);
      assert.match(html, /This link is not complete/);
      await tap(points[0]!, at);
    }
    assert.equal((await read()).state, 'needs-service-point');
    p.advance(15 * DAY);
    const late = await open(path, 'en');
    assert.equal(late.status, 410);
    assert.match(late.html, /This link is too old/);
    await tap(points[0]!);
    assert.equal((await read()).state, 'needs-service-point');
  });

  it('cannot be moved any more once its label exists', async (t) => {
    const { open, path, tap, read } = await orphaned(t, 'central');
    const [first, second] = offered((await open()).html);
    await tap(first!);
    assert.equal((await read()).state, 'labelled');
    await tap(second!);
    assert.equal((await read()).delivery.servicePoint?.id, first);
    const { status, html } = await open(path, 'en');
    assert.equal(status, 409);
    assert.match(html, /already being prepared/);
    assert.match(html, /<address>/, 'where it goes');
  });

  it('goes to the point that was tapped first, however many tabs are open, and every tab says so', async (t) => {
    const { open, path, tap, read, order } = await orphaned(t, 'own-v3');
    const points = offered((await open()).html);
    const taps = await Promise.all([...points, ...points].map((point) => tap(point)));
    assert.deepEqual(new Set(taps.map(({ status }) => status)), new Set([303]));
    const { state, delivery } = await read();
    assert.equal(state, 'imported');
    assert.ok(points.includes(delivery.servicePoint?.id ?? ''));
    assert.notEqual(delivery.servicePoint?.id, order.delivery.servicePoint?.id);
    await tap(points.find((point) => point !== delivery.servicePoint?.id)!);
    assert.equal((await read()).delivery.servicePoint?.id, delivery.servicePoint?.id);
    const { status, html } = await open(path, 'en');
    assert.equal(status, 200);
    assert.match(html, /Thank you/);
    assert.ok(html.includes(`<address><strong>${delivery.servicePoint?.name}</strong>`));
  });

  it('speaks the shopper’s language, else that of the country the order goes to', async (t) => {
    const { open, path } = await orphaned(t, 'own-v3');
    for (const [wanted, language, title] of [
      ['pt-BR,en;q=0.5', 'pt', 'Escolha outro ponto de recolha'],
      ['da, ar;q=0.8, en;q=0.9', 'en', 'Choose another pick-up point'],
      ['', 'nl', 'Kies een ander afhaalpunt'],
    ] as const) {
      const { html, headers } = await open(path, wanted);
      assert.ok(html.includes(`<html lang="${language}" dir="ltr">`), wanted);
      assert.ok(html.includes(`<h1>${title}</h1>`), wanted);
      assert.equal(headers.get('content-language'), language);
      assert.equal(headers.get('vary'), 'Accept-Language');
    }
    assert.match((await open(path, 'ar')).html, /<html lang="ar" dir="rtl">/);
    assert.match((await open('/repair/nothing', '')).html, /<html lang="en"/, 'nobody knows the country');
  });

  it('can be read also while Sendcloud is down: a page that says so, and the order waits', async (t) => {
    const { p, path, open, tap, read } = await orphaned(t, 'own-v3');
    const [point] = offered((await open()).html);
    const fault = p.sandbox.faults.add({ kind: 'status', status: 503 });
    for (const answer of [await open(path, 'en'), await tap(point!)])
      assert.ok(answer.status >= 500 && answer.status < 600, `${answer.status}`);
    const { html, headers } = await open(path, 'en');
    assert.match(html, /<h1>Please try again in a few minutes/);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    p.sandbox.faults.remove(fault.id);
    p.advance(MINUTE);
    assert.equal((await read()).state, 'needs-service-point');
    assert.equal(offered((await open()).html).length, 3);
  });

  it('is not opened over and over by one client', async (t) => {
    const { p, path } = await orphaned(t, 'own-v3');
    const statuses = new Set<number>();
    for (let times = 0; times < 1000 && !statuses.has(429); times++)
      statuses.add((await p.proxy.fetch(new Request(`http://localhost:8787${path.slice(0, -1)}`), '192.0.2.1')).status);
    assert.deepEqual([...statuses], [404, 429]);
  });

  it('shows the names of points as text', async (t) => {
    const { p, open } = await orphaned(t, 'own-v3');
    for (const id of offered((await open()).html)) p.sandbox.world.point(Number(id))!.name = '<img src=x onerror=alert(1)>';
    p.advance(DAY / 2);
    const { html } = await open();
    assert.match(html, /&lt;img src=x/);
    assert.doesNotMatch(html, /<img/);
  });

  it('takes no point of another carrier from a page that was edited', async (t) => {
    const { p, tap, read } = await orphaned(t, 'own-v3');
    const near = { key: 'pk_demo_own_v3', country: 'NL', postalCode: '5611EM', carriers: 'dhl' };
    const { points } = await body(await p.read('/checkout/service-points', near));
    assert.equal((await tap(points[0]!.id)).status, 303);
    assert.equal((await read()).state, 'needs-service-point');
  });
});

describe('an order for which no point was chosen', () => {
  it('reaches the one its shopper taps, and needs nobody else', async (t) => {
    const { order, open, path, tap, read } = await pointless(t);
    assert.equal(order.state, 'review');
    const { html } = await open(path, 'en');
    assert.match(html, /<h1>Choose a pick-up point/);
    const [first, second] = offered(html);
    await tap(first!);
    assert.deepEqual([(await read()).state, (await read()).delivery.servicePoint?.id], ['imported', first]);
    await tap(second!);
    assert.equal((await read()).delivery.servicePoint?.id, first);
  });

  it('still waits for somebody where that is not all, and the first tap counts', async (t) => {
    const items = anOrder().items.map((item) => ({ ...item, price: { value: '45.90', currency: 'USD' } }));
    const { open, path, tap, read } = await pointless(t, anOrder({ items }));
    const [first, second] = offered((await open()).html);
    await tap(first!);
    await tap(second!);
    const { state, review, delivery, repairUrl } = await read();
    assert.deepEqual([state, review.map(({ type }) => type), repairUrl], ['review', ['currency-differs'], null]);
    assert.equal(delivery.servicePoint?.id, first);
    assert.match((await open(path, 'en')).html, /Thank you/);
  });

  it('says so on the page where its buyer follows it', async (t) => {
    const { p, order, path } = await pointless(t);
    const page = await p.proxy.fetch(new Request(order.statusUrl));
    assert.ok((await page.text()).includes(`href="${path}"`));
  });
});
