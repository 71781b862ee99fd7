/** `npm run full -- mutations`: every mistake turns the faults run red. */
import { runFaults } from '../faults/run-faults.ts';
import { mutations } from './mutations.ts';

const seed = process.env.TEST_SEED ?? String(Date.now());
const size = { orders: 200, kills: 20, proxies: 1, store: 'sqlite', worst: false, json: false } as const;

for (const { name } of mutations) {
  const { verdict } = await runFaults({ ...size, seed }, { mutation: name });
  const noticed = Object.entries(verdict).filter(([, count]) => count > 0);
  console.log(`${noticed.length > 0 ? 'noticed' : 'MISSED'} ${name}: ${noticed.map(([what, count]) => `${what}=${count}`).join(' ')}`);
  if (noticed.length === 0) process.exitCode = 1;
}
console.log(`seed ${seed}`);
