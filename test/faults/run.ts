/** `npm run faults -- --orders 10000 --kills 200 --seed 1 [--store postgres] [--worst] [--json]` */
import { startPostgres } from '../support/postgres.ts';
import { readOptions } from './options.ts';
import { type FaultsReport, runFaults, SPEED } from './run-faults.ts';

const options = readOptions(process.argv.slice(2));
const postgres = options.store === 'postgres' ? await startPostgres() : null;
const say = (line: string) => console.error(line);
const report = await runFaults(options, { say, ...(postgres && { databaseUrl: await postgres.createDatabase() }) });
await postgres?.stop();
const bad = Object.values(report.verdict).some((count) => count > 0);
if (options.json) console.log(JSON.stringify({ ...options, ...report, speed: SPEED }));
else print(report);
process.exitCode = bad ? 1 : 0;

function print({ verdict, faults, weather, deaths, credentials, seconds, ordering, settling }: FaultsReport): void {
  const points = new Set(deaths);
  console.log(
    `${options.orders} orders on ${options.store}, ${credentials} credentials, clock ${SPEED} times as fast, ${seconds.toFixed(0)} s (${ordering.toFixed(0)} to order, ${settling.toFixed(0)} to settle)`,
  );
  console.log(`${weather.calls} upstream calls, ${(weather.share * 100).toFixed(0)} % faulty in ${weather.kinds} ways`);
  console.log(`${deaths.length} kills at ${points.size} points: ${[...points].sort().join(', ')}`);
  for (const fault of faults.slice(0, 20)) console.log(`✗ ${fault}`);
  console.log(
    Object.entries(verdict)
      .map(([name, count]) => `${name}=${count}`)
      .join(' '),
  );
  if (bad) console.log(`seed ${options.seed}`);
}
