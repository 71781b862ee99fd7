import type { DatabaseSync } from 'node:sqlite';
import type { EventStore, Replay, StoredDelivery, StoredEndpoint, Tried } from './events.ts';
import type { Writer } from './group-commit.ts';
import type { StoredOrder } from './store.ts';

const COLUMNS = `id, merchant, order_id AS "order", version, news, at, state, failures, answer, tried_at AS triedAt, due_at AS dueAt, since`;

/** Writes an order's event down for its merchant, if that one wants to be told. To be called inside the order's own transaction. */
export function sqliteTell(
  database: DatabaseSync,
): (order: Pick<StoredOrder, 'id' | 'merchant'>, version: number, news: string, at: number) => void {
  const tell = database.prepare(
    `INSERT INTO webhook_deliveries (id, merchant, order_id, version, news, at, due_at)
     SELECT ?, merchant, ?, ?, ?, ?, ? FROM webhook_endpoints WHERE merchant = ?`,
  );
  return ({ id, merchant }, version, news, at) => void tell.run(`${id}_${version}`, id, version, news, at, at, merchant);
}

export function sqliteEvents(database: DatabaseSync, writer: Writer): EventStore {
  const holder = crypto.randomUUID();
  const endpoint = database.prepare(
    'SELECT merchant, url, sealed, state, failing_since AS failingSince FROM webhook_endpoints WHERE merchant = ?',
  );
  const putEndpoint = database.prepare(
    `INSERT INTO webhook_endpoints (merchant, url, sealed, state) VALUES (?, ?, ?, 'on')
     ON CONFLICT (merchant) DO UPDATE SET url = excluded.url, sealed = excluded.sealed, state = 'on', failing_since = NULL`,
  );
  const removeEndpoint = database.prepare('DELETE FROM webhook_endpoints WHERE merchant = ?');
  const dropWaiting = database.prepare(`DELETE FROM webhook_deliveries WHERE merchant = ? AND state = 'waiting'`);
  const due = database.prepare(
    `SELECT merchant FROM webhook_endpoints AS one WHERE state = 'on' AND EXISTS (
       SELECT 1 FROM webhook_deliveries WHERE merchant = one.merchant AND state = 'waiting' AND due_at <= ? AND lease_until <= ?)`,
  );
  const claim = database.prepare(
    `UPDATE webhook_deliveries SET lease_until = ?, held_by = ? WHERE id IN (
       SELECT id FROM webhook_deliveries AS one
       WHERE merchant = ? AND state = 'waiting' AND due_at <= ? AND lease_until <= ? AND NOT EXISTS (
         SELECT 1 FROM webhook_deliveries WHERE order_id = one.order_id AND version < one.version AND state = 'waiting')
       ORDER BY due_at, id LIMIT ?
     ) RETURNING ${COLUMNS}`,
  );
  const settle = database.prepare(
    `UPDATE webhook_deliveries SET state = ?, failures = ?, answer = ?, tried_at = ?, due_at = ?, since = ?, lease_until = 0, held_by = NULL
     WHERE id = ? AND held_by = ?`,
  );
  const works = database.prepare('UPDATE webhook_endpoints SET failing_since = NULL WHERE merchant = ? AND failing_since IS NOT NULL');
  const fails = database.prepare(
    `UPDATE webhook_endpoints SET failing_since = COALESCE(failing_since, ?), state = CASE WHEN ? THEN 'off' ELSE state END WHERE merchant = ?`,
  );
  const record = database.prepare(
    `INSERT INTO webhook_deliveries (id, merchant, order_id, version, news, at, state, failures, answer, tried_at, due_at, since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const list = database.prepare(
    `SELECT ${COLUMNS} FROM webhook_deliveries WHERE merchant = :merchant AND (:state IS NULL OR state = :state)
       AND (at < :at OR (at = :at AND id < :id)) ORDER BY at DESC, id DESC LIMIT :limit`,
  );
  const waiting = database.prepare(`SELECT COUNT(*) AS count FROM webhook_deliveries WHERE merchant = ? AND state = 'waiting'`);
  const again = `UPDATE webhook_deliveries SET state = 'waiting', failures = 0, since = NULL, due_at = :now
    WHERE merchant = :merchant AND order_id IS NOT NULL`;
  const replayOne = database.prepare(`${again} AND id = :id`);
  const replayTime = database.prepare(`${again} AND at >= :from AND at < :to AND (:state IS NULL OR state = :state)`);
  const purge = database.prepare('DELETE FROM webhook_deliveries WHERE at < ?');

  function settled({ id, merchant, state, failures, answer, at, dueAt, since, off }: Tried): void {
    if (settle.run(state, failures, answer, at, dueAt, since, id, holder).changes === 0) return;
    if (state === 'delivered') works.run(merchant);
    else fails.run(at, off ? 1 : 0, merchant);
  }

  function replayed(merchant: string, which: Replay, now: number): number {
    if ('ids' in which) return which.ids.filter((id) => replayOne.run({ merchant, now, id }).changes === 1).length;
    const { from, to, state = null } = which;
    return Number(replayTime.run({ merchant, now, from, to, state }).changes);
  }

  return {
    endpoint: async (merchant) => (endpoint.get(merchant) as StoredEndpoint | undefined) ?? null,
    putEndpoint: ({ merchant, url, sealed }) => writer.write(() => void putEndpoint.run(merchant, url, sealed)),
    removeEndpoint: (merchant) =>
      writer.write(() => {
        removeEndpoint.run(merchant);
        dropWaiting.run(merchant);
      }),
    due: async (now) => (due.all(now, now) as { merchant: string }[]).map(({ merchant }) => merchant),
    claim: (merchant, now, leaseUntil, limit) =>
      writer.write(() => claim.all(leaseUntil, holder, merchant, now, now, limit) as unknown as StoredDelivery[]),
    settle: (tried) => writer.write(() => settled(tried)),
    record: ({ id, merchant, order, version, news, at, state, failures, answer, triedAt, dueAt, since }) =>
      writer.write(() => void record.run(id, merchant, order, version, news, at, state, failures, answer, triedAt, dueAt, since)),
    list: async (merchant, { state = null, after, limit }) => {
      const { at, id } = after ?? { at: Number.MAX_SAFE_INTEGER, id: '' };
      return list.all({ merchant, state, at, id, limit }) as unknown as StoredDelivery[];
    },
    waiting: async (merchant) => (waiting.get(merchant) as { count: number }).count,
    replay: (merchant, which, now) => writer.write(() => replayed(merchant, which, now)),
    purge: (before) => writer.write(() => Number(purge.run(before).changes)),
  };
}
