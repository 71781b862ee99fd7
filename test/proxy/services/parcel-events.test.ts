import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OrderRecord, ParcelFacts } from '../../../proxy/domain/order.ts';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { openOrder, sealOrder } from '../../../proxy/services/order-book.ts';
import { applyParcelEvent, applyReading, type EventDeps } from '../../../proxy/services/parcel-events.ts';
import type { ParcelEvent } from '../../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { aRecord, now } from '../../support/domain.ts';
import { storedCharge } from '../../support/stored-charge.ts';

const upstream = { api: 'v3-orders', reference: 'ord.1', id: 'up-1' } as const;
const known: ParcelFacts = { id: '77', status: 'SORTED', final: false, trackingNumber: '3S', trackingUrl: null, toldAt: 1000 };
const event = (changes: Partial<ParcelEvent> = {}): ParcelEvent => ({
  parcelId: '77',
  at: 2000,
  status: 'SORTED',
  final: false,
  trackingNumber: '3S',
  trackingUrl: null,
  orderNumber: '2026-0042',
  ...changes,
});

/** Orders that were imported into a merchant's own account. */
async function imported(t: TestContext, ...orders: Partial<OrderRecord>[]) {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  const logged: string[] = [];
  const deps = {
    store,
    sealer: createSealer([new Uint8Array(32).fill(7)]),
    clock: { now: () => now },
    log: { info: (_: string, { order }: { order: string }) => void logged.push(order) },
  } as unknown as EventDeps;
  const records = orders.map((changes, index) => aRecord({ id: `ord_${index}`, state: 'imported', upstream, ...changes }));
  for (const record of records) await store.orders.accept(await sealOrder(deps, record), { dueAt: null });
  const read = async (index = 0) => openOrder(deps, (await store.orders.byId('kettle', `ord_${index}`))!);
  return {
    deps,
    read,
    /** The orders of which news were logged. */
    logged,
    parcels: async (index = 0) => {
      const { parcel, moreParcels = [] } = await read(index);
      return [parcel, ...moreParcels].map((one) => one?.id ?? null);
    },
  };
}

describe('an imported order', () => {
  it('has each parcel that its merchant makes of it', async (t) => {
    const { deps, parcels } = await imported(t, {});
    for (const parcelId of ['77', '78']) await applyParcelEvent(deps, 'own:kettle', event({ parcelId }));
    assert.deepEqual(await parcels(), ['77', '78']);
  });

  it('has its parcel together with the others that are packed in it', async (t) => {
    const { deps, parcels } = await imported(t, {}, { number: '2026-0043' });
    await applyParcelEvent(deps, 'own:kettle', event({ orderNumber: '2026-0042, 2026-0043' }));
    assert.deepEqual([await parcels(0), await parcels(1)], [['77'], ['77']]);
  });

  it('is told once of a parcel that it shares, and so is the other', async (t) => {
    const { deps, read, logged } = await imported(t, { parcel: known }, { number: '2026-0043' });
    await applyParcelEvent(deps, 'own:kettle', event({ status: 'DELIVERED', final: true, orderNumber: '2026-0042, 2026-0043' }));
    assert.deepEqual([(await read(0)).parcel?.status, (await read(1)).parcel?.status], ['DELIVERED', 'DELIVERED']);
    assert.deepEqual([(await read(0)).version, logged.toSorted()], [2, ['ord_0', 'ord_1']]);
  });

  it('is none of the central account’s, whatever its merchant is called', async (t) => {
    const { deps } = await imported(t, { merchant: 'ral' });
    await applyParcelEvent(deps, 'central', event());
    assert.equal((await deps.store.orders.byId('ral', 'ord_0'))?.version, 1);
  });

  it('is said to have news only once that is written', async (t) => {
    const { deps, logged } = await imported(t, { parcel: known });
    const { update } = deps.store.orders;
    let tries = 0;
    deps.store.orders.update = async (...change) => tries++ > 0 && update(...change);
    await applyParcelEvent(deps, 'own:kettle', event({ status: 'DELIVERED', final: true }));
    assert.deepEqual([tries, logged], [2, ['ord_0']]);
  });

  it('as a v2 parcel has that one alone', async (t) => {
    const { deps, parcels } = await imported(t, { upstream: { ...upstream, api: 'v2-parcels' }, parcel: known });
    await applyParcelEvent(deps, 'own:kettle', event({ parcelId: '78' }));
    assert.deepEqual(await parcels(), ['77']);
  });
});

