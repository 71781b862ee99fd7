import type { Runner, Sql } from './postgres-connection.ts';
import { readColumns } from './statements.ts';
import type { KeptRead, KeptReads } from './store.ts';

export function postgresReads(sql: Sql, { run }: Runner): KeptReads {
  return {
    async get(keys) {
      if (keys.length === 0) return [];
      return [...(await run(() => sql<KeptRead[]>`SELECT ${sql.unsafe(readColumns)} FROM kept_reads WHERE key IN ${sql(keys)}`))];
    },
    async put({ key, readAt, keepUntil, value }) {
      await run(
        () => sql`INSERT INTO kept_reads (key, read_at, keep_until, value) VALUES (${key}, ${readAt}, ${keepUntil}, ${value})
          ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at, keep_until = excluded.keep_until, value = excluded.value
          WHERE excluded.read_at >= kept_reads.read_at`,
      );
    },
    purge: async (now) => (await run(() => sql`DELETE FROM kept_reads WHERE keep_until <= ${now}`)).count,
  };
}
