import type { Page } from 'playwright-core';
import type { ServicePoint } from '../../../proxy/contract/service-points.ts';
import { CountedShopper, type Cost } from './counted.ts';

/** A task with the peer's picker; null where it has nothing to do it with. */
export type PeerTask = ((page: Page, points: readonly ServicePoint[]) => Promise<Cost | null>) | null;

const pickup = (page: Page) => page.locator('label:has(input[value="pickup"])');
const cards = (page: Page) => page.locator('label:has(input[value$="|postnl"])');
const taken = (page: Page) => page.locator('label:has(input[value$="|postnl"]:checked)');

/** MyParcel's picker takes the nearest point as soon as "collect" is tapped, and each other one at a tap. */
export const peerTasks: Readonly<Record<string, PeerTask>> = {
  'the nearest point': async (page) => {
    const shopper = new CountedShopper();
    await shopper.tap(pickup(page));
    await taken(page).waitFor();
    return shopper.cost;
  },

  'another point': async (page) => {
    const shopper = new CountedShopper();
    await shopper.tap(pickup(page));
    await shopper.tap(cards(page).nth(2));
    await taken(page).waitFor();
    return shopper.cost;
  },

  /** It has no filter: the shopper opens one card after the other and reads, and does so until a locker's Sunday is no "Gesloten". */
  'a locker open on Sunday': async (page, points) => {
    const shopper = new CountedShopper();
    await shopper.tap(pickup(page));
    for (let n = 0; n < points.length; n += 1) {
      if ((await cards(page).count()) <= n) await shopper.tap(page.getByRole('button', { name: /^Meer/ }).first());
      const card = cards(page).nth(n);
      await shopper.tap(card);
      const details = await card.locator('xpath=following-sibling::div[1]').innerText();
      if (!/Pakketautomaat/.test(`${await card.innerText()}${details}`) || /Zondag\s*Gesloten/.test(details)) continue;
      const id = (await card.locator('input').getAttribute('value'))?.split('|')[0];
      return isOpenOnSunday(points.find((point) => point.id === id)) ? shopper.cost : null;
    }
    return null;
  },

  /** No search: only another address for the whole order. */
  'a point in another town': null,

  'home on another day': async (page) => {
    const shopper = new CountedShopper();
    await shopper.tap(page.locator('[role="button"][title]').nth(1));
    await page.locator('input[name="deliveryMoment"]:checked').waitFor({ state: 'attached' });
    return shopper.cost;
  },

  /** It never asks again whether a point is still there. */
  'another point for one that is gone': null,
};

const isOpenOnSunday = (point: ServicePoint | undefined): boolean =>
  point?.opening.week?.some(({ day, hours }) => day === 'sunday' && hours !== null && hours.length > 0) ?? false;
