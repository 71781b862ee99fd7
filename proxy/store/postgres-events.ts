import type { PendingQuery, Row } from 'postgres';
import type { EventStore, StoredDelivery, StoredEndpoint } from './events.ts';
import type { Runner, Sql } from './postgres-connection.ts';

/** Statement that writes an order's event down for its merchant, if that one wants to be told and there is news. Part of the order's own statement. */
export function told(
  sql: Sql,
  event: { from: PendingQuery<Row[]>; merchant: string; version: number; at: number; news: PendingQuery<Row[]> },
): PendingQuery<Row[]> {
  const { from, merchant, version, at, news } = event;
  return sql`
    INSERT INTO webhook_deliveries (id, merchant, order_id, version, news, at, due_at)
    SELECT id || '_' || ${version}::bigint, merchant, id, ${version}::bigint, news, ${at}::bigint, ${at}::bigint
    FROM (SELECT id, ${news} AS news FROM ${from}) AS happened, webhook_endpoints
    WHERE merchant = ${merchant} AND news IS NOT NULL`;
}

export function postgresEvents(sql: Sql, { run }: Runner): EventStore {
  const holder = crypto.randomUUID();
  const columns = sql`one.id, one.merchant, one.order_id AS "order", one.version, one.news, one.at, one.state, one.failures, one.answer,
    one.tried_at AS "triedAt", one.due_at AS "dueAt", one.since`;
  const again = (now: number) => sql`UPDATE webhook_deliveries SET state = 'waiting', failures = 0, since = NULL, due_at = ${now}`;

  return {
    async endpoint(merchant) {
      const [row] = await run(
        () => sql<StoredEndpoint[]>`
          SELECT merchant, url, sealed, state, failing_since AS "failingSince" FROM webhook_endpoints WHERE merchant = ${merchant}`,
      );
      return row ?? null;
    },
    async putEndpoint({ merchant, url, sealed }) {
      await run(
        () => sql`
          INSERT INTO webhook_endpoints (merchant, url, sealed, state) VALUES (${merchant}, ${url}, ${sealed}, 'on')
          ON CONFLICT (merchant) DO UPDATE SET url = excluded.url, sealed = excluded.sealed, state = 'on', failing_since = NULL`,
      );
    },
    async removeEndpoint(merchant) {
      await run(
        () => sql`
          WITH removed AS (DELETE FROM webhook_endpoints WHERE merchant = ${merchant})
          DELETE FROM webhook_deliveries WHERE merchant = ${merchant} AND state = 'waiting'`,
      );
    },
    async due(now) {
      const rows = await run(
        () => sql<{ merchant: string }[]>`
          SELECT merchant FROM webhook_endpoints AS one WHERE state = 'on' AND EXISTS (
            SELECT FROM webhook_deliveries WHERE merchant = one.merchant AND state = 'waiting' AND due_at <= ${now} AND lease_until <= ${now})`,
      );
      return rows.map(({ merchant }) => merchant);
    },
    claim: async (merchant, now, leaseUntil, limit) => [
      ...(await run(
        () => sql<StoredDelivery[]>`
          WITH due AS MATERIALIZED (
            SELECT id FROM webhook_deliveries AS one
            WHERE merchant = ${merchant} AND state = 'waiting' AND due_at <= ${now} AND lease_until <= ${now} AND NOT EXISTS (
              SELECT FROM webhook_deliveries WHERE order_id = one.order_id AND version < one.version AND state = 'waiting')
            ORDER BY due_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
          )
          UPDATE webhook_deliveries AS one SET lease_until = ${leaseUntil}, held_by = ${holder} FROM due WHERE one.id = due.id
          RETURNING ${columns}`,
      )),
    ],
    async settle({ id, merchant, state, failures, answer, at, dueAt, since, off }) {
      const endpoint =
        state === 'delivered'
          ? sql`UPDATE webhook_endpoints SET failing_since = NULL
              WHERE merchant = ${merchant} AND failing_since IS NOT NULL AND EXISTS (SELECT FROM settled)`
          : sql`UPDATE webhook_endpoints SET failing_since = COALESCE(failing_since, ${at}::bigint) ${off ? sql`, state = 'off'` : sql``}
              WHERE merchant = ${merchant} AND EXISTS (SELECT FROM settled)`;
      await run(
        () => sql`
          WITH settled AS (
            UPDATE webhook_deliveries SET state = ${state}, failures = ${failures}, answer = ${answer}, tried_at = ${at}, due_at = ${dueAt}, since = ${since},
              lease_until = 0, held_by = NULL WHERE id = ${id} AND held_by = ${holder} RETURNING id
          ) ${endpoint}`,
      );
    },
    async record({ id, merchant, order, version, news, at, state, failures, answer, triedAt, dueAt, since }) {
      await run(
        () => sql`
          INSERT INTO webhook_deliveries (id, merchant, order_id, version, news, at, state, failures, answer, tried_at, due_at, since)
          VALUES (${id}, ${merchant}, ${order}, ${version}, ${news}, ${at}, ${state}, ${failures}, ${answer}, ${triedAt}, ${dueAt}, ${since})`,
      );
    },
    list: async (merchant, { state, after, limit }) => [
      ...(await run(
        () => sql<StoredDelivery[]>`
          SELECT ${columns} FROM webhook_deliveries AS one WHERE merchant = ${merchant} ${state ? sql`AND state = ${state}` : sql``}
          ${after ? sql`AND (at, id) < (${after.at}, ${after.id})` : sql``} ORDER BY at DESC, id DESC LIMIT ${limit}`,
      )),
    ],
    async waiting(merchant) {
      const [row] = await run(
        () => sql<{ count: number }[]>`SELECT COUNT(*) AS count FROM webhook_deliveries WHERE merchant = ${merchant} AND state = 'waiting'`,
      );
      return row?.count ?? 0;
    },
    async replay(merchant, which, now) {
      const where =
        'ids' in which
          ? sql`id IN ${sql([...which.ids])}`
          : sql`at >= ${which.from} AND at < ${which.to} ${which.state ? sql`AND state = ${which.state}` : sql``}`;
      return (await run(() => sql`${again(now)} WHERE merchant = ${merchant} AND order_id IS NOT NULL AND ${where}`)).count;
    },
    purge: async (before) => (await run(() => sql`DELETE FROM webhook_deliveries WHERE at < ${before}`)).count,
  };
}