describe('a label of the central account', () => {
  const central = { kind: 'central', reason: 'Ships from the central account.' } as const;
  const second: ParcelFacts = { ...known, id: '78' };
  const labelled = { account: central, state: 'labelled', upstream: { ...upstream, api: 'v3-shipments' }, parcel: known } as const;
  const charged = (deps: EventDeps, parcel: string) =>
    deps.store.charges.add([storedCharge({ parcel, merchant: 'kettle', order: 'ord_0' })]);

  it('is heard of by its first parcel, and by any other that was charged for it', async (t) => {
    const { deps, read } = await imported(t, { ...labelled, moreParcels: [second] });
    await charged(deps, '78');
    for (const parcelId of ['77', '78']) await applyParcelEvent(deps, 'central', event({ parcelId, status: 'DELIVERED', final: true }));
    const { parcel, moreParcels } = await read();
    assert.deepEqual([parcel?.status, moreParcels?.[0]?.status], ['DELIVERED', 'DELIVERED']);
  });

  it('is not heard of by a parcel of a label before it, nor by another account', async (t) => {
    const { deps, read } = await imported(t, { ...labelled, moreParcels: [second] });
    for (const parcel of ['70', '78']) await charged(deps, parcel);
    await applyParcelEvent(deps, 'central', event({ parcelId: '70', status: 'DELIVERED', final: true }));
    await applyParcelEvent(deps, 'own:kettle', event({ parcelId: '78', status: 'DELIVERED', final: true, orderNumber: null }));
    const { parcel, moreParcels } = await read();
    assert.deepEqual([parcel, moreParcels], [known, [second]]);
  });

  it('of two parcels is given back for the one that was cancelled, and lost with the other', async (t) => {
    const { deps, read } = await imported(t, { ...labelled, moreParcels: [second] });
    for (const parcel of ['77', '78']) await charged(deps, parcel);
    const given = async () => (await deps.store.charges.list({}, { limit: 9 })).filter(({ kind }) => kind === 'cancellation');
    await applyParcelEvent(deps, 'central', event({ status: 'CANCELLING' }));
    assert.deepEqual(await given(), [], 'the carrier has yet to agree');
    for (const times of ['once', 'twice']) {
      await applyParcelEvent(deps, 'central', event({ status: 'CANCELLED', final: true, at: 3000 }));
      assert.deepEqual(
        [(await given()).map(({ parcel, amount }) => [parcel, amount]), (await read()).cancelling],
        [[['77', -550]], undefined],
        times,
      );
    }
    await applyParcelEvent(deps, 'central', event({ parcelId: '78', status: 'CANCELLED', final: true, at: 4000 }));
    assert.equal((await read()).cancelling, 'held', 'the relay makes sure of it');
  });

  const statuses: [status: string, asked: boolean][] = [
    ['CANCELLED', true],
    ['CANCELLED_UPSTREAM', true],
    ['CANCELLING', true],
    ['CANCELLING_UPSTREAM', true],
    ['CANCELLATION_REFUSED', false],
    ['CANCELLED_IN_PART', false],
    ['NOT_CANCELLED', false],
    ['DELIVERED', false],
  ];
  for (const [status, asked] of statuses)
    it(`that is said to be ${status} is ${asked ? 'made sure of' : 'left as it is'}`, async (t) => {
      const { deps, read } = await imported(t, labelled);
      await applyParcelEvent(deps, 'central', event({ status }));
      assert.equal((await read()).cancelling, asked ? 'held' : undefined);
      assert.equal(await deps.store.outbox.nextDue(), asked ? now : null);
    });

  const others: [what: string, changes: Partial<OrderRecord>, account: string][] = [
    ['while its cancellation was asked for here', { ...labelled, cancelling: 'cancelled' }, 'central'],
    ['before it was bought', { ...labelled, state: 'held' }, 'central'],
    ['in an own account', { state: 'labelled', parcel: known }, 'own:kettle'],
  ];
  for (const [what, changes, account] of others)
    it(`is not made sure of ${what}`, async (t) => {
      const { deps, read } = await imported(t, changes);
      await applyParcelEvent(deps, account, event({ status: 'CANCELLED' }));
      const { cancelling, parcel } = await read();
      assert.deepEqual([cancelling, parcel?.status, await deps.store.outbox.nextDue()], [changes.cancelling, 'CANCELLED', null]);
    });
});

describe('what was read of a parcel', () => {
  it('is no news while it says the same, however late', async (t) => {
    const { deps, read } = await imported(t, { parcel: known });
    await applyReading(deps, 'own:kettle', event({ at: 9000 }));
    assert.equal((await read()).parcel?.toldAt, 1000);
  });

  it('is no news about one of several parcels either', async (t) => {
    const { deps, read } = await imported(t, { parcel: known, moreParcels: [{ ...known, id: '78', status: 'DELIVERED' }] });
    await applyReading(deps, 'own:kettle', event({ at: 9000 }));
    assert.equal((await read()).version, 1);
  });

  it('is news where one of the orders that it is packed with has not heard it', async (t) => {
    const { deps, parcels } = await imported(t, { parcel: known }, { number: '2026-0043' });
    await applyReading(deps, 'own:kettle', event({ orderNumber: '2026-0042, 2026-0043' }));
    assert.deepEqual(await parcels(1), ['77']);
  });

  it('is written down when it says something else, and when it is a parcel nobody knew', async (t) => {
    const { deps, read, parcels } = await imported(t, { parcel: known });
    await applyReading(deps, 'own:kettle', event({ status: 'DELIVERED', final: true }));
    assert.equal((await read()).parcel?.status, 'DELIVERED');
    await applyReading(deps, 'own:kettle', event({ parcelId: '78' }));
    assert.deepEqual(await parcels(), ['77', '78']);
  });
});
