import { keepMoment, type Limit, type Moments, momentsWithin, nextMoment } from './window.ts';

/** What one kind of call to one Sendcloud account is limited to. The first limit is the one that is shared out. */
export interface Allowance {
  limits: readonly [Limit, ...Limit[]];
  /** The part of the first limit, 0 to 1, that is kept for orders. */
  kept: number;
}

/**
 * Shares out what Sendcloud lets one account ask. Orders come first: they are given the next free moment, be it later, and keep their part
 * or what they used in the last span, whichever is more. Shoppers get what is left at once or not at all, fairly among merchants: who has
 * had less than an equal share is let in while there is room, and up to a quarter of the room is left for those.
 */
export interface Budget {
  /** The moment an order's call may leave, in epoch milliseconds; null when that is later than `until`, and then nothing is taken. */
  forOrder(now: number, until: number): number | null;
  /** Whether a call for this merchant's shopper may leave now. */
  forShopper(merchant: string, now: number): boolean;
  /** Milliseconds until it is worth asking again. */
  wait(now: number): number;
}

/** The part of the shoppers' room that merchants who had more than their share leave to the others. */
const LEFT_TO_OTHERS = 1 / 4;

export function createBudget({ limits, kept }: Allowance): Budget {
  const [shared] = limits;
  const all: Moments[] = limits.map(() => []);
  /** What went to each merchant's shoppers. */
  const given = new Map<string, Moments>();
  /** When each merchant's shoppers last asked. */
  const asked = new Map<string, number>();

  const next = (now: number): number => Math.max(...limits.map((limit, index) => nextMoment(all[index] ?? [], limit, now)));
  const keep = (at: number): void => limits.forEach((limit, index) => keepMoment(all[index] ?? [], limit, at));

  /** What each merchant that asked in the last span was given in it. The others are forgotten. */
  const usedBy = (now: number): Map<string, number> => {
    for (const [merchant, at] of asked) {
      if (at > now - shared.span) continue;
      asked.delete(merchant);
      given.delete(merchant);
    }
    return new Map([...asked.keys()].map((merchant) => [merchant, momentsWithin(given.get(merchant) ?? [], shared, now)]));
  };

  return {
    forOrder(now, until) {
      const at = next(now);
      if (at > until) return null;
      keep(at);
      return at;
    },

    forShopper(merchant, now) {
      asked.set(merchant, now);
      if (next(now) > now) return false;
      const used = usedBy(now);
      const byShoppers = sum(used.values());
      const byOrders = momentsWithin(all[0] ?? [], shared, now) - byShoppers;
      const room = shared.most - Math.max(Math.ceil(shared.most * kept), byOrders);
      if (room - byShoppers < 1 + leftToOthers(used, merchant, room)) return false;
      const moments = given.get(merchant) ?? [];
      given.set(merchant, moments);
      keepMoment(moments, { most: (used.get(merchant) ?? 0) + 1, span: shared.span }, now);
      keep(now);
      return true;
    },

    wait: (now) => Math.max(1000, next(now) - now),
  };
}

/** How much of the room a merchant that had its share has to leave alone; nothing while it has had less. */
function leftToOthers(used: Map<string, number>, merchant: string, room: number): number {
  const others = [...used].filter(([other]) => other !== merchant);
  const share = room / (others.length + 1);
  if ((used.get(merchant) ?? 0) < share) return 0;
  const owed = sum(others.map(([, count]) => Math.max(0, share - count)));
  return Math.min(owed, room * LEFT_TO_OTHERS);
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);
