import { dice, pick } from '../dice.ts';

/** What becomes of one order: its parcels in grams, by what it is shipped, and its life between Sendcloud's invoices. */
export interface Plan {
  number: string;
  merchant: 'central' | 'central-hold';
  parcels: number[];
  shippingOptionCode: string;
  fortnights: readonly [Fortnight, Fortnight];
}

/** The states an order is brought to, one after another. */
interface Fortnight {
  goals: readonly Goal[];
  /** Hundredths that the carrier asks for on top in the end; 0: none. */
  surcharge: number;
}

/** labelled: with a label · held: its label cancelled · cancelled: the order with it. */
export type Goal = 'labelled' | 'held' | 'cancelled';

/** Options that Sendcloud charges when the label is made. */
const options = ['postnl:standard', 'postnl:standard/signature', 'ups:standard'] as const;

const firstLives: Goal[][] = [
  ['labelled'],
  ['labelled'],
  ['labelled'],
  ['labelled', 'held'],
  ['labelled', 'held', 'labelled'],
  ['labelled', 'cancelled'],
  ['labelled', 'held', 'labelled', 'held'],
];
/** After its label was invoiced: by where the order stands. */
const laterLives: Record<Goal, Goal[][]> = {
  labelled: [[], [], [], [], ['held'], ['cancelled'], ['held', 'labelled']],
  held: [[], [], ['labelled'], ['cancelled']],
  cancelled: [[]],
};

/** The `n`th purchase of a run, by its seed. */
export function planOf(seed: string, n: number): Plan {
  const thrown = (what: string) => dice(seed, 'charges', n, what);
  const first = pick(firstLives, thrown('life'));
  const later = pick(laterLives[lastOf(first)], thrown('later life'));
  const surchargeOf = (state: Goal, when: string) =>
    state === 'labelled' && thrown(`surcharged ${when}`) < 0.4 ? 1 + Math.floor(thrown(`surcharge ${when}`) * 500) : 0;
  const merchant = thrown('merchant') < 0.8 ? 'central-hold' : 'central';
  // An order that is bought by itself leaves in one parcel.
  const count = merchant === 'central' ? 1 : 1 + Math.floor(thrown('parcels') ** 3 * 4);
  return {
    number: `C-${seed}-${n}`,
    merchant,
    parcels: Array.from({ length: count }, (_, index) => 500 + 500 * Math.floor(thrown(`grams ${index}`) * 20)),
    shippingOptionCode: pick(options, thrown('option')),
    fortnights: [
      { goals: first, surcharge: surchargeOf(lastOf(first), 'first') },
      { goals: later, surcharge: surchargeOf(lastOf([...first, ...later]), 'later') },
    ],
  };
}

const lastOf = (goals: readonly Goal[]): Goal => goals.at(-1) ?? 'labelled';
