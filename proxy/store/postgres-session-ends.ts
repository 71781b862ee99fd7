import type { Runner, Sql } from './postgres-connection.ts';
import { everybody, type SessionEnds } from './session-ends.ts';

export function postgresSessionEnds(sql: Sql, { run }: Runner): SessionEnds {
  return {
    async count(merchant) {
      const rows = await run(() => sql<{ ends: number }[]>`SELECT ends FROM session_ends WHERE merchant IN (${merchant}, ${everybody})`);
      return rows.reduce((sum, { ends }) => sum + ends, 0);
    },
    async end(merchant) {
      await run(
        () => sql`INSERT INTO session_ends (merchant, ends) VALUES (${merchant ?? everybody}, 1)
          ON CONFLICT (merchant) DO UPDATE SET ends = session_ends.ends + 1`,
      );
    },
  };
}
