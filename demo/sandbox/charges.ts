import type { Account } from './accounts.ts';
import { centsFor, decimal, optionOf } from './catalogue/shipping-options.ts';
import type { State } from './state.ts';
import type { Parcel, Surcharge } from './records.ts';

/** Something Sendcloud would put on the account's invoice. */
export interface Charge {
  /** The line of the invoice it is. */
  lineId: number;
  parcelId: number;
  orderNumber: string;
  shippingOptionCode: string;
  /** Decimal, euros; negative for money back. */
  amount: string;
  currency: 'EUR';
  reason: 'label' | 'first-scan' | 'cancellation' | Surcharge['reason'];
  at: string;
}

/** Statuses that only a carrier's scanner brings about. */
const SCANNED = [
  'PICKED_UP_BY_DRIVER',
  'TO_SORTING',
  'AT_SORTING_CENTRE',
  'SORTED',
  'SHIPMENT_ON_ROUTE',
  'DRIVER_ON_ROUTE',
  'AWAITING_CUSTOMER_PICKUP',
  'DELIVERED',
];

/** What an account owes, parcel by parcel: at the announcement or the first scan, as each option charges; back when
 * cancelled; and whatever the carrier found when it weighed and drove. */
export const chargesOf = (state: State, account: Account): Charge[] =>
  [...state.of(account).parcels.values()].flatMap((parcel) => chargesFor(state, parcel)).sort(byMoment);

/** What it owes for one of its parcels; nothing for another's. */
export function chargesOfParcel(state: State, account: Account, id: number): Charge[] {
  const parcel = state.of(account).parcels.get(id);
  return parcel ? chargesFor(state, parcel).sort(byMoment) : [];
}

/** ISO moments of one form sort as text. */
const byMoment = (a: Charge, b: Charge): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.parcelId - b.parcelId);

const chargesFor = (state: State, parcel: Parcel): Charge[] => [...labelLines(parcel), ...surchargesFor(parcel, state.clock.now())];

/** What the carrier asked for later, from the day it did. */
const surchargesFor = ({ id, orderNumber, optionCode, surcharges }: Parcel, now: number): Charge[] =>
  surcharges
    .map((surcharge, index) => ({ ...surcharge, lineId: lineId(id, FIRST_SURCHARGE + index) }))
    .filter(({ at }) => Date.parse(at) <= now)
    .map(({ lineId, reason, cents, at }) => ({
      lineId,
      parcelId: id,
      orderNumber,
      shippingOptionCode: optionCode ?? '',
      amount: decimal(cents),
      currency: 'EUR',
      reason,
      at,
    }));

/** A parcel has up to a hundred lines: what it cost, what came back, and from then on what was asked for on top. */
const lineId = (parcelId: number, place: number): number => parcelId * 100 + place;
const FIRST_SURCHARGE = 2;

function labelLines(parcel: Parcel): Charge[] {
  const option = parcel.optionCode === null ? undefined : optionOf(parcel.optionCode);
  const cents = option && centsFor(option, parcel.to.country, parcel.grams);
  if (!option || !cents) return [];
  const charge = (reason: Charge['reason'], amount: number, at: string): Charge => ({
    lineId: lineId(parcel.id, reason === 'cancellation' ? 1 : 0),
    parcelId: parcel.id,
    orderNumber: parcel.orderNumber,
    shippingOptionCode: option.code,
    amount: decimal(amount),
    currency: 'EUR',
    reason,
    at,
  });
  if (option.chargedAt === 'first_scan') {
    const scan = parcel.history.find(({ code }) => SCANNED.includes(code));
    return scan ? [charge('first-scan', cents, scan.at)] : [];
  }
  const cancelled = parcel.history.find(({ code }) => code === 'CANCELLED');
  if (parcel.announcedAt === null) return [];
  return [charge('label', cents, parcel.announcedAt), ...(cancelled ? [charge('cancellation', -cents, cancelled.at)] : [])];
}
