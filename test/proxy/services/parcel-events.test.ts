import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OrderRecord, ParcelFacts } from '../../../proxy/domain/order.ts';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { openOrder, sealOrder } from '../../../proxy/services/order-book.ts';
import { applyParcelEvent, applyReading, type EventDeps } from '../../../proxy/services/parcel-events.ts';
import type { ParcelEvent } from '../../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { aRecord, now } from '../../support/domain.ts';

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
  const deps = {
    store,
    sealer: createSealer([new Uint8Array(32).fill(7)]),
    clock: { now: () => now },
    log: { info: () => undefined },
  } as unknown as EventDeps;
  const records = orders.map((changes, index) => aRecord({ id: `ord_${index}`, state: 'imported', upstream, ...changes }));
  for (const record of records) await store.orders.accept(await sealOrder(deps, record), { dueAt: null });
  const read = async (index = 0) => openOrder(deps, (await store.orders.byId('kettle', `ord_${index}`))!);
  return {
    deps,
    read,
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

  it('as a v2 parcel has that one alone', async (t) => {
    const { deps, parcels } = await imported(t, { upstream: { ...upstream, api: 'v2-parcels' }, parcel: known });
    await applyParcelEvent(deps, 'own:kettle', event({ parcelId: '78' }));
    assert.deepEqual(await parcels(), ['77']);
  });
});

describe('what was read of a parcel', () => {
  it('is no news while it says the same, however late', async (t) => {
    const { deps, read } = await imported(t, { parcel: known });
    await applyReading(deps, 'own:kettle', event({ at: 9000 }));
    assert.equal((await read()).parcel?.toldAt, 1000);
  });

  it('is written down when it says something else, and when it is a parcel nobody knew', async (t) => {
    const { deps, read, parcels } = await imported(t, { parcel: known });
    await applyReading(deps, 'own:kettle', event({ status: 'DELIVERED', final: true }));
    assert.equal((await read()).parcel?.status, 'DELIVERED');
    await applyReading(deps, 'own:kettle', event({ parcelId: '78' }));
    assert.deepEqual(await parcels(), ['77', '78']);
  });
});
