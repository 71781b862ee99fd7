import { dice, pick } from '../dice.ts';

/** What becomes of one order: its parcels in grams, by what it is shipped, and the states it is brought to, one after another. */
export interface Plan {
  number: string;
  merchant: 'central' | 'central-hold';
  parcels: number[];
  shippingOptionCode: string;
  goals: Goal[];
  /** Hundredths that the carrier asks for on top, once it has a label that stays; 0: none. */
  surcharge: number;
}

/** labelled: with a label · held: its label cancelled · cancelled: the order with it. */
export type Goal = 'labelled' | 'held' | 'cancelled';

/** Options that Sendcloud charges when the label is made. */
const options = ['postnl:standard', 'postnl:standard/signature', 'ups:standard'] as const;
const lives: Goal[][] = [
  ['labelled'],
  ['labelled'],
  ['labelled'],
  ['labelled', 'held'],
  ['labelled', 'held', 'labelled'],
  ['labelled', 'cancelled'],
  ['labelled', 'held', 'labelled', 'held'],
];

/** The `n`th purchase of a run, by its seed. */
export function planOf(seed: string, n: number): Plan {
  const thrown = (what: string) => dice(seed, 'charges', n, what);
  const goals = pick(lives, thrown('life'));
  const merchant = thrown('merchant') < 0.8 ? 'central-hold' : 'central';
  // An order that is bought by itself leaves in one parcel.
  const count = merchant === 'central' ? 1 : 1 + Math.floor(thrown('parcels') ** 3 * 4);
  const parcels = Array.from({ length: count }, (_, index) => 500 + 500 * Math.floor(thrown(`grams ${index}`) * 20));
  return {
    number: `C-${seed}-${n}`,
    merchant,
    parcels,
    shippingOptionCode: pick(options, thrown('option')),
    goals,
    surcharge: goals.at(-1) === 'labelled' && thrown('surcharged') < 0.2 ? 1 + Math.floor(thrown('surcharge') * 500) : 0,
  };
}
