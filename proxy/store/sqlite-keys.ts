import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { SealedKeys } from './store.ts';

export function sqliteKeys(database: DatabaseSync, writer: Writer): SealedKeys {
  const keep = database.prepare('INSERT INTO sealed_keys (name, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const kept = database.prepare('SELECT sealed FROM sealed_keys WHERE name = ?');
  return {
    keepFirst: (name, sealed) =>
      writer.write(() => {
        keep.run(name, sealed);
        return (kept.get(name) as { sealed: string }).sealed;
      }),
  };
}
