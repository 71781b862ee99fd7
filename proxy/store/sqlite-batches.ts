import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { LabelBatches, StoredBatch } from './label-batches.ts';

export function sqliteBatches(database: DatabaseSync, writer: Writer): LabelBatches {
  const add = database.prepare('INSERT INTO label_batches (id, merchant, created_at, wanted) VALUES (?, ?, ?, ?)');
  const byId = database.prepare('SELECT id, merchant, created_at AS createdAt, wanted FROM label_batches WHERE merchant = ? AND id = ?');
  const purge = database.prepare('DELETE FROM label_batches WHERE created_at < ?');
  return {
    add: ({ id, merchant, createdAt, wanted }) => writer.write(() => void add.run(id, merchant, createdAt, wanted)),
    byId: async (merchant, id) => (byId.get(merchant, id) as unknown as StoredBatch | undefined) ?? null,
    purge: (before) => writer.write(() => Number(purge.run(before).changes)),
  };
}
