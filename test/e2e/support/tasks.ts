import type { Page } from 'playwright-core';
import { CountedShopper, type Cost } from './counted.ts';
import { pointCards, waitForChoice } from './shopper.ts';
import type { World } from './world.ts';

/** A thing a shopper wants done at a checkout that holds their address. Resolves to what it took. */
export type Task = (page: Page, world: World) => Promise<Cost>;

const option = (page: Page, title: string) => page.locator('[part~="option"]').filter({ hasText: title });
const collected = (page: Page) => option(page, 'Collect at a service point').first();
const nearest = (page: Page) => collected(page).locator('label');
const chip = (page: Page, name: string) => page.locator('dialog[open] [part~="filter"]').filter({ hasText: name });
const collect = (page: Page) => page.locator('dialog[open] [part~="collect-button"]');

const counted =
  (task: (shopper: CountedShopper, page: Page, world: World) => Promise<void>): Task =>
  async (page, world) => {
    const shopper = new CountedShopper();
    await task(shopper, page, world);
    await waitForChoice(page);
    return shopper.cost;
  };

async function openFinder(shopper: CountedShopper, page: Page): Promise<void> {
  await shopper.tap(collected(page).locator('[part~="finder-button"]'));
  await pointCards(page).nth(1).waitFor();
}

async function takeCard(shopper: CountedShopper, page: Page, card = pointCards(page).first()): Promise<void> {
  await shopper.tap(card.locator('label'));
  await shopper.tap(collect(page));
  await page.locator('dialog[open]').waitFor({ state: 'hidden' });
}

/** In our picker, in the demo shop. */
export const ourTasks: Readonly<Record<string, Task>> = {
  'the nearest point': counted((shopper, page) => shopper.tap(nearest(page))),

  'another point': counted(async (shopper, page) => {
    await openFinder(shopper, page);
    await takeCard(shopper, page, pointCards(page).nth(2));
  }),

  'a locker open on Sunday': counted(async (shopper, page) => {
    await openFinder(shopper, page);
    await shopper.tap(chip(page, 'Parcel locker'));
    await shopper.tap(chip(page, 'Open at weekends'));
    await takeCard(shopper, page);
  }),

  'a point in another town': counted(async (shopper, page) => {
    await openFinder(shopper, page);
    await shopper.type(page.locator('dialog[open] input[type="search"]'), 'Utrecht');
    await shopper.tap(page.locator('dialog[open] [part~="search-button"]'));
    const there = pointCards(page).filter({ hasText: 'Utrecht' }).first();
    await there.waitFor();
    await takeCard(shopper, page, there);
  }),

  'home on another day': counted(async (shopper, page) => {
    await shopper.tap(option(page, 'On a day you choose').locator('label').first());
    await shopper.tap(page.locator('[part~="day"]').nth(1));
  }),

  /** Counted from the moment the shopper learns of it; the point dies between the choice and the payment. */
  'another point for one that is gone': counted(async (shopper, page, world) => {
    const chosen = nextPoint(page);
    await nearest(page).click();
    await world.sandbox.turn(`/__sandbox/points/${await chosen}`, { expired: true });
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.locator('[part~="notice-action"]').first().waitFor();
    await shopper.tap(page.locator('[part~="notice-action"]').first());
  }),
};

/** The id of the next point the page hears was chosen. */
const nextPoint = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.querySelector('sendcloud-delivery-picker')?.addEventListener('delivery-change', (event) => {
          const { selection } = (event as CustomEvent<{ selection: { servicePoint: { id: string } | null } | null }>).detail;
          if (selection?.servicePoint) resolve(selection.servicePoint.id);
        });
      }),
  );
