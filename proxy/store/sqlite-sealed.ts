import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { keyOfSealed, sealedKinds, sealedTables } from './sealed-tables.ts';
import type { KeyUse, SealedRow, SealedRows } from './store.ts';

export function sqliteSealed(database: DatabaseSync, writer: Writer): SealedRows {
  const uses = sealedKinds.map((kind) =>
    database.prepare(
      `SELECT ${keyOfSealed} AS key, COUNT(*) AS count FROM ${sealedTables[kind].table} WHERE sealed IS NOT NULL GROUP BY 1`,
    ),
  );
  return {
    // One by one: a Durable Object's SQLite takes no more than five SELECTs in one statement.
    async keys() {
      const counts = new Map<string, number>();
      for (const { key, count } of uses.flatMap((use) => use.all() as unknown as KeyUse[])) counts.set(key, (counts.get(key) ?? 0) + count);
      return [...counts].map(([key, count]) => ({ key, count }));
    },
    async notUnder(key, kind, { after, limit }) {
      const { table, id, tenant } = sealedTables[kind];
      const statement = database.prepare(
        `SELECT '${kind}' AS kind, ${id} AS id, ${tenant} AS tenant, sealed FROM ${table}
         WHERE ${keyOfSealed} <> ? AND ${id} > ? ORDER BY ${id} LIMIT ?`,
      );
      return statement.all(key, after, limit) as unknown as SealedRow[];
    },
    replace({ kind, id, sealed }, by) {
      const { table, id: column } = sealedTables[kind];
      const statement = database.prepare(`UPDATE ${table} SET sealed = ? WHERE ${column} = ? AND sealed = ?`);
      return writer.write(() => statement.run(by, id, sealed).changes === 1);
    },
  };
}
