/** `npm run full -- charges`, or with other numbers: `node test/faults/charges/run.ts --purchases 1000 --kills 10 --seed 1 [--store postgres]` */
import { parseArgs } from 'node:util';
import { startPostgres } from '../../support/postgres.ts';
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
const counted = Object.entries(entries).map(([kind, count]) => `${count} ${kind}`);
const faulty = `${(weather.share * 100).toFixed(0)} % of ${weather.calls} upstream calls faulty in ${weather.kinds} ways`;
console.log(
  `${options.purchases} purchases on ${values.store} in ${seconds} s, ${faulty}, ${deaths.length} kills at ${new Set(deaths).size} points`,
);
console.log(`${counted.join(', ')} entries, ${(total / 100).toFixed(2)} in all`);
console.log(
  Object.entries(verdict)
    .map(([name, count]) => `${name}=${count}`)
    .join(' '),
);
if (Object.values(verdict).some((count) => count !== 0)) {
  console.log(`seed ${options.seed}`);
  process.exitCode = 1;
}
