import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { timedId } from '../../proxy/domain/order-id.ts';
import type { ChargeFilter, ChargeTotal, StoredCharge } from '../../proxy/store/charges.ts';
import { migrations } from '../../proxy/store/migrations.ts';
import { dice, freshSeed } from '../support/dice.ts';
import { makeSchema, runRaw } from '../support/raw-database.ts';
import { storedCharge } from '../support/stored-charge.ts';
import { databases, openFor } from '../support/stores.ts';

const DAY = 86_400_000;
const kinds = ['label', 'label', 'cancellation', 'adjustment'] as const;

/** Entries of six days, some of them at midnight to the millisecond, of three merchants and two currencies. */
function someEntries(toss: () => number): StoredCharge[] {
  const below = (end: number) => Math.floor(toss() * end);
  return Array.from({ length: 300 }, (_, n) => {
    const at = toss() < 0.2 ? below(6) * DAY : below(6 * DAY);
    return storedCharge({
      id: timedId(
        'chg',
        at,
        Uint8Array.from({ length: 16 }, () => below(256)),
      ),
      at,
      merchant: `shop-${below(3)}`,
      order: `o${below(20)}`,
      parcel: String(n),
      kind: kinds[below(kinds.length)] ?? 'label',
      currency: toss() < 0.8 ? 'EUR' : 'GBP',
      quote: toss() < 0.3 ? null : 500,
      amount: below(2_000) - 600,
    });
  });
}

function aFilter(toss: () => number): ChargeFilter {
  const moment = () => (toss() < 0.4 ? Math.floor(toss() * 7) * DAY : Math.floor(toss() * 7 * DAY));
  return {
    ...(toss() < 0.5 && { merchant: 'shop-1' }),
    ...(toss() < 0.2 && { order: 'o7' }),
    ...(toss() < 0.7 && { from: moment() }),
    ...(toss() < 0.7 && { before: moment() }),
  };
}

/** The same, entry by entry. */
function added(entries: readonly StoredCharge[], { merchant, order, from = 0, before = Number.MAX_VALUE }: ChargeFilter): ChargeTotal[] {
  const meant = entries.filter(
    (one) => (merchant ?? one.merchant) === one.merchant && (order ?? one.order) === one.order && one.at >= from && one.at < before,
  );
  return [...new Set(meant.map(({ currency }) => currency))].toSorted().map((currency) => {
    const own = meant.filter((one) => one.currency === currency);
    const total = own.reduce((sum, { amount }) => sum + amount, 0);
    const withoutPrice = own.filter(({ kind, quote }) => kind === 'label' && quote === null).length;
    return { currency, total, entries: own.length, withoutPrice };
  });
}

/** Before there were sums. */
const earlier = migrations.slice(
  0,
  migrations.findIndex((version) => JSON.stringify(version).includes('CREATE TABLE charge_days')),
);

for (const { name, create } of databases())
  describe(`${name}: what charges come to`, () => {
    it('is what they come to one by one, for any merchant, order and time', async (t) => {
      const seed = freshSeed();
      const toss = dice(seed);
      const store = await openFor(t, await create(t));
      const entries = someEntries(toss);
      for (const part of [entries.slice(0, 100), entries.slice(100, 250), entries.slice(50)]) await store.charges.add(part);
      for (let round = 0; round < 100; round++) {
        const filter = aFilter(toss);
        const totals = (await store.charges.totals(filter)).map((total) => ({ ...total }));
        assert.deepEqual(totals, added(entries, filter), `${JSON.stringify(filter)}, SEED=${seed}`);
      }
    });

    it('counts entries from before there were sums, and those of a proxy of that version beside this one', async (t) => {
      const url = await create(t);
      const charge = (n: number, merchant = 'shop') => `
        INSERT INTO charges (id, key, at, merchant, order_id, order_number, parcel_id, kind, currency, quote, markup, amount)
        VALUES ('chg_${n}', 'label:${n}', ${n}, '${merchant}', 'o1', '1', '${n}', 'label', 'EUR', 500, 50, 550)`;
      await makeSchema(url, earlier);
      await runRaw(url, charge(1));
      await runRaw(url, charge(2, 'other'));
      const store = await openFor(t, url);
      await store.charges.add([storedCharge({ at: 3, parcel: '3' })]);
      await runRaw(url, charge(4));
      const total = async (merchant?: string) => (await store.charges.totals({ merchant })).map((one) => one.total);
      assert.deepEqual([await total(), await total('shop'), await total('other')], [[2200], [1650], [550]]);
    });
  });
