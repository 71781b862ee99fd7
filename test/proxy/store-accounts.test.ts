import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoredMerchant } from '../../proxy/store/store.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const [sqlite, postgres] = databases();

const merchant: StoredMerchant = {
  id: 'tea',
  publishableKey: 'pk_tea',
  secretKeyHash: 'tea',
  settings: '{}',
  source: 'file',
  createdAt: 1,
  updatedAt: 1,
};
const link = { secretHash: 'h1', expiresAt: 100 };

for (const { name, create } of [sqlite, postgres])
  describe(`${name}: how accounts stand`, () => {
    it('is kept, and replaced by what was seen later', async (t) => {
      const { accounts } = await openFor(t, await create(t));
      assert.equal(await accounts.examination('tea'), null);
      await accounts.putExamination('tea', { lookedAt: 1, sealed: 'first' });
      await accounts.putExamination('tea', { lookedAt: 2, sealed: 'second' });
      assert.deepEqual({ ...(await accounts.examination('tea')) }, { lookedAt: 2, sealed: 'second' });
    });

    it('counts how often sessions were ended, a merchant’s and everybody’s, and never less', async (t) => {
      const { sessionEnds, merchants } = await openFor(t, await create(t));
      const counts = () => Promise.all(['tea', 'kettle'].map((id) => sessionEnds.count(id)));
      assert.deepEqual(await counts(), [0, 0]);
      await Promise.all(['tea', 'tea', null].map((id) => sessionEnds.end(id)));
      assert.deepEqual(await counts(), [3, 1]);
      await merchants.put(merchant, null);
      await merchants.remove('tea', 1);
      assert.deepEqual(await counts(), [3, 1]);
    });

    it('says since when keys are refused, until they are taken or replaced', async (t) => {
      const { accounts } = await openFor(t, await create(t));
      for (const at of [5, 6]) await accounts.noteRefused('own:tea', at);
      await accounts.noteRefused('central', 7);
      const refused = async () => (await accounts.refused()).map(({ account, at }) => `${account} ${at}`);
      assert.deepEqual(await refused(), ['central 7', 'own:tea 5']);
      await accounts.clearRefused('central');
      await accounts.putExamination('tea', { lookedAt: 1, sealed: 'first' });
      await accounts.forget('tea');
      assert.deepEqual([await refused(), await accounts.examination('tea')], [[], null]);
    });

    it('takes keys by an open link, once, and forgets what was known with others', async (t) => {
      const { accounts, merchants } = await openFor(t, await create(t));
      await accounts.noteRefused('own:tea', 5);
      await accounts.putExamination('tea', { lookedAt: 1, sealed: 'first' });
      await accounts.openLink('tea', link);
      assert.equal(await accounts.hasLink('tea', 'h1', 99), true);
      assert.equal(await accounts.connect('tea', { secretHash: 'h1', now: 99 }, 'sealed keys'), true);
      assert.deepEqual([await merchants.credentials('own:tea'), await merchants.connected()], ['sealed keys', ['own:tea']]);
      assert.deepEqual([await accounts.refused(), await accounts.examination('tea')], [[], null]);
      assert.equal(await accounts.connect('tea', { secretHash: 'h1', now: 99 }, 'other keys'), false);
      assert.equal(await merchants.credentials('own:tea'), 'sealed keys');
    });

    it('takes no keys by a link that is over, replaced or another’s', async (t) => {
      const { accounts, merchants } = await openFor(t, await create(t));
      await accounts.openLink('tea', link);
      await accounts.openLink('kettle', { ...link, secretHash: 'h2' });
      const shut: [merchant: string, secretHash: string, now: number][] = [
        ['tea', 'h1', 100],
        ['tea', 'h2', 99],
        ['nobody', 'h1', 99],
      ];
      for (const [whose, secretHash, now] of shut) {
        assert.equal(await accounts.hasLink(whose, secretHash, now), false);
        assert.equal(await accounts.connect(whose, { secretHash, now }, 'keys'), false);
      }
      await accounts.openLink('tea', { ...link, secretHash: 'h3' });
      assert.equal(await accounts.connect('tea', { secretHash: 'h1', now: 99 }, 'keys'), false);
      assert.deepEqual(await merchants.connected(), []);
    });

    it('goes with the merchant', async (t) => {
      const { accounts, merchants } = await openFor(t, await create(t));
      await merchants.put(merchant, null);
      await merchants.putCredentials('own:tea', 'keys');
      await accounts.noteRefused('own:tea', 5);
      await accounts.putExamination('tea', { lookedAt: 1, sealed: 'first' });
      await accounts.openLink('tea', link);
      await merchants.remove('tea', 1);
      assert.deepEqual([await merchants.connected(), await accounts.refused(), await accounts.examination('tea')], [[], [], null]);
      assert.equal(await accounts.hasLink('tea', 'h1', 1), false);
    });

    it('lets what waits for a merchant be tried at once, and only that', async (t) => {
      const { orders, outbox } = await openFor(t, await create(t));
      for (const [id, whose, dueAt] of [
        ['o1', 'tea', 500],
        ['o2', 'kettle', 500],
        ['o3', 'tea', 3],
      ] as const)
        await orders.accept(storedOrder({ id, merchant: whose, number: id }), { dueAt });
      await outbox.hasten('tea', 10);
      const due = (await outbox.claim(10, 20, 5)).map(({ order: taken, dueAt }) => `${taken} ${dueAt}`);
      assert.deepEqual(due.toSorted(), ['o1 10', 'o3 3']);
    });
  });
