import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databases, openFor } from '../support/stores.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (key: string, readAt: number, text = key) => ({ key, readAt, keepUntil: readAt + 1000, value: bytes(text) });

for (const { name, create } of databases())
  describe(`${name}: what was read before`, () => {
    it('is there after a restart, byte for byte, and nothing else is', async (t) => {
      const url = await create(t);
      const store = await openFor(t, url);
      const value = Uint8Array.from({ length: 256 }, (_, index) => index);
      await store.reads.put({ ...read('a', 5), value });
      await store.reads.put(read('b', 6));
      await store.close();
      const again = await openFor(t, url);
      const [found, ...more] = await again.reads.get(['a', 'never']);
      assert.deepEqual([found?.key, found?.readAt, found?.keepUntil, more.length], ['a', 5, 1005, 0]);
      assert.deepEqual(Uint8Array.from(found!.value), value);
      assert.deepEqual(await again.reads.get([]), []);
    });

    it('is not taken back to an earlier reading by a slower proxy', async (t) => {
      const url = await create(t);
      const [one, other] = [await openFor(t, url), await openFor(t, url)];
      await one.reads.put(read('a', 9, 'later'));
      await other.reads.put(read('a', 8, 'earlier'));
      const [found] = await other.reads.get(['a']);
      assert.deepEqual(Uint8Array.from(found!.value), bytes('later'));
    });

    it('goes when nobody may use it any more', async (t) => {
      const store = await openFor(t, await create(t));
      await store.reads.put(read('old', 1));
      await store.reads.put(read('new', 2));
      assert.equal(await store.reads.purge(1001), 1);
      assert.deepEqual(
        (await store.reads.get(['old', 'new'])).map(({ key }) => key),
        ['new'],
      );
    });
  });
