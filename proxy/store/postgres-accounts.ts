import type { Runner, Sql } from './postgres-connection.ts';
import type { AccountStore, StoredExamination } from './accounts.ts';

export function postgresAccounts(sql: Sql, { run }: Runner): AccountStore {
  return {
    async examination(merchant) {
      const [row] = await run(
        () => sql<StoredExamination[]>`SELECT looked_at AS "lookedAt", sealed FROM examinations WHERE merchant = ${merchant}`,
      );
      return row ?? null;
    },
    async putExamination(merchant, { lookedAt, sealed }) {
      await run(
        () => sql`INSERT INTO examinations (merchant, looked_at, sealed) VALUES (${merchant}, ${lookedAt}, ${sealed})
          ON CONFLICT (merchant) DO UPDATE SET looked_at = excluded.looked_at, sealed = excluded.sealed`,
      );
    },
    refused: async () => [
      ...(await run(() => sql<{ account: string; at: number }[]>`SELECT account, at FROM refused_keys ORDER BY account`)),
    ],
    async noteRefused(account, at) {
      await run(() => sql`INSERT INTO refused_keys (account, at) VALUES (${account}, ${at}) ON CONFLICT DO NOTHING`);
    },
    async clearRefused(account) {
      await run(() => sql`DELETE FROM refused_keys WHERE account = ${account}`);
    },
    async forget(merchant) {
      await run(
        () => sql`WITH unseen AS (DELETE FROM examinations WHERE merchant = ${merchant})
          DELETE FROM refused_keys WHERE account = ${`own:${merchant}`}`,
      );
    },
    async openLink(merchant, { secretHash, expiresAt }) {
      await run(
        () => sql`INSERT INTO connect_links (merchant, secret_hash, expires_at) VALUES (${merchant}, ${secretHash}, ${expiresAt})
          ON CONFLICT (merchant) DO UPDATE SET secret_hash = excluded.secret_hash, expires_at = excluded.expires_at`,
      );
    },
    async hasLink(merchant, secretHash, now) {
      const { count } = await run(
        () => sql`SELECT 1 FROM connect_links WHERE merchant = ${merchant} AND secret_hash = ${secretHash} AND expires_at > ${now}`,
      );
      return count === 1;
    },
    async connect(merchant, { secretHash, now }, sealed) {
      const account = `own:${merchant}`;
      const { count } = await run(
        () => sql`WITH closed AS (
            DELETE FROM connect_links WHERE merchant = ${merchant} AND secret_hash = ${secretHash} AND expires_at > ${now} RETURNING merchant
          ), unseen AS (DELETE FROM examinations WHERE merchant IN (SELECT merchant FROM closed)
          ), forgiven AS (DELETE FROM refused_keys WHERE account IN (SELECT ${account}::text FROM closed))
          INSERT INTO credentials (account, sealed) SELECT ${account}::text, ${sealed}::text FROM closed
          ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed`,
      );
      return count === 1;
    },
  };
}
