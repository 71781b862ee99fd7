import { removed } from '../domain/merchant.ts';
import { type Runner, type Sql, violates } from './postgres-connection.ts';
import type { MerchantStore, StoredMerchant } from './store.ts';

export function postgresMerchants(sql: Sql, { run }: Runner): MerchantStore {
  const columns = sql`id, publishable_key AS "publishableKey", secret_key_hash AS "secretKeyHash", settings, source,
    created_at AS "createdAt", updated_at AS "updatedAt"`;
  const one = async (where: ReturnType<typeof sql>): Promise<StoredMerchant | null> => {
    const [row] = await sql<StoredMerchant[]>`SELECT ${columns} FROM merchants WHERE ${where}`;
    return row ?? null;
  };

  return {
    byId: (id) => run(() => one(sql`id = ${id}`)),
    byPublishableKey: (key) => run(() => one(sql`publishable_key = ${key}`)),
    bySecretKeyHash: (hash) => run(() => one(sql`secret_key_hash = ${hash}`)),
    list: async () => [...(await run(() => sql<StoredMerchant[]>`SELECT ${columns} FROM merchants ORDER BY id`))],
    async put({ id, publishableKey, secretKeyHash, settings, source, createdAt, updatedAt }, over) {
      try {
        const { count } = await run(
          () => sql`INSERT INTO merchants (id, publishable_key, secret_key_hash, settings, source, created_at, updated_at)
            VALUES (${id}, ${publishableKey}, ${secretKeyHash}, ${settings}, ${source}, ${createdAt}, ${updatedAt})
            ON CONFLICT (id) DO UPDATE SET publishable_key = excluded.publishable_key, secret_key_hash = excluded.secret_key_hash,
              settings = excluded.settings, source = excluded.source, updated_at = excluded.updated_at
            WHERE merchants.settings = ${over?.settings ?? null} AND merchants.secret_key_hash = ${over?.secretKeyHash ?? null}
              AND merchants.source = ${over?.source ?? null}`,
        );
        return count === 0 ? 'changed' : 'stored';
      } catch (error) {
        if (violates(error, 'merchants_publishable_key_key') || violates(error, 'merchants_secret_key_hash_key')) return 'taken';
        throw error;
      }
    },
    async remove(id, at) {
      const account = `own:${id}`;
      await run(
        () => sql`WITH gone AS (
            UPDATE merchants SET publishable_key = 'removed:' || id, secret_key_hash = 'removed:' || id, settings = ${removed},
              source = 'operator', updated_at = ${at} WHERE id = ${id}
          ), unseen AS (DELETE FROM examinations WHERE merchant = ${id}),
          closed AS (DELETE FROM connect_links WHERE merchant = ${id}),
          silent AS (DELETE FROM webhook_endpoints WHERE merchant = ${id}),
          untold AS (DELETE FROM webhook_deliveries WHERE merchant = ${id} AND state = 'waiting'), forgiven AS (DELETE FROM refused_keys WHERE account = ${account})
          DELETE FROM credentials WHERE account = ${account}`,
      );
    },
    connected: async () =>
      (await run(() => sql<{ account: string }[]>`SELECT account FROM credentials ORDER BY account`)).map(({ account }) => account),
    async credentials(account) {
      const [row] = await run(() => sql<{ sealed: string }[]>`SELECT sealed FROM credentials WHERE account = ${account}`);
      return row?.sealed ?? null;
    },
    async putCredentials(account, sealed) {
      await run(
        () => sql`INSERT INTO credentials (account, sealed) VALUES (${account}, ${sealed})
          ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed`,
      );
    },
    async removeCredentials(account) {
      await run(() => sql`DELETE FROM credentials WHERE account = ${account}`);
    },
  };
}
