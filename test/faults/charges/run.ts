/** `npm run full -- charges`, or with other numbers: `node test/faults/charges/run.ts --purchases 1000 --kills 10 --seed 1 [--store postgres]` */
import { parseArgs } from 'node:util';
import { startPostgres } from '../../support/postgres.ts';
import { isClean } from './judge.ts';
import { runCharges } from './run-charges.ts';

const { values } = parseArgs({
  options: {
    purchases: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '50' },
    store: { type: 'string', default: 'sqlite' },
    seed: { type: 'string', default: process.env.TEST_SEED ?? String(Date.now()) },
  },
});
const postgres = values.store === 'postgres' ? await startPostgres() : null;
const databaseUrl = await postgres?.createDatabase();
const options = { purchases: Number(values.purchases), kills: Number(values.kills), seed: values.seed, databaseUrl };
const { verdict, weather, deaths, entries, total, seconds } = await runCharges(options, (line) => console.error(line));
await postgres?.stop();

const faulty = `${(weather.share * 100).toFixed(0)} % of ${weather.calls} upstream calls faulty in ${weather.kinds} ways`;
console.log(`${options.purchases} purchases on ${values.store} in ${seconds} s, ${faulty}`);
console.log(
  `${deaths.length} kills: ${listed(Object.fromEntries([...Map.groupBy(deaths, (point) => point)].map(([point, all]) => [point, all.length])))}`,
);
console.log(`entries: ${listed(entries)}; ${(total / 100).toFixed(2)} in all`);
console.log(listed({ ...verdict }).replaceAll(', ', ' '));
if (!isClean(verdict)) {
  console.log(`seed ${options.seed}`);
  process.exitCode = 1;
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .join(', ');
}
