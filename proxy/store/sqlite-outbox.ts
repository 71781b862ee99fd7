import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { Attempt, Outbox, OutboxEntry } from './store.ts';

export function sqliteOutbox(database: DatabaseSync, writer: Writer): Outbox {
  const claim = database.prepare(
    `UPDATE outbox SET lease_until = ? WHERE order_id IN (
       SELECT order_id FROM outbox WHERE due_at <= ? AND lease_until <= ? ORDER BY due_at LIMIT ?
     ) RETURNING order_id AS "order", merchant, due_at AS dueAt, failures`,
  );
  const postpone = database.prepare('UPDATE outbox SET due_at = ?, failures = ?, lease_until = 0 WHERE order_id = ?');
  const nextDue = database.prepare('SELECT MIN(MAX(due_at, lease_until)) AS due FROM outbox');
  const begin = database.prepare(
    'INSERT INTO attempts (order_id, attempt, reference, started_at, outcome) VALUES (?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
  );
  const end = database.prepare('UPDATE attempts SET outcome = ? WHERE order_id = ? AND attempt = ?');
  const attempts = database.prepare(
    `SELECT order_id AS "order", attempt, reference, started_at AS startedAt, outcome FROM attempts WHERE order_id = ? ORDER BY attempt`,
  );

  return {
    claim: (now, leaseUntil, limit) => writer.write(() => claim.all(leaseUntil, now, now, limit) as unknown as OutboxEntry[]),
    postpone: (order, dueAt, failures) => writer.write(() => void postpone.run(dueAt, failures, order)),
    nextDue: async () => (nextDue.get() as { due: number | null }).due,
    begin: ({ order, attempt, reference, startedAt }) => writer.write(() => void begin.run(order, attempt, reference, startedAt)),
    end: (order, attempt, outcome) => writer.write(() => void end.run(outcome, order, attempt)),
    attempts: async (order) => attempts.all(order) as unknown as Attempt[],
  };
}
