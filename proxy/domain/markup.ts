import type { Markup } from '../contract/charges.ts';
import { minorUnits } from './money.ts';

/** What a marketplace adds to a quote, both in hundredths: the percentage rounded half up, and the fixed amount. */
export function markupOn(quote: number, { percent, fixed = 0 }: Markup = {}): number {
  const hundredthsOfPercent = percent === undefined ? 0 : minorUnits(percent);
  return Math.floor((quote * hundredthsOfPercent + 5_000) / 10_000) + fixed;
}

/** An amount in so many parts that add up to it: all alike, but for hundredths that are left, which the first ones take. */
export function shared(amount: number, parts: number): number[] {
  const part = Math.floor(amount / parts);
  const left = amount - part * parts;
  return Array.from({ length: parts }, (_, index) => part + (index < left ? 1 : 0));
}

/** What so many parcels cost a merchant, markup and all; each parcel has its share of the quote and a markup of its own. */
export const priceWithMarkup = (quote: number, parcels: number, markup: Markup | undefined): number =>
  shared(quote, parcels).reduce((sum, part) => sum + part + markupOn(part, markup), 0);
