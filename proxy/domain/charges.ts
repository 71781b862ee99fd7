import type { Charge } from '../contract/charges.ts';
import type { StoredCharge } from '../store/charges.ts';
import { markupOn, shared } from './markup.ts';
import { decimal, minorUnits } from './money.ts';
import type { OrderRecord } from './order.ts';
import { parcelsOf } from './parcels.ts';

/** An entry that has yet to be given its id and its time. */
export type NewCharge = Omit<StoredCharge, 'id' | 'at'>;

type ChargedOrder = Pick<OrderRecord, 'id' | 'merchant' | 'number' | 'delivery' | 'purchase' | 'parcel' | 'moreParcels' | 'personal'>;

/**
 * What a merchant is charged for labels that were just acknowledged, one entry a parcel. Its share of the quote and the markup on that, as both
 * were at the purchase; nothing yet where Sendcloud named no price, in the merchant's currency.
 */
export function labelCharges(record: ChargedOrder): NewCharge[] {
  const parcels = parcelsOf(record);
  const quoted = record.purchase?.quote ?? null;
  const parts = quoted === null ? [] : shared(minorUnits(quoted.value), parcels.length);
  return parcels.map(({ id }, index) => {
    const quote = parts[index] ?? null;
    const markup = quote === null ? 0 : markupOn(quote, record.purchase?.markup);
    return {
      ...named(record, id),
      key: labelKey(id),
      kind: 'label',
      currency: quoted?.currency ?? record.purchase?.currency ?? record.personal?.order.total.currency ?? 'EUR',
      quote,
      markup,
      amount: (quote ?? 0) + markup,
      reason: null,
    };
  });
}

/** Takes back what these labels were charged; their parcels have no other entry of this kind. */
export const cancellations = (labels: readonly StoredCharge[]): NewCharge[] =>
  labels.map(undated).map((label) => ({
    ...label,
    key: `cancellation:${label.parcel}`,
    kind: 'cancellation',
    quote: label.quote === null ? null : -label.quote,
    markup: -label.markup,
    amount: -label.amount,
    reason: 'The label was cancelled.',
  }));

/** Of a parcel's entries the one for its label. */
export const labelOf = (entries: readonly StoredCharge[]): StoredCharge | undefined => entries.find(({ kind }) => kind === 'label');

const labelKey = (parcel: string): string => `label:${parcel}`;

/** A line that Sendcloud asks for a parcel. `price` in ten-thousandths; `invoiced`: it is final. */
interface AskedLine {
  id: number;
  parcel: string;
  price: number;
  currency: string;
  invoiced: boolean;
}

/**
 * What Sendcloud asks for an order's parcels beyond what was reckoned with, from all of its entries and all lines about it: an entry for each
 * currency in which they differ. Parcels that no invoice names yet are left out. It is passed on as it is, without markup.
 */
export function adjustments(entries: readonly StoredCharge[], lines: readonly AskedLine[]): NewCharge[] {
  const own = lines.filter((line) => counts(line, entries));
  const last = own.toSorted((a, b) => a.id - b.id).at(-1);
  const about = entries.find(({ parcel, kind }) => kind === 'label' && parcel === last?.parcel);
  if (!last || !about) return [];
  const named = new Set(own.map(({ parcel }) => parcel));
  const reckoned = entries.filter(({ parcel }) => named.has(parcel));
  return [...new Set([...own, ...reckoned].map(({ currency }) => currency))].flatMap((currency) => {
    const amount = askedIn(currency, own) - reckonedIn(currency, reckoned);
    if (amount === 0) return [];
    const reason = amount > 0 ? 'Sendcloud’s invoice asks more than was quoted.' : 'Sendcloud’s invoice asks less than was reckoned.';
    const key = `invoice:${about.order}:${last.id}:${own.length}:${currency}`;
    return [{ ...undated(about), key, kind: 'adjustment', currency, quote: null, markup: 0, amount, reason }];
  });
}

/**
 * Of parcels that were charged here, what is on an invoice; and what comes back on the next one for a label that was given back here already,
 * which would else be charged again until then.
 */
function counts({ parcel, price, invoiced }: AskedLine, entries: readonly StoredCharge[]): boolean {
  const own = entries.filter((entry) => entry.parcel === parcel);
  return invoiced ? own.length > 0 : price < 0 && own.some(({ kind }) => kind === 'cancellation');
}

const askedIn = (currency: string, lines: readonly AskedLine[]): number =>
  Math.round(lines.reduce((sum, line) => sum + (line.currency === currency ? line.price : 0), 0) / 100);

/** What the marketplace reckons to pay Sendcloud. */
const reckonedIn = (currency: string, entries: readonly StoredCharge[]): number =>
  entries.reduce((sum, entry) => sum + (entry.currency === currency ? costOf(entry) : 0), 0);

const costOf = ({ kind, amount, quote }: StoredCharge): number => (kind === 'adjustment' ? amount : (quote ?? 0));

function undated(charge: StoredCharge): NewCharge {
  const { id: _, at: __, ...rest } = charge;
  return rest;
}

const named = ({ id, merchant, number, delivery }: ChargedOrder, parcel: string) => ({
  merchant,
  order: id,
  orderNumber: number,
  parcel,
  shippingOptionCode: delivery.shippingOptionCode,
});

/** An entry as the operator sees it. */
export function chargeView(stored: StoredCharge): Charge {
  const { quote, markup, amount, currency, at, key: _, ...charge } = stored;
  return {
    ...charge,
    at: new Date(at).toISOString(),
    quote: quote === null ? null : { value: decimal(quote), currency },
    markup: decimal(markup),
    amount: { value: decimal(amount), currency },
  };
}
