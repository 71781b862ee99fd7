import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { WebhookLog } from './store.ts';

export function sqliteWebhooks(database: DatabaseSync, writer: Writer): WebhookLog {
  const record = database.prepare(
    'INSERT INTO webhook_log (id, account, received_at, sealed) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const purge = database.prepare('DELETE FROM webhook_log WHERE received_at < ?');
  return {
    record: ({ id, account, receivedAt, sealed }) => writer.write(() => record.run(id, account, receivedAt, sealed).changes === 1),
    purge: (before) => writer.write(() => Number(purge.run(before).changes)),
  };
}
