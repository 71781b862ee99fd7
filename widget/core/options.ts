import type { Price } from './money.ts';

/** What these functions need to know of a delivery option. */
export interface OptionLike {
  readonly code: string;
  readonly type: string;
  readonly carrier: { readonly code: string };
  readonly price: Price | null;
}

/** Prices by option code, set by the shop: `{ standard: '4.95' }`, in the order's currency. */
export type ShopPrices = Readonly<Record<string, string>>;

export const isHome = (option: { readonly type: string }): boolean => option.type !== 'service-point';

/** The option again in a newer answer: the same promise by the same carrier. */
export const sameOption = <T extends OptionLike>(options: readonly T[], wanted: OptionLike): T | undefined =>
  options.find(({ code, type, carrier }) => code === wanted.code && type === wanted.type && carrier.code === wanted.carrier.code);

/** The shop's own price wins on screen. */
export const withShopPrice = <T extends OptionLike>(option: T, prices: ShopPrices, currency: string): T =>
  prices[option.code] === undefined ? option : { ...option, price: { value: String(prices[option.code]), currency } };

/** In the order the page asked for: first by delivery type, then by carrier. What it did not name stays last, as it came. */
export function inOrder<T extends OptionLike>(options: readonly T[], types: readonly string[], carriers: readonly string[]): T[] {
  const codes = carriers.map((carrier) => carrier.split(':')[0]);
  const rank = (list: readonly unknown[], value: string) => (list.indexOf(value) + list.length + 1) % (list.length + 1);
  return options.toSorted((a, b) => rank(types, a.type) - rank(types, b.type) || rank(codes, a.carrier.code) - rank(codes, b.carrier.code));
}

/**
 * What is chosen before the shopper touches anything: the cheapest home option, the first one, or nothing. A service
 * point is never chosen for somebody.
 */
export function preselected<T extends OptionLike>(options: readonly T[], how: string): T | undefined {
  const home = options.filter(isHome);
  if (how === 'none') return undefined;
  if (how === 'first') return home[0];
  return cheapest(home);
}

/** The option of the lowest price, the first of them where several are; an unknown price counts as the highest. */
export function cheapest<T extends OptionLike>(options: readonly T[]): T | undefined {
  const cost = ({ price }: T) => (price ? Number(price.value) : Number.POSITIVE_INFINITY);
  let best: T | undefined;
  for (const option of options) if (!best || cost(option) < cost(best)) best = option;
  return best;
}
