import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runCharges } from './run-charges.ts';

const seed = process.env.TEST_SEED ?? String(Date.now());
const nothing = { label_without_charge: 0, label_charged_twice: 0, charge_without_label: 0, not_given_back: 0, cents_off: 0 };

it(`every label has one charge, to the cent, while calls fail and proxies die (TEST_SEED=${seed})`, async () => {
  const { verdict, weather, deaths, entries } = await runCharges({ purchases: 24, kills: 4, seed });
  assert.deepEqual(verdict, nothing);
  assert.equal(deaths.length, 4);
  assert.ok((entries.label ?? 0) >= 24 && (entries.cancellation ?? 0) > 0 && (entries.adjustment ?? 0) > 0, JSON.stringify(entries));
  assert.ok(weather.share >= 0.3, `${weather.share} of the calls met a fault`);
});
