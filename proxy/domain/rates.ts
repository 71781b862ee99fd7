import type { Rate } from '../contract/merchants.ts';
import { minorUnits } from './money.ts';

/** The part of a cart that rates look at. `weight` in grams, `orderValue` a decimal string in the merchant's currency. */
export interface RatedCart {
  country: string;
  weight: number;
  orderValue: string;
}

export type RateRefusal = 'too-heavy' | 'too-light' | 'value-too-high' | 'value-too-low';

/** Sorts the rates for a cart's country into those that apply and those that do not, with the reason. Rates for elsewhere are in neither. */
export function applicableRates(
  rates: readonly Rate[],
  cart: RatedCart,
): { applies: Rate[]; refused: { rate: Rate; reason: RateRefusal }[] } {
  const applies: Rate[] = [];
  const refused: { rate: Rate; reason: RateRefusal }[] = [];
  for (const rate of rates.filter((candidate) => candidate.countries.includes(cart.country))) {
    const reason = refusal(rate, cart);
    if (reason) refused.push({ rate, reason });
    else applies.push(rate);
  }
  return { applies, refused };
}

/** Both bounds are included. */
function refusal(rate: Rate, cart: RatedCart): RateRefusal | null {
  const value = minorUnits(cart.orderValue);
  if (cart.weight > (rate.maxWeight ?? Number.POSITIVE_INFINITY)) return 'too-heavy';
  if (cart.weight < (rate.minWeight ?? 0)) return 'too-light';
  if (rate.maxValue !== undefined && value > minorUnits(rate.maxValue)) return 'value-too-high';
  if (rate.minValue !== undefined && value < minorUnits(rate.minValue)) return 'value-too-low';
  return null;
}
