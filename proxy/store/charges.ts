import type { Charge } from '../contract/charges.ts';

/**
 * One entry of the ledger as it rests; amounts in hundredths. `id` sorts by time. `key` says what it is for, so that nothing is charged twice:
 * `label:{parcel}`, `cancellation:{parcel}`, `invoice:{order}:{last line}:{lines}:{currency}`.
 */
export interface StoredCharge {
  id: string;
  key: string;
  at: number;
  merchant: string;
  order: string;
  orderNumber: string;
  parcel: string;
  kind: Charge['kind'];
  shippingOptionCode: string | null;
  currency: string;
  /** null: Sendcloud named no price. */
  quote: number | null;
  markup: number;
  amount: number;
  reason: string | null;
}

/** Which entries. */
export interface ChargeFilter {
  merchant?: string | undefined;
  order?: string | undefined;
  /** Only entries from this moment on. Epoch milliseconds. */
  from?: number | undefined;
  /** Only entries before this moment. */
  before?: number | undefined;
}

export interface ChargeTotal {
  currency: string;
  total: number;
  entries: number;
  /** Labels for which no price was named. */
  withoutPrice: number;
}

/** What merchants owe. Entries are only ever added: the database itself refuses to change one or to take one away. */
export interface ChargeLedger {
  /** Those with a new key; the others are here already. */
  add(charges: readonly StoredCharge[]): Promise<void>;
  /** Oldest first, from the one after `after` on. */
  list(filter: ChargeFilter, page: { after?: string | undefined; limit: number }): Promise<StoredCharge[]>;
  /** By currency. Whole days (UTC) are kept as sums, so that years cost little more than a month. */
  totals(filter: ChargeFilter): Promise<ChargeTotal[]>;
  /** All entries of a parcel. */
  ofParcel(parcel: string): Promise<StoredCharge[]>;
}

export const chargeColumns = `id, key, at, merchant, order_id AS "order", order_number AS "orderNumber", parcel_id AS "parcel", kind,
  shipping_option_code AS "shippingOptionCode", currency, quote, markup, amount, reason`;

/** An entry, and a day of entries, as what they add to the totals. */
export const entrySums = `currency, amount AS total, 1 AS entries, CASE WHEN kind = 'label' AND quote IS NULL THEN 1 ELSE 0 END AS without_price`;
export const daySums = 'currency, total, entries, without_price';
export const chargeTotals = 'currency, SUM(total) AS "total", SUM(entries) AS "entries", SUM(without_price) AS "withoutPrice"';
