import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { demoAdminKey } from '../../../demo/servers.ts';
import type { OrderList, OrderView } from '../../../proxy/contract/orders.ts';
import type { World } from './world.ts';

/** A buyer outside the customs union. */
export const swiss = {
  name: 'Urs Egli',
  addressLine1: 'Bahnhofstrasse',
  houseNumber: '1',
  postalCode: '8001',
  city: 'Zürich',
  country: 'CH',
  email: 'urs@example.ch',
  phone: '+41441234567',
};

/** Asks the proxy as the operator. */
export async function operator<T>(world: World, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(world.proxyUrl + path, {
    method,
    headers: { authorization: `Bearer ${demoAdminKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** A merchant who has yet to connect an account of their own. */
export const addMerchant = (world: World, id: string, settings: object = {}): Promise<{ webhookUrl: string; secretKey: string }> =>
  operator(world, 'POST', '/merchants', {
    id,
    name: `Shop ${id}`,
    origins: ['http://localhost:*'],
    account: 'own',
    orders: 'proxy',
    shipFrom: { country: 'NL', postalCode: '5611EM' },
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    ...settings,
  });

/** Sendcloud's webhooks of a merchant come to the proxy, set from here as by the button in the back office. */
export const setWebhook = (world: World, merchant: string): Promise<unknown> =>
  operator(world, 'POST', `/merchants/${merchant}/connect`, { apply: ['webhook'] });

export const finding = (page: Page, code: string): Locator => page.locator(`[part="finding"][data-code="${code}"]`);

/** The connection of a merchant, once the element has something to show. */
export async function openConnection(page: Page, world: World, merchant: string, lang = 'en'): Promise<void> {
  await page.goto(`${world.officeUrl}/${merchant}/connect?lang=${lang}`);
  await page.locator('[part="keys-form"], [part="findings"], [part="well"]').first().waitFor();
}

/** Enters the keys of an account of the sandbox and has them looked at. */
export async function checkKeys(page: Page, account: string, secret = `demo-${account}-secret-not-a-secret`): Promise<void> {
  await page.locator('[part="keys-form"] input').nth(0).fill(`demo-${account}-public`);
  await page.locator('[part="keys-form"] input').nth(1).fill(secret);
  await page.locator('[part="check-button"]').click();
  await page.locator('[part="tried-keys"]').waitFor();
}

export async function keepKeys(page: Page): Promise<void> {
  await page.locator('[part="keep-button"]').click();
  // Who replaces keys has been ready all the while.
  await page.locator('[part="tried-keys"]').waitFor({ state: 'detached' });
  await page.locator('[part="state"][data-state="ready"]').waitFor();
}

/** Finds an order of a merchant by its number, and opens it. */
export async function openOrder(page: Page, world: World, merchant: string, number: string, lang = 'en'): Promise<void> {
  await page.goto(`${world.officeUrl}/${merchant}/orders?lang=${lang}`);
  await page.locator('[part="search"] input[type="search"]').fill(number);
  await page.locator('[part="search"] input[type="search"]').press('Enter');
  await page.locator('[part="open-button"]', { hasText: number }).click();
  await page.locator('[part="label"]').waitFor();
}

/** Resolves once the proxy knows by Sendcloud's messages what `holds` of the parcels of an order. */
export async function heard(world: World, merchant: string, number: string, holds: (order: OrderView) => boolean): Promise<void> {
  const look = () => operator<OrderList>(world, 'GET', `/orders?${new URLSearchParams({ merchant, number })}`);
  while (!(await look()).orders.some(holds)) await new Promise(setImmediate);
}

export const inState = (page: Page, state: string): Promise<void> => page.locator(`.head [part="state"][data-state="${state}"]`).waitFor();

/** A shipment as the sandbox's own controls show it. */
export interface HeldShipment {
  external_reference_id: string;
  ship_with: { properties: { shipping_option_code: string } };
  customs_information?: { invoice_number: string; export_reason: string };
  parcels: {
    id: number;
    status: { code: string };
    tracking_number: string;
    tracking_url: string;
    weight: { value: string };
    parcel_items: { description: string; quantity: number; hs_code?: string; origin_country?: string }[];
  }[];
}

/** What an account holds of an order, oldest first. */
export async function shipmentsOf(world: World, account: string, number: string): Promise<HeldShipment[]> {
  const response = await fetch(`${world.sandbox.url}/__sandbox/accounts/${account}/shipments`);
  const { data } = (await response.json()) as { data: (HeldShipment & { order_number?: string })[] };
  return data.filter(({ order_number }) => order_number === number);
}

/** What is shown of each parcel: its id, status and tracking number. */
export const shownParcels = (page: Page): Promise<string[][]> =>
  page
    .locator('[part="parcel"]')
    .evaluateAll((parcels) =>
      parcels.map((parcel) => [
        parcel.getAttribute('data-parcel') ?? '',
        parcel.getAttribute('data-status') ?? '',
        parcel.querySelector('dd')?.textContent ?? '',
      ]),
    );
