import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { StoredCharge } from './charges.ts';
import type { Writer } from './group-commit.ts';
import { addCharges } from './sqlite-charges.ts';
import { sqliteTell } from './sqlite-events.ts';
import { LAST, outlived, undecidedStates, waitingStates } from './statements.ts';
import type { Accepted, Attempt, IdempotencyEntry, Intention, OrderEvent, OrderPage, OrderStore, StoredOrder } from './store.ts';

const COLUMNS = `id, merchant, number, digest, state, facts, sealed, parcel_id AS parcelId, version,
  created_at AS createdAt, updated_at AS updatedAt, purge_at AS purgeAt`;

export function sqliteOrders(database: DatabaseSync, writer: Writer): OrderStore {
  const byId = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE merchant = ? AND id = ?`);
  const byNumber = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE merchant = ? AND number = ?`);
  const byParcel = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE parcel_id = ?`);
  const insert = database.prepare(
    `INSERT INTO orders (id, merchant, number, digest, state, facts, sealed, parcel_id, version, created_at, updated_at, purge_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (merchant, number) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE orders SET state = ?, facts = ?, sealed = ?, parcel_id = ?, updated_at = ?, purge_at = ?,
       progress = COALESCE(?, progress), version = version + 1
     WHERE id = ? AND version = ?`,
  );
  const standing = database.prepare('SELECT state, progress FROM orders WHERE id = ?');
  const tell = sqliteTell(database);
  const keepEvent = database.prepare('INSERT INTO order_events (order_id, version, merchant, state, at) VALUES (?, ?, ?, ?, ?)');
  const events = database.prepare(
    'SELECT order_id AS "order", merchant, version, state, at FROM order_events WHERE order_id = ? ORDER BY version',
  );
  const purge = database.prepare(
    `UPDATE orders SET sealed = NULL, version = version + 1
     WHERE sealed IS NOT NULL AND purge_at <= ? AND NOT ${waitingStates} AND id NOT IN (SELECT order_id FROM outbox)`,
  );
  // SQLite would rather go by state, and sort everything that is in it.
  const undecided = database.prepare(
    `SELECT ${COLUMNS} FROM orders INDEXED BY orders_undecided WHERE ${undecidedStates} AND id > ? ORDER BY id LIMIT ?`,
  );
  const past = database.prepare(`SELECT ${COLUMNS} FROM orders INDEXED BY orders_outlived WHERE ${outlived('?')} LIMIT ?`);
  const intend = database.prepare(
    `INSERT INTO outbox (order_id, merchant, due_at) VALUES (?, ?, ?)
     ON CONFLICT (order_id) DO UPDATE SET due_at = excluded.due_at, failures = 0`,
  );
  const keepAttempt = database.prepare(
    `INSERT INTO attempts (order_id, attempt, reference, started_at, outcome) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (order_id, attempt) DO UPDATE SET outcome = excluded.outcome`,
  );
  const charge = addCharges(database);
  const done = database.prepare('DELETE FROM outbox WHERE order_id = ?');
  const idempotencyKey = database.prepare('SELECT request_digest AS request FROM idempotency_keys WHERE merchant = ? AND key_digest = ?');
  const keepKey = database.prepare(
    'INSERT INTO idempotency_keys (merchant, key_digest, request_digest, order_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  function accept(order: StoredOrder, dueAt: number | null, idempotency: IdempotencyEntry | undefined): Accepted {
    const used = idempotency && (idempotencyKey.get(order.merchant, idempotency.key) as { request: string } | undefined);
    if (used && used.request !== idempotency?.request) return { outcome: 'key-reused' };
    const created = insert.run(...rowOf(order)).changes === 1;
    if (created) {
      keepEvent.run(order.id, order.version, order.merchant, order.state, order.createdAt);
      tell(order, order.version, order.state, order.createdAt);
    }
    if (created && dueAt !== null) intend.run(order.id, order.merchant, dueAt);
    const kept = created ? order : (byNumber.get(order.merchant, order.number) as unknown as StoredOrder);
    if (idempotency) keepKey.run(order.merchant, idempotency.key, idempotency.request, kept.id);
    return { outcome: created ? 'created' : 'exists', order: kept };
  }

  function change(order: StoredOrder, intention: Intention, attempt: Attempt | undefined, charges: readonly StoredCharge[]): boolean {
    const { id, merchant, state, facts, sealed, parcelId, updatedAt, purgeAt, version, progress = null } = order;
    const before = standing.get(id);
    if (update.run(state, facts, sealed, parcelId, updatedAt, purgeAt, progress, id, version).changes === 0) return false;
    if (state !== before?.state) keepEvent.run(id, version + 1, merchant, state, updatedAt);
    const news = state !== before?.state ? state : progress !== before?.progress && progress;
    if (news) tell(order, version + 1, news, updatedAt);
    if (attempt) keepAttempt.run(id, attempt.attempt, attempt.reference, attempt.startedAt, attempt.outcome);
    charge(charges);
    if (intention === 'done') done.run(id);
    else if (intention !== 'unchanged') intend.run(id, merchant, intention.dueAt);
    return true;
  }

  return {
    accept: (order, { dueAt, idempotency }) => writer.write(() => accept(order, dueAt, idempotency)),
    byId: async (merchant, id) => one(byId.get(merchant, id)),
    byNumber: async (merchant, number) => one(byNumber.get(merchant, number)),
    byParcel: async (parcelId) => byParcel.all(parcelId) as unknown as StoredOrder[],
    async list(page) {
      const used = filtersOf(page).filter(([, ...values]) => !values.includes(undefined)) as [string, ...SQLInputValue[]][];
      const where = used.map(([condition]) => condition).join(' AND ') || 'TRUE';
      const order = page.search === undefined ? 'id DESC' : 'number DESC, id DESC';
      const statement = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE ${where} ORDER BY ${order} LIMIT ?`);
      return statement.all(...used.flatMap(([, ...values]) => values), page.limit) as unknown as StoredOrder[];
    },
    undecided: async ({ after = '', limit }) => undecided.all(after, limit) as unknown as StoredOrder[],
    outlived: async (now, limit) => past.all(now, limit) as unknown as StoredOrder[],
    events: async (order) => events.all(order) as unknown as OrderEvent[],
    update: (order, intention, attempt, charges = []) => writer.write(() => change(order, intention, attempt, charges)),
    purge: (now) => writer.write(() => Number(purge.run(now).changes)),
  };
}

/** Conditions, each with the values of its places; one without its values is not meant. */
const filtersOf = ({ merchant, state, number, search, from, before, after }: OrderPage): [string, ...(SQLInputValue | undefined)[]][] => [
  ['merchant = ?', merchant],
  ['state = ?', state],
  ['number = ?', number],
  ['number >= ?', search],
  ['number < ?', search && `${search}${LAST}`],
  ['id >= ?', from],
  ['id < ?', before],
  ['number <= ? AND (number < ? OR id < ?)', after?.number, after?.number, after?.id],
];

const one = (row: unknown) => (row as StoredOrder | undefined) ?? null;

function rowOf(order: StoredOrder): SQLInputValue[] {
  const { id, merchant, number, digest, state, facts, sealed, parcelId, version, createdAt, updatedAt, purgeAt } = order;
  return [id, merchant, number, digest, state, facts, sealed, parcelId, version, createdAt, updatedAt, purgeAt];
}
