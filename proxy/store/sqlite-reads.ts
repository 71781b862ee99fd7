import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { readColumns } from './statements.ts';
import type { KeptRead, KeptReads } from './store.ts';

export function sqliteReads(database: DatabaseSync, writer: Writer): KeptReads {
  const get = database.prepare(`SELECT ${readColumns} FROM kept_reads WHERE key = ?`);
  const put = database.prepare(
    `INSERT INTO kept_reads (key, read_at, keep_until, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at, keep_until = excluded.keep_until, value = excluded.value
     WHERE excluded.read_at >= kept_reads.read_at`,
  );
  const purge = database.prepare('DELETE FROM kept_reads WHERE keep_until <= ?');
  return {
    get: async (keys) => keys.flatMap((key) => (get.get(key) as unknown as KeptRead | undefined) ?? []),
    put: ({ key, readAt, keepUntil, value }) => writer.write(() => void put.run(key, readAt, keepUntil, value)),
    purge: (now) => writer.write(() => Number(purge.run(now).changes)),
  };
}
