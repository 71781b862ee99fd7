import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { everybody, type SessionEnds } from './session-ends.ts';

export function sqliteSessionEnds(database: DatabaseSync, writer: Writer): SessionEnds {
  const count = database.prepare('SELECT COALESCE(SUM(ends), 0) AS ends FROM session_ends WHERE merchant IN (?, ?)');
  const end = database.prepare(
    'INSERT INTO session_ends (merchant, ends) VALUES (?, 1) ON CONFLICT (merchant) DO UPDATE SET ends = ends + 1',
  );
  return {
    count: async (merchant) => Number(count.get(merchant, everybody)?.ends),
    end: (merchant) => writer.write(() => void end.run(merchant ?? everybody)),
  };
}
