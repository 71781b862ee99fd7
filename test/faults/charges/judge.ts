import type { Charge } from '../../../proxy/contract/charges.ts';
import type { HeldParcel, SendcloudsBooks } from './books.ts';

/** What may never be; every number is to be 0. `cents_off`: by how much the ledger and Sendcloud's lines with the markup differ. */
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
export function judge(books: SendcloudsBooks, { charges, total }: { charges: readonly Charge[]; total: number }): ChargesVerdict {
  const byParcel = Map.groupBy(charges, ({ parcel }) => parcel);
  const count = (parcel: string, kind: Charge['kind']) => byParcel.get(parcel)?.filter((charge) => charge.kind === kind).length ?? 0;
  const parcels = [...books.parcels.values()];
  const live = parcels.filter(isLabel);
  const gone = parcels.filter((parcel) => !isLabel(parcel));
  const number = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
  return {
    label_without_charge: number(live, ({ id }) => count(id, 'label') === 0),
    label_charged_twice: number(parcels, ({ id }) => count(id, 'label') > 1),
    charge_without_label:
      number([...byParcel.keys()], (id) => !books.parcels.has(id)) + number(live, ({ id }) => count(id, 'cancellation') > 0),
    not_given_back: number(gone, ({ id }) => count(id, 'label') !== count(id, 'cancellation')),
    cents_off: Math.abs(total - books.asked - markups(live, books.price)),
  };
}

const isLabel = ({ status }: HeldParcel): boolean => !['ANNOUNCEMENT_FAILED', 'CANCELLED'].includes(status);

/** Reckoned anew from Sendcloud's prices: of each label's even share of what its shipment costs. */
function markups(live: readonly HeldParcel[], price: SendcloudsBooks['price']): number {
  let sum = 0;
  for (const all of Map.groupBy(live, ({ reference }) => reference).values()) {
    const whole = all.reduce((total, { id }) => total + (price.get(id) ?? 0), 0);
    const left = whole % all.length;
    for (const index of all.keys()) sum += Math.floor((Math.floor(whole / all.length) + (index < left ? 1 : 0) + 5) / 10) + markup.fixed;
  }
  return sum;
}
