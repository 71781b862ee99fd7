import type { Runner, Sql } from './postgres-connection.ts';
import type { Accepted, Attempt, IdempotencyEntry, Intention, OrderEvent, OrderStore, StoredOrder } from './store.ts';

/** Each write is one statement, and so one transaction and one round trip: what it reads in `WITH` it decides by. */
export function postgresOrders(sql: Sql, { run }: Runner): OrderStore {
  const columns = sql`id, merchant, number, digest, state, facts, sealed, parcel_id AS "parcelId", version,
    created_at AS "createdAt", updated_at AS "updatedAt", purge_at AS "purgeAt"`;
  const find = async (where: ReturnType<typeof sql>) => [
    ...(await run(() => sql<StoredOrder[]>`SELECT ${columns} FROM orders WHERE ${where}`)),
  ];
  const one = async (where: ReturnType<typeof sql>): Promise<StoredOrder | null> => (await find(where))[0] ?? null;

  /** Whether it was created; `key-reused` when its idempotency key belongs to another request. Two with one key at once: the second is undone. */
  async function create(order: StoredOrder, dueAt: number | null, idempotency: IdempotencyEntry | undefined) {
    const { id, merchant, number, digest, state, facts, sealed, parcelId, version, createdAt, updatedAt, purgeAt } = order;
    const { key = null, request = null } = idempotency ?? {};
    const [row] = await sql<{ created: boolean; reused: boolean }[]>`
      WITH reused AS (
        SELECT 1 FROM idempotency_keys WHERE merchant = ${merchant} AND key_digest = ${key} AND request_digest <> ${request}
      ), created AS (
        INSERT INTO orders (id, merchant, number, digest, state, facts, sealed, parcel_id, version, created_at, updated_at, purge_at)
        SELECT ${id}, ${merchant}, ${number}, ${digest}, ${state}, ${facts}, ${sealed}, ${parcelId},
          ${version}::bigint, ${createdAt}::bigint, ${updatedAt}::bigint, ${purgeAt}::bigint WHERE NOT EXISTS (SELECT FROM reused)
        ON CONFLICT (merchant, number) DO NOTHING RETURNING id
      ), noted AS (
        INSERT INTO order_events (order_id, version, merchant, state, at)
        SELECT id, ${version}::bigint, ${merchant}, ${state}, ${createdAt}::bigint FROM created
      ), intended AS (
        INSERT INTO outbox (order_id, merchant, due_at) SELECT id, ${merchant}, ${dueAt}::bigint FROM created WHERE ${dueAt}::bigint IS NOT NULL
      ), kept AS (
        INSERT INTO idempotency_keys (merchant, key_digest, request_digest, order_id)
        SELECT ${merchant}, ${key}::text, ${request}::text, id FROM created WHERE ${key}::text IS NOT NULL
      )
      SELECT EXISTS (SELECT FROM created) AS created, EXISTS (SELECT FROM reused) AS reused`;
    return row?.reused ? 'key-reused' : row?.created ? 'created' : 'exists';
  }

  /** The order that was there before; a statement of its own, because only the next one sees what another transaction has just committed. */
  async function existing({ merchant, number }: StoredOrder, idempotency: IdempotencyEntry | undefined): Promise<StoredOrder> {
    const { key = null, request = null } = idempotency ?? {};
    const [row] = await sql<StoredOrder[]>`
      WITH kept AS (
        INSERT INTO idempotency_keys (merchant, key_digest, request_digest, order_id)
        SELECT merchant, ${key}::text, ${request}::text, id FROM orders
        WHERE merchant = ${merchant} AND number = ${number} AND ${key}::text IS NOT NULL ON CONFLICT DO NOTHING
      )
      SELECT ${columns} FROM orders WHERE merchant = ${merchant} AND number = ${number}`;
    if (!row) throw new Error('An order that was there is gone');
    return row;
  }

  async function accept(order: StoredOrder, dueAt: number | null, idempotency: IdempotencyEntry | undefined): Promise<Accepted> {
    const outcome = await create(order, dueAt, idempotency);
    if (outcome === 'key-reused') return { outcome };
    return { outcome, order: outcome === 'created' ? order : await existing(order, idempotency) };
  }

  async function change(order: StoredOrder, intention: Intention, attempt: Attempt | undefined): Promise<boolean> {
    const { id, merchant, state, facts, sealed, parcelId, updatedAt, purgeAt, version } = order;
    const [row] = await sql<{ changed: boolean }[]>`
      WITH before AS (
        SELECT state FROM orders WHERE id = ${id} AND version = ${version}
      ), changed AS (
        UPDATE orders SET state = ${state}, facts = ${facts}, sealed = ${sealed}, parcel_id = ${parcelId}, updated_at = ${updatedAt},
          purge_at = ${purgeAt}, version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id
      ), noted AS (
        INSERT INTO order_events (order_id, version, merchant, state, at)
        SELECT id, ${version + 1}::bigint, ${merchant}, ${state}, ${updatedAt}::bigint FROM changed, before WHERE before.state <> ${state}
      ) ${attempt ? tried(attempt) : sql``} ${intended(intention, merchant)}
      SELECT EXISTS (SELECT FROM changed) AS changed`;
    return row?.changed === true;
  }

  const tried = ({ attempt, reference, startedAt, outcome }: Attempt) => sql`, tried AS (
    INSERT INTO attempts (order_id, attempt, reference, started_at, outcome)
    SELECT id, ${attempt}::bigint, ${reference}, ${startedAt}::bigint, ${outcome} FROM changed
    ON CONFLICT (order_id, attempt) DO UPDATE SET outcome = excluded.outcome
  )`;

  function intended(intention: Intention, merchant: string) {
    if (intention === 'unchanged') return sql``;
    if (intention === 'done') return sql`, done AS (DELETE FROM outbox WHERE order_id IN (SELECT id FROM changed))`;
    return sql`, intended AS (
      INSERT INTO outbox (order_id, merchant, due_at) SELECT id, ${merchant}, ${intention.dueAt}::bigint FROM changed
      ON CONFLICT (order_id) DO UPDATE SET due_at = excluded.due_at, failures = 0
    )`;
  }

  /** By the version each had while nothing was to be delivered: who comes between raises it, and their order is left as it is. */
  async function purge(now: number): Promise<number> {
    const { count } = await sql`
      WITH over AS MATERIALIZED (
        SELECT id, version FROM orders
        WHERE sealed IS NOT NULL AND purge_at <= ${now} AND NOT EXISTS (SELECT FROM outbox WHERE order_id = orders.id)
      )
      UPDATE orders SET sealed = NULL, version = orders.version + 1 FROM over
      WHERE orders.id = over.id AND orders.version = over.version`;
    return count;
  }

  return {
    accept: (order, { dueAt, idempotency }) => run(() => accept(order, dueAt, idempotency)),
    byId: (merchant, id) => one(sql`merchant = ${merchant} AND id = ${id}`),
    byNumber: (merchant, number) => one(sql`merchant = ${merchant} AND number = ${number}`),
    byParcel: (parcelId) => one(sql`parcel_id = ${parcelId}`),
    list: (merchant, { state, number, before, limit }) =>
      find(sql`merchant = ${merchant} ${state === undefined ? sql`` : sql`AND state = ${state}`}
        ${number === undefined ? sql`` : sql`AND number = ${number}`} ${before === undefined ? sql`` : sql`AND id < ${before}`}
        ORDER BY id DESC LIMIT ${limit}`),
    inStates: (states, { after = '', limit }) => find(sql`state IN ${sql([...states])} AND id > ${after} ORDER BY id LIMIT ${limit}`),
    events: async (order) => [
      ...(await run(
        () => sql<OrderEvent[]>`
          SELECT order_id AS "order", merchant, version, state, at FROM order_events WHERE order_id = ${order} ORDER BY version`,
      )),
    ],
    update: (order, intention, attempt) => run(() => change(order, intention, attempt)),
    purge: (now) => run(() => purge(now)),
  };
}
