import type { MissingForLabel, ParcelWanted } from '../contract/labels.ts';
import type { Order, OrderItem } from '../contract/orders.ts';
import type { Requirement } from '../contract/values.ts';
import { declaredItems } from './customs.ts';
import type { ChosenDelivery, LabelPurchase } from './order.ts';

/** A parcel as it leaves: what is in it, and how it weighs. Grams. */
export interface PackedParcel {
  weight: number;
  dimensions: ParcelWanted['dimensions'] | null;
  items: OrderItem[];
}

/** The parcels of an order that nobody packed otherwise: one with everything. */
export const wholeParcel = ({ weight, dimensions }: Order): ParcelWanted[] => [{ weight, ...(dimensions && { dimensions }) }];

/** What is in each parcel. Where nobody said, everything is in the first. */
export function packed(order: Order, { parcels, customs }: LabelPurchase): PackedParcel[] {
  const items = declaredItems(order, customs);
  return parcels.map(({ weight, dimensions, items: inside }, index) => ({
    weight,
    dimensions: dimensions ?? null,
    items: inside ? taken(items, inside) : index === 0 ? items : [],
  }));
}

const taken = (items: readonly OrderItem[], inside: NonNullable<ParcelWanted['items']>): OrderItem[] =>
  inside.flatMap(({ item, quantity }) => {
    const one = items[item];
    return one ? [{ ...one, quantity }] : [];
  });

/** Fields of `parcels` that name what the order does not have, or more of it; what would be right. */
export function packingErrors({ items }: Order, parcels: readonly ParcelWanted[]): { field: string; expected: string }[] {
  const left = items.map(({ quantity }) => quantity);
  return parcels.flatMap((parcel, at) =>
    (parcel.items ?? []).flatMap(({ item, quantity }, index) => {
      const rest = left[item];
      if (rest === undefined)
        return [{ field: `parcels.${at}.items.${index}.item`, expected: `a place in the order, 0 to ${items.length - 1}` }];
      left[item] = rest - quantity;
      return rest >= quantity ? [] : [{ field: `parcels.${at}.items.${index}.quantity`, expected: `at most ${rest}, which are left` }];
    }),
  );
}

/** What one option needs of the recipient and the order does not say. */
export function missingForOption(
  { recipient }: Order,
  { servicePoint, servicePointId }: ChosenDelivery,
  option: { requires: readonly Requirement[]; needsServicePoint: boolean },
): MissingForLabel[] {
  const missing: MissingForLabel[] = [];
  if (option.requires.includes('phone') && !recipient.phone)
    missing.push({ what: 'phone', field: 'order.recipient.phone', detail: 'The carrier wants the recipient’s phone number.' });
  if (option.requires.includes('email') && !recipient.email)
    missing.push({ what: 'email', field: 'order.recipient.email', detail: 'The carrier wants the recipient’s e-mail address.' });
  if (option.needsServicePoint && !servicePoint && servicePointId === null)
    missing.push({ what: 'service-point', field: 'servicePointId', detail: 'It goes to a service point, and none was chosen.' });
  return missing;
}
