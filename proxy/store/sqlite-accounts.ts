import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { AccountStore, StoredExamination } from './accounts.ts';

export function sqliteAccounts(database: DatabaseSync, writer: Writer): AccountStore {
  const examination = database.prepare('SELECT looked_at AS lookedAt, sealed FROM examinations WHERE merchant = ?');
  const putExamination = database.prepare(
    `INSERT INTO examinations (merchant, looked_at, sealed) VALUES (?, ?, ?)
     ON CONFLICT (merchant) DO UPDATE SET looked_at = excluded.looked_at, sealed = excluded.sealed`,
  );
  const refused = database.prepare('SELECT account, at FROM refused_keys ORDER BY account');
  const noteRefused = database.prepare('INSERT INTO refused_keys (account, at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const clearRefused = database.prepare('DELETE FROM refused_keys WHERE account = ?');
  const forgetExamination = database.prepare('DELETE FROM examinations WHERE merchant = ?');
  const openLink = database.prepare(
    `INSERT INTO connect_links (merchant, secret_hash, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (merchant) DO UPDATE SET secret_hash = excluded.secret_hash, expires_at = excluded.expires_at`,
  );
  const hasLink = database.prepare('SELECT 1 FROM connect_links WHERE merchant = ? AND secret_hash = ? AND expires_at > ?');
  const closeLink = database.prepare('DELETE FROM connect_links WHERE merchant = ? AND secret_hash = ? AND expires_at > ?');
  const keep = database.prepare(
    'INSERT INTO credentials (account, sealed) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed',
  );

  function forget(merchant: string): void {
    forgetExamination.run(merchant);
    clearRefused.run(`own:${merchant}`);
  }

  return {
    examination: async (merchant) => (examination.get(merchant) as StoredExamination | undefined) ?? null,
    putExamination: (merchant, { lookedAt, sealed }) => writer.write(() => void putExamination.run(merchant, lookedAt, sealed)),
    refused: async () => refused.all() as { account: string; at: number }[],
    noteRefused: (account, at) => writer.write(() => void noteRefused.run(account, at)),
    clearRefused: (account) => writer.write(() => void clearRefused.run(account)),
    forget: (merchant) => writer.write(() => forget(merchant)),
    openLink: (merchant, { secretHash, expiresAt }) => writer.write(() => void openLink.run(merchant, secretHash, expiresAt)),
    hasLink: async (merchant, secretHash, now) => hasLink.get(merchant, secretHash, now) !== undefined,
    connect: (merchant, { secretHash, now }, sealed) =>
      writer.write(() => {
        if (closeLink.run(merchant, secretHash, now).changes === 0) return false;
        keep.run(`own:${merchant}`, sealed);
        forget(merchant);
        return true;
      }),
  };
}
