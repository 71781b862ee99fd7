import type { DatabaseSync } from 'node:sqlite';
import { removed } from '../domain/merchant.ts';
import type { Writer } from './group-commit.ts';
import type { MerchantStore, StoredMerchant } from './store.ts';

const COLUMNS = `id, publishable_key AS publishableKey, secret_key_hash AS secretKeyHash, settings, source,
  created_at AS createdAt, updated_at AS updatedAt`;

export function sqliteMerchants(database: DatabaseSync, writer: Writer): MerchantStore {
  const select = (where: string) => database.prepare(`SELECT ${COLUMNS} FROM merchants ${where}`);
  const byId = select('WHERE id = ?');
  const byPublishableKey = select('WHERE publishable_key = ?');
  const bySecretKeyHash = select('WHERE secret_key_hash = ?');
  const all = select('ORDER BY id');
  const rival = database.prepare('SELECT 1 FROM merchants WHERE id <> ? AND (publishable_key = ? OR secret_key_hash = ?)');
  const put = database.prepare(
    `INSERT INTO merchants (id, publishable_key, secret_key_hash, settings, source, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET publishable_key = excluded.publishable_key, secret_key_hash = excluded.secret_key_hash,
       settings = excluded.settings, source = excluded.source, updated_at = excluded.updated_at
     WHERE merchants.settings = ? AND merchants.secret_key_hash = ? AND merchants.source = ?`,
  );
  const remove = database.prepare(
    `UPDATE merchants SET publishable_key = 'removed:' || id, secret_key_hash = 'removed:' || id, settings = ?, source = 'operator',
       updated_at = ? WHERE id = ?`,
  );
  const removeExamination = database.prepare('DELETE FROM examinations WHERE merchant = ?');
  const removeLink = database.prepare('DELETE FROM connect_links WHERE merchant = ?');
  const removeEndpoint = database.prepare('DELETE FROM webhook_endpoints WHERE merchant = ?');
  const removeEvents = database.prepare(`DELETE FROM webhook_deliveries WHERE merchant = ? AND state = 'waiting'`);
  const removeRefusal = database.prepare('DELETE FROM refused_keys WHERE account = ?');
  const connected = database.prepare('SELECT account FROM credentials ORDER BY account');
  const credentials = database.prepare('SELECT sealed FROM credentials WHERE account = ?');
  const putCredentials = database.prepare(
    'INSERT INTO credentials (account, sealed) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed',
  );
  const removeCredentials = database.prepare('DELETE FROM credentials WHERE account = ?');
  const one = (row: unknown) => (row as StoredMerchant | undefined) ?? null;

  return {
    byId: async (id) => one(byId.get(id)),
    byPublishableKey: async (key) => one(byPublishableKey.get(key)),
    bySecretKeyHash: async (hash) => one(bySecretKeyHash.get(hash)),
    list: async () => all.all() as unknown as StoredMerchant[],
    put: ({ id, publishableKey, secretKeyHash, settings, source, createdAt, updatedAt }, over) =>
      writer.write(() => {
        if (rival.get(id, publishableKey, secretKeyHash)) return 'taken';
        const row = [id, publishableKey, secretKeyHash, settings, source, createdAt, updatedAt];
        const { changes } = put.run(...row, over?.settings ?? null, over?.secretKeyHash ?? null, over?.source ?? null);
        return changes === 0 ? 'changed' : 'stored';
      }),
    remove: (id, at) =>
      writer.write(() => {
        remove.run(removed, at, id);
        for (const statement of [removeExamination, removeLink, removeEndpoint, removeEvents]) statement.run(id);
        for (const statement of [removeCredentials, removeRefusal]) statement.run(`own:${id}`);
      }),
    connected: async () => connected.all().map(({ account }) => String(account)),
    credentials: async (account) => (credentials.get(account) as { sealed: string } | undefined)?.sealed ?? null,
    putCredentials: (account, sealed) => writer.write(() => void putCredentials.run(account, sealed)),
    removeCredentials: (account) => writer.write(() => void removeCredentials.run(account)),
  };
}
