import type { Runner, Sql } from './postgres-connection.ts';
import type { Turns } from './turns.ts';

export function postgresTurns(sql: Sql, { run }: Runner): Turns {
  const holder = crypto.randomUUID();
  return {
    async take(name, now, until) {
      const { count } = await run(
        () => sql`
          INSERT INTO turns (name, held_by, ends_at) VALUES (${name}, ${holder}, ${until})
          ON CONFLICT (name) DO UPDATE SET held_by = excluded.held_by, ends_at = excluded.ends_at
          WHERE turns.ends_at <= ${now} OR turns.held_by = excluded.held_by`,
      );
      return count === 1;
    },
  };
}
