import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { Accepted, Attempt, IdempotencyEntry, Intention, OrderEvent, OrderStore, StoredOrder } from './store.ts';

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
    `UPDATE orders SET state = ?, facts = ?, sealed = ?, parcel_id = ?, updated_at = ?, purge_at = ?, version = version + 1
     WHERE id = ? AND version = ?`,
  );
  const stateOf = database.prepare('SELECT state FROM orders WHERE id = ?');
  const keepEvent = database.prepare('INSERT INTO order_events (order_id, version, merchant, state, at) VALUES (?, ?, ?, ?, ?)');
  const events = database.prepare(
    'SELECT order_id AS "order", merchant, version, state, at FROM order_events WHERE order_id = ? ORDER BY version',
  );
  const purge = database.prepare(
    `UPDATE orders SET sealed = NULL, version = version + 1
     WHERE sealed IS NOT NULL AND purge_at <= ? AND id NOT IN (SELECT order_id FROM outbox)`,
  );
  const intend = database.prepare(
    `INSERT INTO outbox (order_id, merchant, due_at) VALUES (?, ?, ?)
     ON CONFLICT (order_id) DO UPDATE SET due_at = excluded.due_at, failures = 0`,
  );
  const keepAttempt = database.prepare(
    `INSERT INTO attempts (order_id, attempt, reference, started_at, outcome) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (order_id, attempt) DO UPDATE SET outcome = excluded.outcome`,
  );
  const done = database.prepare('DELETE FROM outbox WHERE order_id = ?');
  const idempotencyKey = database.prepare('SELECT request_digest AS request FROM idempotency_keys WHERE merchant = ? AND key_digest = ?');
  const keepKey = database.prepare(
    'INSERT INTO idempotency_keys (merchant, key_digest, request_digest, order_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  function accept(order: StoredOrder, dueAt: number | null, idempotency: IdempotencyEntry | undefined): Accepted {
    const used = idempotency && (idempotencyKey.get(order.merchant, idempotency.key) as { request: string } | undefined);
    if (used && used.request !== idempotency?.request) return { outcome: 'key-reused' };
    const created = insert.run(...rowOf(order)).changes === 1;
    if (created) keepEvent.run(order.id, order.version, order.merchant, order.state, order.createdAt);
    if (created && dueAt !== null) intend.run(order.id, order.merchant, dueAt);
    const kept = created ? order : (byNumber.get(order.merchant, order.number) as unknown as StoredOrder);
    if (idempotency) keepKey.run(order.merchant, idempotency.key, idempotency.request, kept.id);
    return { outcome: created ? 'created' : 'exists', order: kept };
  }

  function change(order: StoredOrder, intention: Intention, attempt: Attempt | undefined): boolean {
    const { id, merchant, state, facts, sealed, parcelId, updatedAt, purgeAt, version } = order;
    const before = stateOf.get(id)?.state;
    if (update.run(state, facts, sealed, parcelId, updatedAt, purgeAt, id, version).changes === 0) return false;
    if (state !== before) keepEvent.run(id, version + 1, merchant, state, updatedAt);
    if (attempt) keepAttempt.run(id, attempt.attempt, attempt.reference, attempt.startedAt, attempt.outcome);
    if (intention === 'done') done.run(id);
    else if (intention !== 'unchanged') intend.run(id, merchant, intention.dueAt);
    return true;
  }

  return {
    accept: (order, { dueAt, idempotency }) => writer.write(() => accept(order, dueAt, idempotency)),
    byId: async (merchant, id) => one(byId.get(merchant, id)),
    byNumber: async (merchant, number) => one(byNumber.get(merchant, number)),
    byParcel: async (parcelId) => one(byParcel.get(parcelId)),
    async list(merchant, { state, number, before, limit }) {
      const filters: [string, SQLInputValue | undefined][] = [
        ['merchant = ?', merchant],
        ['state = ?', state],
        ['number = ?', number],
        ['id < ?', before],
      ];
      const used = filters.filter((filter): filter is [string, SQLInputValue] => filter[1] !== undefined);
      const where = used.map(([condition]) => condition).join(' AND ');
      const statement = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE ${where} ORDER BY id DESC LIMIT ?`);
      return statement.all(...used.map(([, value]) => value), limit) as unknown as StoredOrder[];
    },
    async inStates(states, { after = '', limit }) {
      const places = states.map(() => '?').join(', ');
      const statement = database.prepare(`SELECT ${COLUMNS} FROM orders WHERE state IN (${places}) AND id > ? ORDER BY id LIMIT ?`);
      return statement.all(...states, after, limit) as unknown as StoredOrder[];
    },
    events: async (order) => events.all(order) as unknown as OrderEvent[],
    update: (order, intention, attempt) => writer.write(() => change(order, intention, attempt)),
    purge: (now) => writer.write(() => Number(purge.run(now).changes)),
  };
}

const one = (row: unknown) => (row as StoredOrder | undefined) ?? null;

function rowOf(order: StoredOrder): SQLInputValue[] {
  const { id, merchant, number, digest, state, facts, sealed, parcelId, version, createdAt, updatedAt, purgeAt } = order;
  return [id, merchant, number, digest, state, facts, sealed, parcelId, version, createdAt, updatedAt, purgeAt];
}
