import type { CustomsData, MissingForLabel, ParcelWanted } from '../contract/labels.ts';
import type { Order, OrderItem } from '../contract/orders.ts';

/** The European Union's customs territory, by country; Monaco belongs to France's. */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '));

/** Places of member states outside the customs or the VAT territory (Directive 2006/112/EC, article 6), by their postal codes. */
const outside: Record<string, RegExp> = {
  ES: /^(35|38|51|52)/,
  IT: /^(23041|23030|22061)/,
  DE: /^(27498|78266)/,
  FI: /^22/,
  FR: /^(97|98[4678])/,
  GR: /^63086/,
};

export interface Place {
  country: string;
  postalCode: string;
}

const isInUnion = ({ country, postalCode }: Place): boolean =>
  union.has(country) && !outside[country]?.test(postalCode.replaceAll(/\s/g, ''));

/** Whether the goods have to be declared: they cross a border, and not within the union. */
export function needsCustoms(from: Place, to: Place): boolean {
  if (isInUnion(from) && isInUnion(to)) return false;
  return from.country !== to.country || isInUnion(from) !== isInUnion(to);
}

/** The order's items with what was told of them since. */
export function declaredItems(order: Order, customs: CustomsData | undefined): OrderItem[] {
  const told = new Map(customs?.items?.map(({ item, hsCode, originCountry }) => [item, { hsCode, originCountry }]));
  return order.items.map((item, index) => {
    const { hsCode = item.hsCode, originCountry = item.originCountry } = told.get(index) ?? {};
    return { ...item, ...(hsCode && { hsCode }), ...(originCountry && { originCountry }) };
  });
}

/** Sendcloud takes no longer one (`v3/shipments.yaml`). */
const LONGEST_INVOICE = 40;

/** The number on the customs invoice; null when the order's own is too long for one, and none was given. */
export function invoiceNumber(order: Order, customs: CustomsData | undefined): string | null {
  return customs?.invoiceNumber ?? (order.number.length <= LONGEST_INVOICE ? order.number : null);
}

/** What customs would send the parcels back for. */
export function missingForCustoms(order: Order, parcels: readonly ParcelWanted[], customs: CustomsData | undefined): MissingForLabel[] {
  return [
    ...declaredItems(order, customs).flatMap(missingOfItem),
    ...(invoiceNumber(order, customs) === null ? [missingInvoice] : []),
    ...missingContents(parcels),
  ];
}

const missingInvoice: MissingForLabel = {
  what: 'invoice-number',
  field: 'customs.invoiceNumber',
  detail: 'The order’s number is too long for a customs invoice: give another one of at most 40 characters.',
};

function missingOfItem(item: OrderItem, index: number): MissingForLabel[] {
  const missing = (what: MissingForLabel['what'], name: string, detail: string): MissingForLabel => ({
    what,
    field: `customs.items.${index}.${name}`,
    detail: `Item ${index + 1}: ${detail}`,
  });
  return [
    ...(namesGoods(item) ? [] : [missing('hs-code', 'hsCode', 'the customs tariff code (HS code).')]),
    ...(item.originCountry ? [] : [missing('origin-country', 'originCountry', 'the country it was made in.')]),
    ...(Number(item.price.value) > 0
      ? []
      : [missing('item-value', 'value', 'a value above nothing; the shop has to send the order with one.')]),
  ];
}

/** Six digits of the tariff code are the same everywhere; fewer name no goods. */
const namesGoods = ({ hsCode = '' }: OrderItem): boolean => hsCode.replaceAll(/\D/g, '').length >= 6;

/** Of several parcels customs want to know what is in each. */
const missingContents = (parcels: readonly ParcelWanted[]): MissingForLabel[] =>
  parcels.length === 1
    ? []
    : parcels.flatMap(({ items }, index) =>
        items ? [] : [{ what: 'parcel-items', field: `parcels.${index}.items`, detail: `Parcel ${index + 1}: what is in it.` }],
      );
