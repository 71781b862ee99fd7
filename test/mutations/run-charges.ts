/** `npm run full -- bills`: every mistake turns the run of purchases red. */
import { isClean } from '../faults/charges/judge.ts';
import { runCharges } from '../faults/charges/run-charges.ts';
import { chargeMutations } from './charges.ts';

/** What tells them apart soonest; where none is reached a proxy dies all the same. */
const points = ['book:before', 'write:answered', 'settle:after'] as const;
const seed = process.env.TEST_SEED ?? String(Date.now());
const size = { purchases: 60, kills: 10, seed, points, patience: 20 };

const { verdict: unchanged } = await runCharges(size);
if (!isClean(unchanged)) throw new Error(`Without any mistake: ${JSON.stringify(unchanged)}`);
for (const { name } of chargeMutations) {
  const { verdict } = await runCharges({ ...size, mutation: name });
  const noticed = Object.entries(verdict).filter(([, count]) => count > 0);
  console.log(`${noticed.length > 0 ? 'noticed' : 'MISSED '} ${name}: ${noticed.map(([what, count]) => `${what}=${count}`).join(' ')}`);
  if (noticed.length === 0) process.exitCode = 1;
}
console.log(`${chargeMutations.length} mistakes, seed ${seed}`);
