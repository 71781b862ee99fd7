import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { labelCharges } from '../../../proxy/domain/charges.ts';
import type { Credential } from '../../../proxy/domain/merchant.ts';
import { bookInvoice, byOrder, type LinesByOrder } from '../../../proxy/relay/book-invoice.ts';
import type { RelayDeps } from '../../../proxy/relay/delivery.ts';
import { dated } from '../../../proxy/services/new-charges.ts';
import { type InvoiceLine, UpstreamError } from '../../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { aRecord, now } from '../../support/domain.ts';

const credential: Credential = { id: 'central', publicKey: 'p', secretKey: 's', auth: 'basic' };
const line = (id: number, parcel: string, cents: number): InvoiceLine => ({
  id,
  parcel,
  price: cents * 100,
  currency: 'EUR',
  invoiced: true,
});
const facts = { status: 'READY_TO_SEND', final: false, trackingNumber: '3S', trackingUrl: null, toldAt: 0 };

/** So many orders with a label of 5.95 each, of which each invoice line asks 6.95; Sendcloud is silent about some parcels. */
async function invoiced(t: TestContext, orders: number) {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  const silent = new Set<string>();
  const asked: string[] = [];
  const ids = Array.from({ length: orders }, (_, n) => String(n));
  for (const id of ids) {
    const record = aRecord({
      id: `ord_${id}`,
      parcel: { ...facts, id },
      purchase: { parcels: [], quote: { value: '5.95', currency: 'EUR' } },
    });
    await store.charges.add(dated(labelCharges(record), now));
  }
  const lines = ids.map((id) => line(Number(id), id, 695));
  const sendcloud = {
    async parcelLines(_: Credential, parcel: string) {
      asked.push(parcel);
      if (silent.has(parcel)) throw new UpstreamError('malformed');
      return lines.filter((one) => one.parcel === parcel);
    },
  };
  const deps = { store, clock: { now: () => now }, sendcloud } as unknown as RelayDeps;
  const named = () => byOrder(deps, [...lines, line(99, 'somebody else’s', 500)]);
  const book = async (orders?: LinesByOrder) => bookInvoice(deps, credential, orders ?? (await named()));
  const adjusted = async () =>
    (await store.charges.list({}, { limit: 99 })).filter(({ kind }) => kind === 'adjustment').map(({ parcel }) => parcel);
  return { silent, asked, named, book, adjusted };
}

describe('an invoice', () => {
  it('is booked for every order it names, and for nobody else', async (t) => {
    const { book, adjusted, asked } = await invoiced(t, 3);
    await book();
    assert.deepEqual(
      [(await adjusted()).toSorted(), asked],
      [
        ['0', '1', '2'],
        ['0', '1', '2'],
      ],
    );
    await book();
    assert.equal((await adjusted()).length, 3, 'once');
  });

  it('that Sendcloud is silent about for one order is booked for the others, and for that one the next time', async (t) => {
    const { silent, named, book, adjusted } = await invoiced(t, 20);
    for (const parcel of ['0', '7']) silent.add(parcel);
    const orders = await named();
    await assert.rejects(() => book(orders), UpstreamError);
    assert.deepEqual([(await adjusted()).length, [...orders.keys()]], [18, ['ord_0', 'ord_7']]);
    silent.clear();
    await book(orders);
    assert.deepEqual([(await adjusted()).length, orders.size], [20, 0]);
  });

  it('is left for later when Sendcloud does not answer at all', async (t) => {
    const { silent, asked, book, adjusted } = await invoiced(t, 20);
    for (let parcel = 0; parcel < 20; parcel++) silent.add(String(parcel));
    await assert.rejects(() => book(), UpstreamError);
    assert.deepEqual([asked.length, await adjusted()], [5, []]);
  });
});
