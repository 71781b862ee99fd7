import type { Runner, Sql } from './postgres-connection.ts';
import type { WebhookLog } from './store.ts';

export function postgresWebhooks(sql: Sql, { run }: Runner): WebhookLog {
  return {
    async record({ id, account, receivedAt, sealed }) {
      const { count } = await run(
        () => sql`INSERT INTO webhook_log (id, account, received_at, sealed) VALUES (${id}, ${account}, ${receivedAt}, ${sealed})
          ON CONFLICT (id) DO NOTHING`,
      );
      return count === 1;
    },
    purge: async (before) => (await run(() => sql`DELETE FROM webhook_log WHERE received_at < ${before}`)).count,
  };
}
