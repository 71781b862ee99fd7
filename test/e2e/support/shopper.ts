import type { Page } from 'playwright-core';

/** What a shopper types at the checkout, by the name of the field. */
export const eindhoven = {
  email: 'jo@example.com',
  name: 'Jo Vermeer',
  'address-line1': 'Stadhuisplein 1',
  'postal-code': '5611 EM',
  city: 'Eindhoven',
};

/** Walks from the product to a checkout with one piece in the basket, by mouse. */
export async function goToCheckout(page: Page, shop: string): Promise<void> {
  await page.goto(`/${shop}/`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await page.getByRole('link', { name: 'To the checkout' }).click();
  await page.waitForURL(`**/${shop}/checkout`);
}

export async function fillAddress(page: Page, address: Record<string, string> = eindhoven): Promise<void> {
  for (const [name, value] of Object.entries(address)) await page.locator(`[name="${name}"]`).fill(value);
}

/** Waits until the form can be sent: the picker has a choice, for the address the form holds now. */
export async function waitForChoice(page: Page): Promise<void> {
  await page.locator('sendcloud-delivery-picker:invalid').waitFor({ state: 'detached' });
}

/** Opens the point finder from the first option that has one, and waits for its list. */
export async function openFinder(page: Page): Promise<void> {
  await page.locator('[part~="finder-button"]').first().click();
  await pointCards(page).nth(1).waitFor();
}

export const pointCards = (page: Page) => page.locator('dialog[open] [part~="point-card"]');

/** Pays, and reads the order's number off the confirmation. */
export async function pay(page: Page): Promise<string> {
  await waitForChoice(page);
  await page.getByRole('button', { name: /^Pay/ }).click();
  return orderNumber(page);
}

export async function orderNumber(page: Page): Promise<string> {
  await page.waitForURL('**/orders/*');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Waits until the confirmation says one of these states; the page looks again by itself while it is pending. */
export async function waitForState(page: Page, ...states: string[]): Promise<void> {
  await page.locator(states.map((state) => `[data-state="${state}"]`).join(', ')).waitFor();
}
