import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { labelCharges } from '../../../proxy/domain/charges.ts';
import type { RelayDeps } from '../../../proxy/relay/delivery.ts';
import { createInvoiceReading } from '../../../proxy/relay/read-invoices.ts';
import { dated } from '../../../proxy/services/new-charges.ts';
import { type Invoice, type InvoiceLine, UpstreamError } from '../../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { aRecord, now } from '../../support/domain.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const parcel = { id: '77', status: 'READY_TO_SEND', final: false, trackingNumber: '3S', trackingUrl: null, toldAt: 0 };
const line = (id: number, cents: number): InvoiceLine => ({ id, parcel: '77', price: cents * 100, currency: 'EUR', invoiced: true });

/** A label of 5.95 from now, and an account with these invoices, of two pages each: the label, and a surcharge of 1.00. */
async function account(t: TestContext, invoices: Invoice[]) {
  const folder = await mkdtemp(join(tmpdir(), 'invoices-test-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'delivery.db');
  const store = await openSqliteStore(file);
  t.after(() => store.close());
  const record = aRecord({ parcel, purchase: { parcels: [], quote: { value: '5.95', currency: 'EUR' } } });
  await store.charges.add(dated(labelCharges(record), now));
  let clock = now;
  const asked: string[] = [];
  /** Pages that Sendcloud sends broken, each as often as it stands here. */
  const silences: string[] = [];
  const sendcloud = {
    invoices: async () => invoices,
    async invoicePage(_: unknown, invoice: string, cursor: string | null) {
      const page = `${invoice} ${cursor ?? 'first'}`;
      asked.push(page);
      const silence = silences.indexOf(page);
      if (silence >= 0 && silences.splice(silence, 1)) throw new UpstreamError('malformed');
      return cursor === null ? { items: [line(1, 595)], next: 'second' } : { items: [line(2, 100)], next: null };
    },
    parcelLines: async () => [line(1, 595), line(2, 100)],
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const deps = { store, clock: { now: () => clock }, log, sendcloud, merchants: { central: async () => ({ id: 'central' }) } };
  const reading = createInvoiceReading(deps as unknown as RelayDeps);
  const readsAlso = async () => {
    const besides = await openSqliteStore(file);
    t.after(() => besides.close());
    return createInvoiceReading({ ...deps, store: besides } as unknown as RelayDeps);
  };
  return {
    /** Another proxy on the same database. */
    readsAlso,
    reading,
    wait: (milliseconds: number) => void (clock += milliseconds),
    asked,
    silences,
    amounts: async () => (await store.charges.list({}, { limit: 9 })).map(({ amount }) => amount),
    async later(milliseconds: number) {
      clock += milliseconds;
      reading.look();
      await reading.reading;
    },
  };
}

describe('the invoices of the central account', () => {
  it('are read from the first label that was bought here on, each once', async (t) => {
    const { asked, amounts, later } = await account(t, [
      { id: '9', issuedAt: now + DAY },
      { id: '8', issuedAt: null },
      { id: '7', issuedAt: now - DAY },
    ]);
    for (let days = 0; days < 3; days++) await later(DAY);
    assert.deepEqual(
      [asked, await amounts()],
      [
        ['9 first', '9 second', '8 first', '8 second'],
        [595, 100],
      ],
    );
  });

  it('are read on over a page that came broken now and then', async (t) => {
    const { asked, silences, amounts, later } = await account(t, [{ id: '9', issuedAt: now + DAY }]);
    silences.push('9 first', '9 second', '9 second');
    await later(DAY);
    assert.deepEqual(
      [asked, await amounts()],
      [
        ['9 first', '9 first', '9 second', '9 second', '9 second'],
        [595, 100],
      ],
    );
  });

  it('are read on the next time where Sendcloud stopped answering', async (t) => {
    const { asked, silences, amounts, later } = await account(t, [{ id: '9', issuedAt: now + DAY }]);
    silences.push(...Array.from({ length: 5 }, () => '9 second'));
    await later(DAY);
    assert.deepEqual([asked.splice(0), await amounts()], [['9 first', ...Array.from({ length: 5 }, () => '9 second')], [595]]);
    await later(DAY);
    assert.deepEqual([asked, await amounts()], [['9 second'], [595, 100]]);
  });

  it('are read by one of several proxies, and by another once that one has died', async (t) => {
    const { asked, amounts, silences, reading, readsAlso, wait } = await account(t, [{ id: '9', issuedAt: now + DAY }]);
    const others = [await readsAlso(), await readsAlso()];
    silences.push(...Array.from({ length: 5 }, () => '9 second'));
    wait(10 * MINUTE);
    for (const one of [reading, ...others]) one.look();
    await Promise.all([reading, ...others].map((one) => one.reading));
    assert.deepEqual([asked.splice(0).length, await amounts()], [6, [595]], 'one of them, until Sendcloud stopped answering');
    wait(10 * MINUTE);
    for (const one of others) one.look();
    await Promise.all(others.map((one) => one.reading));
    assert.deepEqual(asked, [], 'it is still the turn of the first');
    wait(20 * MINUTE);
    for (const one of others) one.look();
    await Promise.all(others.map((one) => one.reading));
    assert.deepEqual(
      [asked, await amounts()],
      [
        ['9 first', '9 second'],
        [595, 100],
      ],
    );
  });
});
