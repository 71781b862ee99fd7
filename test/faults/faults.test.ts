import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runFaults } from './run-faults.ts';

const seed = process.env.TEST_SEED ?? String(Date.now());
const nothing = { lost: 0, duplicated: 0, wrong_point: 0, wrong_account: 0, refused_paid: 0, undecided: 0 };

it(`every order arrives exactly once while calls fail and proxies die (TEST_SEED=${seed})`, async () => {
  const options = { orders: 150, kills: 6, proxies: 1, seed, store: 'sqlite', worst: false, json: false } as const;
  const { verdict, faults, weather, deaths } = await runFaults(options);
  assert.deepEqual(verdict, nothing, faults.join('\n'));
  assert.equal(deaths.length, options.kills);
  assert.ok(weather.share >= 0.35 && weather.kinds >= 12, `${weather.share} of the calls met a fault, of ${weather.kinds} kinds`);
});
