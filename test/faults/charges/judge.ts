import type { Charge } from '../../../proxy/contract/charges.ts';
import { cents, type HeldParcel } from './books.ts';

/** What may never be; every number is to be 0. `cents_off`: by how much the ledger and Sendcloud's lines with the markup differ, order by order. */
export interface ChargesVerdict {
  label_without_charge: number;
  label_charged_twice: number;
  charge_without_label: number;
  not_given_back: number;
  cents_off: number;
}

/** What the marketplace of the run adds to each label: a tenth, rounded half up, and half a euro. */
export const markup = { percent: '10', fixed: 50 };

/** Holds the ledger against what Sendcloud has and asks for. */
export function judge(parcels: readonly HeldParcel[], { charges, total }: { charges: readonly Charge[]; total: number }): ChargesVerdict {
  const byParcel = Map.groupBy(charges, ({ parcel }) => parcel);
  const count = (parcel: string, kind: Charge['kind']) => byParcel.get(parcel)?.filter((charge) => charge.kind === kind).length ?? 0;
  const live = parcels.filter(isLabel);
  const gone = parcels.filter((parcel) => !isLabel(parcel));
  const known = new Set(parcels.map(({ id }) => id));
  const number = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
  return {
    label_without_charge: number(live, ({ id }) => count(id, 'label') === 0),
    label_charged_twice: number(parcels, ({ id }) => count(id, 'label') > 1),
    charge_without_label: number([...byParcel.keys()], (id) => !known.has(id)) + number(live, ({ id }) => count(id, 'cancellation') > 0),
    not_given_back: number(gone, ({ id }) => count(id, 'label') !== count(id, 'cancellation')),
    cents_off: Math.abs(total - charged(charges)) + offByOrder(parcels, charges),
  };
}

/** Whether every number is 0. */
export const isClean = (verdict: ChargesVerdict): boolean => Object.values(verdict).every((count) => count === 0);

const isLabel = ({ status }: HeldParcel): boolean => !['ANNOUNCEMENT_FAILED', 'CANCELLED'].includes(status);

const charged = (charges: readonly Charge[]): number => charges.reduce((sum, { amount }) => sum + cents(amount.value), 0);

/** Order by order, so that one that is charged too much makes up for none that is charged too little. */
function offByOrder(parcels: readonly HeldParcel[], charges: readonly Charge[]): number {
  const held = Map.groupBy(parcels, ({ order }) => order);
  const booked = Map.groupBy(charges, ({ order }) => order);
  let off = 0;
  for (const order of new Set([...held.keys(), ...booked.keys()])) {
    const own = held.get(order) ?? [];
    const due = own.reduce((sum, { asked }) => sum + asked, 0) + markups(own.filter(isLabel));
    off += Math.abs(charged(booked.get(order) ?? []) - due);
  }
  return off;
}

/** Reckoned anew from Sendcloud's prices: of each label's even share of what its shipment costs. */
function markups(live: readonly HeldParcel[]): number {
  let sum = 0;
  for (const all of Map.groupBy(live, ({ reference }) => reference).values()) {
    const whole = all.reduce((total, { price }) => total + price, 0);
    const left = whole % all.length;
    for (const index of all.keys()) sum += Math.floor((Math.floor(whole / all.length) + (index < left ? 1 : 0) + 5) / 10) + markup.fixed;
  }
  return sum;
}
