import type { Runner, Sql } from './postgres-connection.ts';
import type { SealedKeys } from './store.ts';

export function postgresKeys(sql: Sql, { run }: Runner): SealedKeys {
  return {
    async keepFirst(name, sealed) {
      await run(() => sql`INSERT INTO sealed_keys (name, sealed) VALUES (${name}, ${sealed}) ON CONFLICT DO NOTHING`);
      const [row] = await run(() => sql<{ sealed: string }[]>`SELECT sealed FROM sealed_keys WHERE name = ${name}`);
      if (!row) throw new Error('A key that was kept is gone');
      return row.sealed;
    },
  };
}
