import type { DatabaseSync } from 'node:sqlite';
import type { FunnelDay, FunnelStore } from './funnel.ts';
import type { Writer } from './group-commit.ts';

export function sqliteFunnel(database: DatabaseSync, writer: Writer): FunnelStore {
  const countOf = (step: string) =>
    database.prepare(
      `INSERT INTO funnel_counts (merchant, day, variant, ${step}) VALUES (?, ?, ?, 1)
       ON CONFLICT (merchant, day, variant) DO UPDATE SET ${step} = ${step} + 1`,
    );
  const count = { shown: countOf('shown'), chosen: countOf('chosen'), ordered: countOf('ordered') };
  const between = database.prepare(
    'SELECT day, variant, shown, chosen, ordered FROM funnel_counts WHERE merchant = ? AND day >= ? AND day <= ? ORDER BY day, variant',
  );
  return {
    count: (merchant, day, variant, step) => writer.write(() => void count[step].run(merchant, day, variant)),
    between: async (merchant, from, to) => between.all(merchant, from, to) as unknown as FunnelDay[],
  };
}
