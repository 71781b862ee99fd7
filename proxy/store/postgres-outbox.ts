import type { Runner, Sql } from './postgres-connection.ts';
import type { Attempt, Outbox, OutboxEntry } from './store.ts';

export function postgresOutbox(sql: Sql, { run }: Runner): Outbox {
  const columns = sql`outbox.order_id AS "order", outbox.merchant, outbox.due_at AS "dueAt", outbox.failures`;
  return {
    /** `SKIP LOCKED`: relays that look at the same moment take different entries, and none waits for another. */
    claim: async (now, leaseUntil, limit) => [
      ...(await run(
        () => sql<OutboxEntry[]>`
          WITH due AS MATERIALIZED (
            SELECT order_id FROM outbox WHERE due_at <= ${now} AND lease_until <= ${now} ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
          )
          UPDATE outbox SET lease_until = ${leaseUntil} FROM due WHERE outbox.order_id = due.order_id RETURNING ${columns}`,
      )),
    ],
    async claimOne(order, now, leaseUntil) {
      const [entry] = await run(
        () => sql<OutboxEntry[]>`
          UPDATE outbox SET lease_until = ${leaseUntil} WHERE order_id = ${order} AND lease_until <= ${now} RETURNING ${columns}`,
      );
      return entry ?? null;
    },
    async postpone(order, dueAt, failures) {
      await run(() => sql`UPDATE outbox SET due_at = ${dueAt}, failures = ${failures}, lease_until = 0 WHERE order_id = ${order}`);
    },
    async nextDue() {
      const [row] = await run(() => sql<{ due: number | null }[]>`SELECT MIN(GREATEST(due_at, lease_until)) AS due FROM outbox`);
      return row?.due ?? null;
    },
    attempts: async (order) => [
      ...(await run(
        () => sql<Attempt[]>`
          SELECT order_id AS "order", attempt, reference, started_at AS "startedAt", outcome FROM attempts
          WHERE order_id = ${order} ORDER BY attempt`,
      )),
    ],
  };
}
