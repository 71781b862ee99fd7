/** Accepts orders into the store named on the command line, says each id once it is acknowledged, and never ends by itself. */
import { openStore } from '../../proxy/store/open.ts';

const store = await openStore(process.argv[2] ?? 'file::memory:');
for (let n = 0; ; n += 8) await Promise.all(Array.from({ length: 8 }, (_, index) => accept(n + index)));

async function accept(n: number): Promise<void> {
  const id = `o${n}`;
  const times = { createdAt: 1, updatedAt: 1, purgeAt: 1000 };
  await store.orders.accept(
    { id, merchant: 'shop', number: id, digest: 'd', state: 'accepted', facts: '{}', sealed: null, parcelId: null, version: 1, ...times },
    { dueAt: 5 },
  );
  process.stdout.write(`${id}\n`);
}
