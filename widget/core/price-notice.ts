import type { Price } from './money.ts';

/** A shopper who saw one price is told of another, and has to agree to a higher one. */
export const priceNotice = (was: Price, now: Price): { key: 'priceChanged'; values: { was: Price; now: Price }; asks: boolean } => ({
  key: 'priceChanged',
  values: { was, now },
  asks: Number(now.value) > Number(was.value),
});
