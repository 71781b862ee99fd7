import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OrderPage, StoredOrder } from '../../proxy/store/store.ts';
import { dice, freshSeed } from '../support/dice.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const [sqlite, postgres] = databases();

const merchants = ['loom', 'tea'];
const states = ['accepted', 'imported', 'review'] as const;
/** Numbers that a language's own order would mix up. */
const numbers = ['N-1', 'N-10', 'N1', 'n-1', 'N_1', 'N%1', 'Ñ-1', 'Z', '📦-1', 'ß', '\\N', "N'1"];

const orders: StoredOrder[] = merchants.flatMap((merchant, m) =>
  numbers.map((number, n) =>
    storedOrder({
      id: `ord_${String((n * 7 + m * 3) % 26).padStart(2, '0')}${m}`,
      merchant,
      number,
      state: states[(n + m) % states.length] ?? 'review',
      createdAt: n,
      updatedAt: n,
    }),
  ),
);

const byCode = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What a page should hold, by going through all of them. */
function expected({ merchant, state, number, search, from, before, after, limit }: OrderPage): string[] {
  const found = orders.filter(
    (order) =>
      (merchant === undefined || order.merchant === merchant) &&
      (state === undefined || order.state === state) &&
      (number === undefined || order.number === number) &&
      (search === undefined || order.number.startsWith(search)) &&
      (from === undefined || order.id >= from) &&
      (before === undefined || order.id < before) &&
      (after === undefined || byCode(order.number, after.number) < 0 || (order.number === after.number && order.id < after.id)),
  );
  const latest = (a: StoredOrder, b: StoredOrder) => byCode(b.id, a.id);
  const highest = (a: StoredOrder, b: StoredOrder) => byCode(b.number, a.number) || latest(a, b);
  return found
    .toSorted(search === undefined ? latest : highest)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Questions of every kind, half of the parts of each left out. */
function* questions(seed: number, count: number): Generator<OrderPage> {
  const roll = dice(seed);
  const one = <T>(values: readonly T[]): T | undefined => values[Math.floor(roll() * values.length)];
  const maybe = <T>(values: readonly T[]): T | undefined => (roll() < 0.5 ? one(values) : undefined);
  for (let asked = 0; asked < count; asked += 1) {
    const search = maybe(['N', 'N-', 'N-1', 'n', 'N_', 'N%', '📦', '\\', 'ß', "N'", 'x']);
    const common = { merchant: maybe([...merchants, 'nobody']), state: maybe(states), from: maybe(orders)?.id, before: maybe(orders)?.id };
    const limit = one([1, 3, 100]) ?? 1;
    yield search === undefined ? { ...common, number: maybe(numbers), limit } : { ...common, search, after: maybe(orders), limit };
  }
}

for (const { name, create } of [sqlite, postgres])
  it(`${name}: a list of orders is what going through all of them would find, whatever is asked`, async (t) => {
    const seed = freshSeed();
    t.diagnostic(`SEED=${seed}`);
    const store = await openFor(t, await create(t));
    for (const order of orders) await store.orders.accept(order, { dueAt: null });
    for (const page of questions(seed, 300))
      assert.deepEqual(
        (await store.orders.list(page)).map(({ id }) => id),
        expected(page),
        `SEED=${seed} ${JSON.stringify(page)}`,
      );
  });
