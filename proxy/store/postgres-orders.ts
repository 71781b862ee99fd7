import type { StoredCharge } from './charges.ts';
import { addCharges } from './postgres-charges.ts';
import type { Runner, Sql } from './postgres-connection.ts';
import { told } from './postgres-events.ts';
import { LAST, outlived, undecidedStates, waitingStates } from './statements.ts';
import type { Accepted, Attempt, IdempotencyEntry, Intention, OrderEvent, OrderPage, OrderStore, StoredOrder } from './store.ts';

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
      ), told AS (
        ${told(sql, { from: sql`created`, merchant, version, at: createdAt, news: sql`${state}::text` })}
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

  async function change(
    order: StoredOrder,
    intention: Intention,
    attempt: Attempt | undefined,
    charges: readonly StoredCharge[],
  ): Promise<boolean> {
    const { id, merchant, state, facts, sealed, parcelId, updatedAt, purgeAt, version, progress = null } = order;
    const news = sql`CASE WHEN before.state <> ${state} THEN ${state}::text WHEN before.progress IS DISTINCT FROM ${progress} THEN ${progress}::text END`;
    const [row] = await sql<{ changed: boolean }[]>`
      WITH before AS (
        SELECT state, progress FROM orders WHERE id = ${id} AND version = ${version}
      ), changed AS (
        UPDATE orders SET state = ${state}, facts = ${facts}, sealed = ${sealed}, parcel_id = ${parcelId}, updated_at = ${updatedAt},
          purge_at = ${purgeAt}, progress = COALESCE(${progress}::text, progress), version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id
      ), noted AS (
        INSERT INTO order_events (order_id, version, merchant, state, at)
        SELECT id, ${version + 1}::bigint, ${merchant}, ${state}, ${updatedAt}::bigint FROM changed, before WHERE before.state <> ${state}
      ), told AS (
        ${told(sql, { from: sql`changed, before`, merchant, version: version + 1, at: updatedAt, news })}
      ) ${attempt ? tried(attempt) : sql``} ${charges.length > 0 ? charged(charges) : sql``} ${intended(intention, merchant)}
      SELECT EXISTS (SELECT FROM changed) AS changed`;
    return row?.changed === true;
  }

  const tried = ({ attempt, reference, startedAt, outcome }: Attempt) => sql`, tried AS (
    INSERT INTO attempts (order_id, attempt, reference, started_at, outcome)
    SELECT id, ${attempt}::bigint, ${reference}, ${startedAt}::bigint, ${outcome} FROM changed
    ON CONFLICT (order_id, attempt) DO UPDATE SET outcome = excluded.outcome
  )`;

  const charged = (charges: readonly StoredCharge[]) => sql`, charged AS (${addCharges(sql, charges, sql`, changed`)})`;

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
        WHERE sealed IS NOT NULL AND purge_at <= ${now} AND NOT ${sql.unsafe(waitingStates)} AND NOT EXISTS (SELECT FROM outbox WHERE order_id = orders.id)
      )
      UPDATE orders SET sealed = NULL, version = orders.version + 1 FROM over
      WHERE orders.id = over.id AND orders.version = over.version`;
    return count;
  }

  /** Numbers by code, as `text_pattern_ops` sorts, whatever the database's language; ids sort the same in any. */
  function conditions({ merchant, state, number, search, from, before, after }: OrderPage) {
    const given = [
      merchant !== undefined && sql`merchant = ${merchant}`,
      state !== undefined && sql`state = ${state}`,
      number !== undefined && sql`number = ${number}`,
      search !== undefined && sql`number ~>=~ ${search} AND number ~<~ ${search + LAST}`,
      from !== undefined && sql`id >= ${from}`,
      before !== undefined && sql`id < ${before}`,
      after !== undefined && sql`number ~<=~ ${after.number} AND (number ~<~ ${after.number} OR id < ${after.id})`,
    ];
    return given.filter((condition) => condition !== false).reduce((all, condition) => sql`${all} AND ${condition}`, sql`TRUE`);
  }

  const pageOf = (page: OrderPage): ReturnType<typeof sql> =>
    page.search === undefined
      ? sql`${conditions(page)} ORDER BY id DESC LIMIT ${page.limit}`
      : sql`${conditions(page)} ORDER BY number USING ~>~, id DESC LIMIT ${page.limit}`;

  return {
    accept: (order, { dueAt, idempotency }) => run(() => accept(order, dueAt, idempotency)),
    byId: (merchant, id) => one(sql`merchant = ${merchant} AND id = ${id}`),
    byNumber: (merchant, number) => one(sql`merchant = ${merchant} AND number = ${number}`),
    byParcel: (parcelId) => find(sql`parcel_id = ${parcelId}`),
    list: (page) => find(pageOf(page)),
    undecided: ({ after = '', limit }) => find(sql`${sql.unsafe(undecidedStates)} AND id > ${after} ORDER BY id LIMIT ${limit}`),
    outlived: (now, limit) => find(sql`${sql.unsafe(outlived(String(now)))} LIMIT ${limit}`),
    events: async (order) => [
      ...(await run(
        () => sql<OrderEvent[]>`
          SELECT order_id AS "order", merchant, version, state, at FROM order_events WHERE order_id = ${order} ORDER BY version`,
      )),
    ],
    update: (order, intention, attempt, charges = []) => run(() => change(order, intention, attempt, charges)),
    purge: (now) => run(() => purge(now)),
  };
}
