import type { FunnelDay, FunnelStore } from './funnel.ts';
import type { Runner, Sql } from './postgres-connection.ts';

export function postgresFunnel(sql: Sql, { run }: Runner): FunnelStore {
  return {
    async count(merchant, day, variant, step) {
      await run(
        () => sql`
          INSERT INTO funnel_counts AS one (merchant, day, variant, ${sql(step)}) VALUES (${merchant}, ${day}, ${variant}, 1)
          ON CONFLICT (merchant, day, variant) DO UPDATE SET ${sql(step)} = one.${sql(step)} + 1`,
      );
    },
    between: async (merchant, from, to) => [
      ...(await run(
        () => sql<FunnelDay[]>`
          SELECT day, variant, shown, chosen, ordered FROM funnel_counts
          WHERE merchant = ${merchant} AND day >= ${from} AND day <= ${to} ORDER BY day, variant`,
      )),
    ],
  };
}
