import type { LabelBatches, StoredBatch } from './label-batches.ts';
import type { Runner, Sql } from './postgres-connection.ts';

export function postgresBatches(sql: Sql, { run }: Runner): LabelBatches {
  return {
    async add({ id, merchant, createdAt, wanted }) {
      await run(
        () => sql`INSERT INTO label_batches (id, merchant, created_at, wanted) VALUES (${id}, ${merchant}, ${createdAt}, ${wanted})`,
      );
    },
    async byId(merchant, id) {
      const [batch] = await run(
        () => sql<StoredBatch[]>`
          SELECT id, merchant, created_at AS "createdAt", wanted FROM label_batches WHERE merchant = ${merchant} AND id = ${id}`,
      );
      return batch ?? null;
    },
    purge: async (before) => (await run(() => sql`DELETE FROM label_batches WHERE created_at < ${before}`)).count,
  };
}
