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
import type { Runner, Sql } from './postgres-connection.ts';

export function postgresCharges(sql: Sql, { run }: Runner): ChargeLedger {
  const where = ({ merchant, order, from, before, after }: ChargeFilter & { after?: string | undefined }) => sql`TRUE
    ${merchant === undefined ? sql`` : sql`AND merchant = ${merchant}`} ${order === undefined ? sql`` : sql`AND order_id = ${order}`}
    ${from === undefined ? sql`` : sql`AND id >= ${place(from)}`} ${before === undefined ? sql`` : sql`AND id < ${place(before)}`}
    ${after === undefined ? sql`` : sql`AND id > ${after}`}`;
  const entries = (filter: ChargeFilter, [from, before]: Stretch) => sql`
    SELECT ${sql.unsafe(entrySums)} FROM charges WHERE ${where(filter)} AND id >= ${from} AND id < ${before}`;

  function summands({ merchant, order, ...time }: ChargeFilter) {
    if (order !== undefined) return sql`SELECT ${sql.unsafe(entrySums)} FROM charges WHERE ${where({ merchant, order, ...time })}`;
    const { first, end, head, tail } = daySpan(time);
    return sql`
      SELECT ${sql.unsafe(daySums)} FROM charge_days WHERE merchant = ${merchant ?? ''} AND day >= ${first} AND day < ${end}
      UNION ALL ${entries({ merchant }, head)} UNION ALL ${entries({ merchant }, tail)}`;
  }
  const columns = sql.unsafe(chargeColumns);
  return {
    add: async (charges) => void (charges.length > 0 && (await run(() => addCharges(sql, charges)))),
    list: async (filter, { after, limit }) => [
      ...(await run(
        () => sql<StoredCharge[]>`SELECT ${columns} FROM charges WHERE ${where({ ...filter, after })} ORDER BY id LIMIT ${limit}`,
      )),
    ],
    async totals(filter) {
      const rows = await run(
        () =>
          sql<Record<keyof ChargeTotal, string>[]>`
            SELECT ${sql.unsafe(chargeTotals)} FROM (${summands(filter)}) AS summands GROUP BY currency ORDER BY currency`,
      );
      // PostgreSQL sums integers into a numeric, which comes as text.
      return rows.map(({ currency, total, entries, withoutPrice }) => ({
        currency,
        total: Number(total),
        entries: Number(entries),
        withoutPrice: Number(withoutPrice),
      }));
    },
    ofParcel: async (parcel) => [
      ...(await run(() => sql<StoredCharge[]>`SELECT ${columns} FROM charges WHERE parcel_id = ${parcel} ORDER BY id`)),
    ],
  };
}

/** Adds entries; one whose key is here already stays as it is. `provided`: `, a query` that must have found a row. */
export function addCharges(sql: Sql, charges: readonly StoredCharge[], provided = sql``) {
  const rows = charges.map(({ order, orderNumber, parcel, shippingOptionCode, ...columns }) => ({
    ...columns,
    order_id: order,
    order_number: orderNumber,
    parcel_id: parcel,
    shipping_option_code: shippingOptionCode,
  }));
  return sql`
    INSERT INTO charges (id, key, at, merchant, order_id, order_number, parcel_id, kind, shipping_option_code, currency, quote, markup, amount, reason)
    SELECT entry.* FROM json_to_recordset(${JSON.stringify(rows)}::text::json) AS entry (
      id text, key text, at bigint, merchant text, order_id text, order_number text, parcel_id text, kind text,
      shipping_option_code text, currency text, quote bigint, markup bigint, amount bigint, reason text
    ) ${provided} ON CONFLICT (key) DO NOTHING`;
}
