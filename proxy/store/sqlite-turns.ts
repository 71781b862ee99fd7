import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import type { Turns } from './turns.ts';

export function sqliteTurns(database: DatabaseSync, writer: Writer): Turns {
  const holder = crypto.randomUUID();
  const take = database.prepare(
    `INSERT INTO turns (name, held_by, ends_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET held_by = excluded.held_by, ends_at = excluded.ends_at
     WHERE turns.ends_at <= ? OR turns.held_by = excluded.held_by`,
  );
  return { take: (name, now, until) => writer.write(() => take.run(name, holder, until, now).changes === 1) };
}
