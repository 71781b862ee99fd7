import { timedIdAt } from '../domain/order-id.ts';
import type { ChargeFilter } from './charges.ts';

const DAY = 86_400_000;
/** The last moment that an id can name. */
const END_OF_TIME = 2 ** 50 - 1;

/** From an id, and before another. */
export type Stretch = readonly [from: string, before: string];

/**
 * A time as its whole days, which are summed already, and what of the ledger stands before and after them. Days since 1970, in UTC, `end`
 * excluded; an entry's id begins with its time, so a time is a place in the ledger.
 */
export function daySpan({ from = 0, before = END_OF_TIME }: ChargeFilter): { first: number; end: number; head: Stretch; tail: Stretch } {
  const first = Math.ceil(Math.max(0, from) / DAY);
  const end = Math.max(first, Math.floor(before / DAY));
  return { first, end, head: [place(from), place(Math.min(first * DAY, before))], tail: [place(end * DAY), place(before)] };
}

/** The ids of entries of that moment and later ones are not below it. */
export const place = (moment: number): string => timedIdAt('chg', moment);
