import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type ChargeFilter, type ChargeLedger, type ChargeTotal, chargeColumns, chargeTotals, type StoredCharge } from './charges.ts';
import type { Writer } from './group-commit.ts';

export function sqliteCharges(database: DatabaseSync, writer: Writer): ChargeLedger {
  const ofParcel = database.prepare(`SELECT ${chargeColumns} FROM charges WHERE parcel_id = ? ORDER BY id`);
  const add = addCharges(database);
  return {
    add: (charges) => writer.write(() => add(charges)),
    async list(filter, { after, limit }) {
      const { where, values } = conditions({ ...filter, after });
      const statement = database.prepare(`SELECT ${chargeColumns} FROM charges WHERE ${where} ORDER BY id LIMIT ?`);
      return statement.all(...values, limit) as unknown as StoredCharge[];
    },
    async totals(filter) {
      const { where, values } = conditions(filter);
      const statement = database.prepare(`SELECT ${chargeTotals} FROM charges WHERE ${where} GROUP BY currency ORDER BY currency`);
      return statement.all(...values) as unknown as ChargeTotal[];
    },
    ofParcel: async (parcel) => ofParcel.all(parcel) as unknown as StoredCharge[],
  };
}

/** Adds entries within whatever transaction is open; one whose key is here already stays as it is. */
export function addCharges(database: DatabaseSync): (charges: readonly StoredCharge[]) => void {
  const insert = database.prepare(
    `INSERT INTO charges (id, key, at, merchant, order_id, order_number, parcel_id, kind, shipping_option_code, currency, quote, markup, amount, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  return (charges) => {
    for (const one of charges) insert.run(...rowOf(one));
  };
}

function rowOf(charge: StoredCharge): SQLInputValue[] {
  const { id, key, at, merchant, order, orderNumber, parcel, kind, shippingOptionCode, currency, quote, markup, amount, reason } = charge;
  return [id, key, at, merchant, order, orderNumber, parcel, kind, shippingOptionCode, currency, quote, markup, amount, reason];
}

function conditions({ merchant, order, from, before, after }: ChargeFilter & { after?: string | undefined }) {
  const filters: [string, string | undefined][] = [
    ['merchant = ?', merchant],
    ['order_id = ?', order],
    ['id >= ?', from],
    ['id < ?', before],
    ['id > ?', after],
  ];
  const used = filters.filter((filter): filter is [string, string] => filter[1] !== undefined);
  return { where: ['TRUE', ...used.map(([condition]) => condition)].join(' AND '), values: used.map(([, value]) => value) };
}
