import '../../../widget/index.ts';
import { aDayOption, anOption, aPointOption, somePoints } from '../../widget/support/builders.ts';
import { Wire } from '../../widget/support/wire.ts';

/** What a page of a framework gives the picker, and what the test sees of it. */
export interface Shop {
  readonly wire: Wire;
  /** Names of the events the page's own handlers were called with, in order. */
  readonly heard: string[];
  /** What the page holds, by its framework's own means; each change of it is to reach the picker. */
  change(address: { country: string; postalCode: string }): void;
}

export const address = { country: 'NL', postalCode: '5611EM' };
export const parcel = { weight: 2500 };
export const prices = { standard: '1.50' };
export const messages = { legend: 'How shall we deliver?' };

/** Makes the page's side known to the test. */
export function openShop(): Shop & { hear(event: { type: string }): void } {
  const heard: string[] = [];
  const wire = new Wire([anOption(), aDayOption(), aPointOption()], somePoints(3));
  const shop = { wire, heard, change: () => undefined, hear: ({ type }: { type: string }) => void heard.push(type) };
  return Object.assign(globalThis, { shop }).shop;
}
