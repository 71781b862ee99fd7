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
  /** Only entries with this id or a larger one. */
  from?: string | undefined;
  /** Only entries with a smaller id. */
  before?: string | undefined;
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
  totals(filter: ChargeFilter): Promise<ChargeTotal[]>;
  /** All entries of a parcel. */
  ofParcel(parcel: string): Promise<StoredCharge[]>;
}

export const chargeColumns = `id, key, at, merchant, order_id AS "order", order_number AS "orderNumber", parcel_id AS "parcel", kind,
  shipping_option_code AS "shippingOptionCode", currency, quote, markup, amount, reason`;

export const chargeTotals = `currency, SUM(amount) AS "total", COUNT(*) AS "entries",
  SUM(CASE WHEN kind = 'label' AND quote IS NULL THEN 1 ELSE 0 END) AS "withoutPrice"`;
