import type { Runner, Sql } from './postgres-connection.ts';
import { nextDueStatement } from './statements.ts';
import type { Attempt, Outbox, OutboxEntry } from './store.ts';

export function postgresOutbox(sql: Sql, { run }: Runner): Outbox {
  const holder = crypto.randomUUID();
  const columns = sql`outbox.order_id AS "order", outbox.merchant, outbox.due_at AS "dueAt", outbox.failures`;
  return {
    /** `SKIP LOCKED`: relays that look at the same moment take different entries, and none waits for another. */
    claim: async (now, leaseUntil, limit) => [
      ...(await run(
        () => sql<OutboxEntry[]>`
          WITH due AS MATERIALIZED (
            SELECT order_id FROM outbox WHERE due_at <= ${now} AND lease_until <= ${now} ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
          )
          UPDATE outbox SET lease_until = ${leaseUntil}, held_by = ${holder} FROM due WHERE outbox.order_id = due.order_id RETURNING ${columns}`,
      )),
    ],
    async claimOne(order, now, leaseUntil) {
      const [entry] = await run(
        () => sql<OutboxEntry[]>`
          UPDATE outbox SET lease_until = ${leaseUntil}, held_by = ${holder} WHERE order_id = ${order} AND lease_until <= ${now}
          RETURNING ${columns}`,
      );
      return entry ?? null;
    },
    async renew(orders, now, leaseUntil) {
      if (orders.length === 0) return [];
      const rows = await run(
        () => sql<{ order: string }[]>`
          UPDATE outbox SET lease_until = ${leaseUntil}
          WHERE order_id IN ${sql([...orders])} AND held_by = ${holder} AND lease_until > ${now} RETURNING order_id AS "order"`,
      );
      return rows.map(({ order }) => order);
    },
    async postpone(order, dueAt, failures) {
      await run(
        () => sql`
          UPDATE outbox SET due_at = ${dueAt}, failures = ${failures}, lease_until = 0, held_by = NULL
          WHERE order_id = ${order} AND held_by = ${holder}`,
      );
    },
    async lookAtHeld(merchant, now) {
      await run(
        () => sql`
          INSERT INTO outbox (order_id, merchant, due_at)
          SELECT id, merchant, ${now}::bigint FROM orders WHERE merchant = ${merchant} AND state = 'held' ON CONFLICT (order_id) DO NOTHING`,
      );
    },
    async hasten(merchant, now) {
      await run(() => sql`UPDATE outbox SET due_at = ${now} WHERE merchant = ${merchant} AND due_at > ${now}`);
    },
    async nextDue() {
      const [row] = await run(() => sql.unsafe<{ due: number | null }[]>(nextDueStatement));
      return row?.due ?? null;
    },
    attempts: async (order) => [
      ...(await run(
        () => sql<Attempt[]>`
          SELECT order_id AS "order", attempt, reference, started_at AS "startedAt", outcome FROM attempts
          WHERE order_id = ${order} ORDER BY attempt`,
      )),
    ],
    async startAgain({ order, attempt }, at) {
      await run(() => sql`UPDATE attempts SET started_at = ${at} WHERE order_id = ${order} AND attempt = ${attempt}`);
    },
  };
}
