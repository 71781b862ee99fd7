import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Credential } from '../../../proxy/domain/merchant.ts';
import type { OrderRecord, ParcelFacts } from '../../../proxy/domain/order.ts';
import { createFingerprints } from '../../../proxy/security/fingerprints.ts';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { readEvent } from '../../../proxy/sendcloud/webhook.ts';
import { openOrder, sealOrder } from '../../../proxy/services/order-book.ts';
import type { OrderDeps } from '../../../proxy/services/order-deps.ts';
import { receiveWebhook, webhookPath } from '../../../proxy/services/receive-webhook.ts';
import { sealContexts } from '../../../proxy/services/seal-contexts.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { aRecord, centralMerchant, now, ownMerchant } from '../../support/domain.ts';

const secret = new Uint8Array(32).fill(7);
const keysOf = (id: string): Credential => ({ id, publicKey: `${id} public`, secretKey: `${id} secret`, auth: 'basic' });
const merchants = { kettle: ownMerchant(), cups: ownMerchant({ id: 'cups' }), stall: centralMerchant({ id: 'stall' }) };
const central = { kind: 'central', reason: 'Ships from the central account.' } as const;
const inTransit: ParcelFacts = { id: '77', status: 'SORTED', final: false, trackingNumber: '3SOLD', trackingUrl: null, toldAt: 5_000 };

/** By whom, signed with whose key, and where to, unless that is where it belongs. */
interface Sent {
  account?: string;
  key?: string;
  address?: string;
}

/** An order in a store, and a way to tell about parcels. */
async function receiving(t: TestContext, changes: Partial<OrderRecord> = {}) {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  const [sealer, fingerprints] = [createSealer([secret]), createFingerprints(async () => secret)];
  const logged: unknown[] = [];
  const deps = {
    store,
    sealer,
    fingerprints,
    clock: { now: () => now },
    log: { info: (...words: unknown[]) => void logged.push(words) },
    sendcloud: { readEvent },
    merchants: {
      byId: async (id: keyof typeof merchants) => merchants[id] ?? null,
      credential: async ({ id }: { id: string }) => keysOf(`own:${id}`),
      central: async () => keysOf('central'),
    },
  } as unknown as OrderDeps;
  const record = aRecord({ state: 'imported', ...changes });
  await store.orders.accept(await sealOrder(deps, record), { dueAt: null });
  const tell = async (event: object | string, { account = 'own:kettle', key = account, address = '' }: Sent = {}) => {
    const text = typeof event === 'string' ? event : JSON.stringify(event);
    const signature = createHmac('sha256', `${key} secret`).update(text).digest('hex');
    const path = (await webhookPath(fingerprints, account)).replace('/webhooks/', '');
    await receiveWebhook(deps, address || path, { body: new TextEncoder().encode(text), signature });
  };
  const parcel = async () => (await openOrder(deps, (await store.orders.byId(record.merchant, record.id))!)).parcel;
  return { deps, store, tell, parcel, logged, record, fingerprints };
}

/** `parcel_status_changed` as Sendcloud sends it. `at` in milliseconds after a moment long ago. */
const status = (id: number, at: number, parcel: object = {}) => ({
  action: 'parcel_status_changed',
  timestamp: 1e12 + at,
  parcel: { id: 77, status: { id, message: 'In words' }, tracking_number: '3SNEW', tracking_url: 'https://t.example', ...parcel },
});
const SORTED = 5;
const DELIVERED = 11;
const RETURNED = 62992;
const told = (at: number): ParcelFacts => ({ ...inTransit, toldAt: 1e12 + at });

describe('a webhook', () => {
  it('tells its order all that it says of the parcel', async (t) => {
    const { tell, parcel, logged, record } = await receiving(t, { parcel: told(0) });
    await tell(status(DELIVERED, 1));
    assert.deepEqual(await parcel(), {
      id: '77',
      status: 'DELIVERED',
      final: true,
      trackingNumber: '3SNEW',
      trackingUrl: 'https://t.example',
      toldAt: 1e12 + 1,
    });
    assert.deepEqual(logged, [['parcel-status', { merchant: 'kettle', order: record.id, status: 'DELIVERED' }]]);
  });

  it('rests as it came, sealed, once, whatever it is about', async (t) => {
    const { tell, store, deps, fingerprints } = await receiving(t);
    await tell('{ "action": "made_up_tomorrow" }');
    await tell('{ "action": "made_up_tomorrow" }');
    await tell('no JSON');
    const rows = await store.sealed.notUnder('none', 'webhook', { after: '', limit: 9 });
    assert.equal(rows.length, 2);
    const id = await fingerprints.of('own:kettle no JSON');
    const row = rows.find((candidate) => candidate.id === id)!;
    assert.equal(row.tenant, 'own:kettle');
    assert.equal(await deps.sealer.open(row.sealed, sealContexts.webhook('own:kettle', id)), 'no JSON');
    assert.equal(await store.webhooks.purge(now), 0);
    assert.equal(await store.webhooks.purge(now + 1), 2, 'kept with the time it came');
  });

  const refused: [why: string, how: Sent][] = [
    ['signed with another key', { key: 'guessed' }],
    ['signed with another account’s key', { key: 'own:cups' }],
    ['to an address that was not made here', { address: 'own:kettle.guess.guess' }],
    ['to an address that is none', { address: 'nothing' }],
    ['to an address with something before it', { address: ' own:kettle.guess.guess' }],
    ['of an account that is not there', { account: 'own:nobody' }],
    ['of an own account of a merchant that has none', { account: 'own:stall' }],
  ];
  for (const [why, how] of refused)
    it(`is not taken in when it is ${why}`, async (t) => {
      const { tell, store, parcel } = await receiving(t, { parcel: told(0) });
      await assert.rejects(tell(status(DELIVERED, 1), how), { type: 'not-found' });
      assert.deepEqual(await store.sealed.notUnder('none', 'webhook', { after: '', limit: 9 }), []);
      assert.deepEqual(await parcel(), told(0));
    });

  it('has an address that names its account and cannot be guessed', async (t) => {
    const { fingerprints } = await receiving(t);
    assert.equal(await webhookPath(fingerprints, 'central'), `/webhooks/central.${await fingerprints.of('webhook central')}`);
  });
});

