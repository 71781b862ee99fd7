import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { nextDueStatement } from './statements.ts';
import type { Attempt, Outbox, OutboxEntry } from './store.ts';

const COLUMNS = 'order_id AS "order", merchant, due_at AS dueAt, failures';

export function sqliteOutbox(database: DatabaseSync, writer: Writer): Outbox {
  const holder = crypto.randomUUID();
  const claim = database.prepare(
    `UPDATE outbox SET lease_until = ?, held_by = ? WHERE order_id IN (
       SELECT order_id FROM outbox WHERE due_at <= ? AND lease_until <= ? ORDER BY due_at LIMIT ?
     ) RETURNING ${COLUMNS}`,
  );
  const claimOne = database.prepare(
    `UPDATE outbox SET lease_until = ?, held_by = ? WHERE order_id = ? AND lease_until <= ? RETURNING ${COLUMNS}`,
  );
  const renew = database.prepare('UPDATE outbox SET lease_until = ? WHERE order_id = ? AND held_by = ? AND lease_until > ?');
  const postpone = database.prepare(
    'UPDATE outbox SET due_at = ?, failures = ?, lease_until = 0, held_by = NULL WHERE order_id = ? AND held_by = ?',
  );
  const hasten = database.prepare('UPDATE outbox SET due_at = ? WHERE merchant = ? AND due_at > ?');
  const lookAtHeld = database.prepare(
    `INSERT INTO outbox (order_id, merchant, due_at) SELECT id, merchant, ? FROM orders WHERE merchant = ? AND state = 'held'
     ON CONFLICT (order_id) DO NOTHING`,
  );
  const nextDue = database.prepare(nextDueStatement);
  const attempts = database.prepare(
    `SELECT order_id AS "order", attempt, reference, started_at AS startedAt, outcome FROM attempts WHERE order_id = ? ORDER BY attempt`,
  );
  const startAgain = database.prepare('UPDATE attempts SET started_at = ? WHERE order_id = ? AND attempt = ?');

  return {
    claim: (now, leaseUntil, limit) => writer.write(() => claim.all(leaseUntil, holder, now, now, limit) as unknown as OutboxEntry[]),
    claimOne: (order, now, leaseUntil) =>
      writer.write(() => (claimOne.get(leaseUntil, holder, order, now) as OutboxEntry | undefined) ?? null),
    renew: (orders, now, leaseUntil) =>
      writer.write(() => orders.filter((order) => renew.run(leaseUntil, order, holder, now).changes === 1)),
    postpone: (order, dueAt, failures) => writer.write(() => void postpone.run(dueAt, failures, order, holder)),
    lookAtHeld: (merchant, now) => writer.write(() => void lookAtHeld.run(now, merchant)),
    hasten: (merchant, now) => writer.write(() => void hasten.run(now, merchant, now)),
    nextDue: async () => (nextDue.get() as { due: number | null }).due,
    attempts: async (order) => attempts.all(order) as unknown as Attempt[],
    startAgain: ({ order, attempt }, at) => writer.write(() => void startAgain.run(at, order, attempt)),
  };
}
