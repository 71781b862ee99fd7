import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Response } from 'playwright-core';
import { languages } from '../../proxy/messages/messages.ts';
import { type ServedPage, servePage } from '../docs/support/serve-page.ts';
import { anOrder } from '../support/orders.ts';
import { assertAccessible } from './support/accessibility.ts';
import { secretKeyOf } from './support/sandbox-reader.ts';
import { startWorld, type World } from './support/world.ts';

const merchant = 'central-hold';
/** By night in one language of each direction. */
const schemes = (locale: string) => (['en', 'ar'].includes(locale) ? (['light', 'dark'] as const) : (['light'] as const));

describe('who is kept informed', () => {
  let world: World;
  const served: ServedPage[] = [];
  before(async () => {
    world = await startWorld();
  });
  after(() => Promise.all([world?.close(), ...served.map((one) => one.close())]));

  const shop = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${secretKeyOf(merchant)}`, 'content-type': 'application/json' };
    const response = await fetch(world.proxyUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as T;
  };

  /** An order to a service point, labelled. */
  async function labelled(number: string): Promise<{ id: string; statusUrl: string; delivery: { servicePoint: { name: string } } }> {
    const near = new URLSearchParams({ key: 'pk_demo_central_hold', country: 'NL', postalCode: '5611EM', carriers: 'postnl' });
    const found = await fetch(`${world.proxyUrl}/checkout/service-points?${near}`, { headers: { origin: world.shopUrl } });
    const { points } = (await found.json()) as { points: { id: string; requires: string[] }[] };
    const servicePointId = points.find(({ requires }) => requires.length === 0)!.id;
    const { id } = await shop<{ id: string }>('POST', '/orders', {
      order: anOrder({ number }),
      delivery: { option: 'service-point', servicePointId },
    });
    return shop('POST', `/orders/${id}/label`, {});
  }

  /** The sums of today. */
  async function totals(): Promise<object> {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const url = `${world.proxyUrl}/merchants/${merchant}/funnel?from=${day(-1)}&to=${day(1)}`;
    const response = await fetch(url, { headers: { authorization: 'Bearer demo-admin-key-not-a-secret' } });
    return ((await response.json()) as { totals: object }).totals;
  }

  /** The sums once a page has been answered that what was done in it is counted. */
  async function counted(page: Page, act: () => Promise<unknown>): Promise<object> {
    const isCount = (response: Response) => response.url().endsWith('/checkout/funnel') && response.request().method() === 'POST';
    await Promise.all([page.waitForResponse(isCount), act()]);
    return totals();
  }

  it('a buyer follows an order by keyboard, in any of the ten languages, on the narrowest phone, by day and by night', () =>
    world.alive(async () => {
      const { statusUrl, delivery } = await labelled('STATUS-1');
      for (const [locale, { statusTitle, stepPrepared, trackIt }] of Object.entries(languages)) {
        const { page, complaints, origins, close } = await world.visit({ locale });
        await page.setViewportSize({ width: 320, height: 568 });
        for (const colorScheme of schemes(locale)) {
          await page.emulateMedia({ colorScheme });
          await page.goto(statusUrl);
          await page.getByRole('heading', { name: statusTitle }).waitFor();
          const { direction, current } = await page.evaluate(() => ({
            direction: getComputedStyle(document.body).direction,
            current: document.querySelector('li[aria-current="step"]')?.textContent,
          }));
          assert.deepEqual([direction, current], [locale === 'ar' ? 'rtl' : 'ltr', stepPrepared]);
          assert.ok(await page.getByText(delivery.servicePoint.name).isVisible());
          await assertAccessible(page);
        }
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), trackIt);
        assert.deepEqual([complaints, [...origins]], [[], [world.proxyUrl]]);
        await close();
      }
    }));

  it('a buyer reads it without scripts, and in plain words that a link is broken', () =>
    world.alive(async () => {
      const { statusUrl } = await labelled('STATUS-2');
      const { page, close } = await world.visit({ javaScript: false });
      await page.goto(statusUrl);
      await page.getByRole('link', { name: 'Follow the parcel' }).waitFor();
      await page.goto(statusUrl.replace(/.{4}$/, 'AAAA'));
      await page.getByRole('heading', { name: 'not complete' }).waitFor();
      await close();
    }));

  it('a shop compares two checkouts by sums, each page counted once, whichever picker is in it', () =>
    world.alive(async () => {
      const { page, complaints, close } = await world.visit();
      const script = (variant: string) =>
        `<script src="${world.proxyUrl}/funnel.js" data-key="pk_demo_central_hold" data-variant="${variant}"></script>`;
      const pages: Record<string, string> = {
        a: `${script('a')}<label><input type="checkbox" id="old"> The picker so far</label><script>
          const tell = (name) => document.dispatchEvent(new CustomEvent('delivery-activity', { detail: { name } }));
          tell('shown'); old.onchange = () => tell('chosen');</script>`,
        b: `${script('b')}${script('b')}<script type="module" src="${world.proxyUrl}/sendcloud-delivery-picker.js"></script>
          <form><sendcloud-delivery-picker name="delivery" publishable-key="pk_demo_central_hold" country="NL" postal-code="5611EM"
            weight="2500" order-value="45.90" currency="EUR"></sendcloud-delivery-picker></form>`,
      };
      const [old, ours] = await Promise.all(
        ['a', 'b'].map((variant) => servePage(`<!doctype html><html lang="en"><title>Shop</title>${pages[variant]}</html>`)),
      );

      served.push(old!, ours!);
      const sums = (a: [shown: number, chosen: number], b: [shown: number, chosen: number, ordered: number]) => ({
        a: { shown: a[0], chosen: a[1], ordered: 0 },
        b: { shown: b[0], chosen: b[1], ordered: b[2] },
      });
      assert.deepEqual(await counted(page, () => page.goto(old!.url)), sums([1, 0], [0, 0, 0]));
      assert.deepEqual(await counted(page, () => page.locator('#old').check()), sums([1, 1], [0, 0, 0]));
      await page.locator('#old').uncheck();
      const choose = () => page.getByRole('radio', { checked: false }).last().check();
      assert.deepEqual(await counted(page, () => page.goto(ours!.url)), sums([1, 1], [1, 0, 0]));
      assert.deepEqual(await counted(page, choose), sums([1, 1], [1, 1, 0]));
      await choose();
      assert.deepEqual(await counted(page, () => page.goto(ours!.url)), sums([1, 1], [2, 1, 0]));
      await shop('POST', '/orders', { order: { ...anOrder({ number: 'FUNNEL-1' }), variant: 'b' }, delivery: { option: 'standard' } });
      assert.deepEqual(await totals(), sums([1, 1], [2, 1, 1]));
      assert.deepEqual([await page.context().cookies(), complaints], [[], []]);
      await close();
    }));
});