describe('events in any order', () => {
  const cases: [what: string, before: ParcelFacts, event: object, wins: boolean][] = [
    ['a newer one counts', told(5), status(SORTED, 6), true],
    ['an older one does not', told(5), status(SORTED, 4), false],
    ['the same one again does not', told(5), status(SORTED, 5), false],
    ['a final one counts, were it older', told(5), status(DELIVERED, 4), true],
    ['nothing comes after a final one', { ...told(5), final: true }, status(SORTED, 6), false],
    ['of two final ones the first ended it', { ...told(5), final: true }, status(RETURNED, 6), false],
    ['and ends it also when it comes second', { ...told(5), final: true }, status(RETURNED, 4), true],
    ['a final one again does not count', { ...told(5), final: true }, status(RETURNED, 5), false],
  ];
  for (const [what, before, event, wins] of cases)
    it(what, async (t) => {
      const { tell, parcel } = await receiving(t, { parcel: before });
      await tell(event);
      assert.equal((await parcel())?.trackingNumber, wins ? '3SNEW' : '3SOLD');
    });

  it('that meet another change are applied to what it left', async (t) => {
    const { tell, parcel, deps, store, record } = await receiving(t, { parcel: told(0) });
    const { byParcel } = store.orders;
    let meddled = 0;
    deps.store.orders.byParcel = async (id) => {
      const found = await byParcel(id);
      if (found[0] && meddled++ < 4) await store.orders.update(found[0], 'unchanged');
      return found;
    };
    await tell(status(DELIVERED, 1));
    assert.equal((await parcel())?.status, 'DELIVERED');
    assert.equal((await store.orders.byId(record.merchant, record.id))?.version, record.version + 5);
  });

  it('that never find the order still are sent again by Sendcloud', async (t) => {
    const { tell, deps, store } = await receiving(t, { parcel: told(0) });
    const { byParcel } = store.orders;
    let tries = 0;
    deps.store.orders.byParcel = async (id) => {
      tries++;
      const found = await byParcel(id);
      if (found[0]) await store.orders.update(found[0], 'unchanged');
      return found;
    };
    await assert.rejects(tell(status(DELIVERED, 1)), { type: 'overloaded', retryAfter: 60 });
    assert.equal(tries, 5);
  });
});

describe('a parcel that nobody knows yet', () => {
  const numbered = (at = 1, order: object = { order_number: '2026-0042' }) => status(SORTED, at, { id: 4711, ...order });

  it('is the order’s that was imported under its number', async (t) => {
    const { tell, parcel } = await receiving(t);
    await tell(numbered());
    assert.deepEqual([(await parcel())?.id, (await parcel())?.status], ['4711', 'SORTED']);
  });

  const others: [why: string, changes: Partial<OrderRecord>, event: object, account: string][] = [
    ['that has a parcel already', { parcel: told(0) }, numbered(), 'own:kettle'],
    ['that has not been imported', { state: 'review' }, numbered(), 'own:kettle'],
    ['with another number', {}, numbered(1, { order_number: '2026-0043' }), 'own:kettle'],
    ['when it names none', {}, numbered(1, {}), 'own:kettle'],
    ['of another merchant', {}, numbered(), 'own:cups'],
    ['when the marketplace’s account says so', {}, numbered(), 'central'],
  ];
  for (const [why, changes, event, account] of others)
    it(`is not an order’s ${why}`, async (t) => {
      const { tell, parcel } = await receiving(t, changes);
      await tell(event, { account });
      assert.notEqual((await parcel())?.id, '4711');
    });
});

describe('an event of another account', () => {
  const cases: [order: string, changes: Partial<OrderRecord>, account: string, touches: boolean][] = [
    ['an own account’s', {}, 'own:kettle', true],
    ['an own account’s', {}, 'own:cups', false],
    ['an own account’s', {}, 'central', false],
    ['the central account’s', { merchant: 'stall', account: central }, 'central', true],
    ['the central account’s', { merchant: 'kettle', account: central }, 'own:kettle', false],
  ];
  for (const [order, changes, account, touches] of cases)
    it(`from ${account} ${touches ? 'touches' : 'does not touch'} ${order} order`, async (t) => {
      const { tell, parcel } = await receiving(t, { ...changes, parcel: told(0) });
      await tell(status(DELIVERED, 1), { account });
      assert.equal((await parcel())?.status, touches ? 'DELIVERED' : 'SORTED');
    });

  it('that calls a parcel its own takes no news of it away from whose it is', async (t) => {
    const { tell, deps, store, record } = await receiving(t, { merchant: 'cups' });
    await tell(status(SORTED, 1, { order_number: record.number }), { account: 'own:cups' });
    const robbed = await sealOrder(deps, aRecord({ id: 'ord_robbed', state: 'imported', parcel: told(0) }));
    await store.orders.accept(robbed, { dueAt: null });
    assert.equal((await store.orders.byParcel('77')).length, 2);
    await tell(status(DELIVERED, 2));
    const after = await store.orders.byId(robbed.merchant, robbed.id);
    assert.equal((await openOrder(deps, after!)).parcel?.status, 'DELIVERED');
  });
});
