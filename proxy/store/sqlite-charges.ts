import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { daySpan, place, type Stretch } from './charge-days.ts';
import {
  type ChargeFilter,
  type ChargeLedger,
  type ChargeTotal,
  chargeColumns,
  chargeTotals,
  daySums,
  entrySums,
  type StoredCharge,
} from './charges.ts';
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
      const parts = filter.order === undefined ? days(filter) : [entries(filter)];
      const sums = parts.map(({ select }) => select).join(' UNION ALL ');
      const statement = database.prepare(`SELECT ${chargeTotals} FROM (${sums}) GROUP BY currency ORDER BY currency`);
      return statement.all(...parts.flatMap(({ values }) => values)) as unknown as ChargeTotal[];
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

/** Rows to be summed. */
interface Summand {
  select: string;
  values: SQLInputValue[];
}

function entries(filter: ChargeFilter, stretch?: Stretch): Summand {
  const { where, values } = conditions(filter, stretch);
  return { select: `SELECT ${entrySums} FROM charges WHERE ${where}`, values };
}

function days({ merchant, ...time }: ChargeFilter): Summand[] {
  const { first, end, head, tail } = daySpan(time);
  const whole = `SELECT ${daySums} FROM charge_days WHERE merchant = ? AND day >= ? AND day < ?`;
  return [{ select: whole, values: [merchant ?? '', first, end] }, entries({ merchant }, head), entries({ merchant }, tail)];
}

function conditions({ merchant, order, from, before, after }: ChargeFilter & { after?: string | undefined }, stretch?: Stretch) {
  const filters: [string, string | undefined][] = [
    ['merchant = ?', merchant],
    ['order_id = ?', order],
    ['id >= ?', stretch?.[0] ?? (from === undefined ? from : place(from))],
    ['id < ?', stretch?.[1] ?? (before === undefined ? before : place(before))],
    ['id > ?', after],
  ];
  const used = filters.filter((filter): filter is [string, string] => filter[1] !== undefined);
  return { where: ['TRUE', ...used.map(([condition]) => condition)].join(' AND '), values: used.map(([, value]) => value) };
}
