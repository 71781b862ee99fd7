/** `npm run full -- charges`, or with other numbers: `node test/faults/charges/run.ts --purchases 1000 --kills 10 --seed 1` */
import { parseArgs } from 'node:util';
import { runCharges } from './run-charges.ts';

const { values } = parseArgs({
  options: {
    purchases: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: process.env.TEST_SEED ?? String(Date.now()) },
  },
});
const options = { purchases: Number(values.purchases), kills: Number(values.kills), seed: values.seed };
const { verdict, weather, deaths, entries, total, seconds } = await runCharges(options, (line) => console.error(line));
const counted = Object.entries(entries).map(([kind, count]) => `${count} ${kind}`);
const faulty = `${(weather.share * 100).toFixed(0)} % of ${weather.calls} upstream calls faulty in ${weather.kinds} ways`;
console.log(`${options.purchases} purchases in ${seconds} s, ${faulty}, ${deaths.length} kills at ${new Set(deaths).size} points`);
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
