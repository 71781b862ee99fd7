/** Accepts orders into the store named on the command line, says each id once it is acknowledged, and never ends by itself. */
import { openStore } from '../../proxy/store/open.ts';
import { storedOrder } from './stored-order.ts';

const store = await openStore(process.argv[2] ?? 'file::memory:');
for (let n = 0; ; n += 8) await Promise.all(Array.from({ length: 8 }, (_, index) => accept(n + index)));

async function accept(n: number): Promise<void> {
  const id = `o${n}`;
  await store.orders.accept(storedOrder({ id, number: id }), { dueAt: 5 });
  process.stdout.write(`${id}\n`);
}
