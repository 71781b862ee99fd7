import type { Runner, Sql } from './postgres-connection.ts';
import { keyOfSealed, sealedKinds, sealedTables } from './sealed-tables.ts';
import type { KeyUse, SealedRow, SealedRows } from './store.ts';

export function postgresSealed(sql: Sql, { run }: Runner): SealedRows {
  const everywhere = sealedKinds
    .map((kind) => `SELECT sealed FROM ${sealedTables[kind].table} WHERE sealed IS NOT NULL`)
    .join(' UNION ALL ');
  return {
    keys: async () => [
      ...(await run(() =>
        sql.unsafe<KeyUse[]>(`SELECT ${keyOfSealed} AS key, COUNT(*) AS count FROM (${everywhere}) AS everywhere GROUP BY 1`),
      )),
    ],
    async notUnder(key, kind, { after, limit }) {
      const { table, id, tenant } = sealedTables[kind];
      const rows = await run(
        () => sql<SealedRow[]>`
          SELECT ${kind} AS kind, ${sql(id)} AS id, ${sql(tenant)} AS tenant, sealed FROM ${sql(table)}
          WHERE ${sql.unsafe(keyOfSealed)} <> ${key} AND ${sql(id)} > ${after} ORDER BY ${sql(id)} LIMIT ${limit}`,
      );
      return [...rows];
    },
    async replace({ kind, id, sealed }, by) {
      const { table, id: column } = sealedTables[kind];
      const { count } = await run(() => sql`UPDATE ${sql(table)} SET sealed = ${by} WHERE ${sql(column)} = ${id} AND sealed = ${sealed}`);
      return count === 1;
    },
  };
}
