import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amount, generator, seed } from '../support/amount.ts';
import { keptBy, table } from '../windows/report.ts';
import { replayYear } from '../windows/year.ts';

const count = amount(400, 10_000);

describe(`the window that a checkout shows, over a year of ${count} parcels (TEST_SEED=${seed})`, () => {
  it('holds at least nine of ten arrivals, and is two working days wide at most for half of them', async (t) => {
    const parcels = await replayYear(t, count, generator(seed));
    for (const line of table(parcels)) t.diagnostic(line);
    const { inside, medianWidth } = keptBy(parcels);
    assert.ok(inside >= 0.9 && medianWidth <= 2, table(parcels).join('\n'));
  });
});
