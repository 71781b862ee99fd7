import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder } from '../support/an-order.ts';
import { buy, chargesOf, control, entries, held, openDesk, printBatch } from '../support/labels.ts';
import { place, problemType } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const DAY = 86_400_000;

/** Lets invoices be issued and read. */
async function passTwoWeeks(p: TestProxy): Promise<void> {
  p.advance(15 * DAY);
  await p.proxy.idle();
}

const surcharge = (p: TestProxy, parcel: string | undefined, cents: number) =>
  control(p, 'POST', `/parcels/${parcel}/surcharge`, { reason: 'weight-correction', cents });

describe('the ledger', () => {
  it('books what Sendcloud’s invoice asks beyond the quote, once, however often it is read', async (t) => {
    const p = await startProxy(t);
    const dearer = await buy(await openDesk(p));
    await buy(await openDesk(p, { number: '2' }));
    await surcharge(p, dearer.parcel?.id, 250);
    await p.proxy.idle();
    assert.deepEqual(entries(await chargesOf(p)).toSorted(), ['label 6.55', 'label 6.55'], 'a line without an invoice is not final');
    await passTwoWeeks(p);
    const [entry, ...others] = (await chargesOf(p)).charges.filter(({ kind }) => kind === 'adjustment');
    assert.deepEqual([entry?.parcel, entry?.amount.value, entry?.markup, others], [dearer.parcel?.id, '2.50', '0.00', []]);
    await p.store.reads.purge(Number.MAX_SAFE_INTEGER);
    await passTwoWeeks(p);
    await passTwoWeeks(p);
    assert.equal((await chargesOf(p)).totals[0]?.total.value, '15.60');
  });

  it('goes on reading an invoice where Sendcloud stopped answering', async (t) => {
    const p = await startProxy(t);
    const { parcel } = await buy(await openDesk(p));
    await surcharge(p, parcel?.id, 250);
    await control(p, 'POST', '/faults', { kind: 'status', status: 500, path: '/api/v3/invoice-items' });
    await passTwoWeeks(p);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55']);
    await control(p, 'DELETE', '/faults');
    p.advance(3_600_000);
    await p.proxy.idle();
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'adjustment 2.50']);
  });

  it('gives back what a cancelled label cost and nothing twice, also when somebody cancels it in Sendcloud’s panel', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    const key = Buffer.from('demo-central-public:demo-central-secret-not-a-secret').toString('base64');
    const { id } = (await held(p))[0] as unknown as { id: string };
    const address = `http://sandbox.test/api/v3/shipments/${id}/cancel`;
    p.advance(60_000);
    assert.equal((await p.sandbox.fetch(new Request(address, { method: 'POST', headers: { authorization: `Basic ${key}` } }))).status, 200);
    p.advance(3_600_000);
    await p.proxy.idle();
    p.advance(60_000);
    await p.proxy.idle();
    assert.equal((await desk.read()).state, 'held', 'it needs another label');
    await passTwoWeeks(p);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'cancellation -6.55']);
  });

  it('is read by merchant, order and time, page by page, with totals of all of it', async (t) => {
    const p = await startProxy(t);
    for (const number of ['1', '2', '3']) {
      await buy(await openDesk(p, { number }));
      p.advance(DAY);
    }
    await place(p, 'central', { delivery: { shippingOptionCode: 'ups:standard' }, order: anOrder({ number: '4' }) });
    await p.proxy.idle();
    const amounts = async (query: Record<string, string>) => (await chargesOf(p, query)).charges.map(({ amount }) => amount.value);
    assert.deepEqual(await amounts({ merchant: 'central' }), ['9.85']);
    assert.deepEqual(await amounts({ merchant: 'nobody' }), []);
    assert.deepEqual((await amounts({ from: '2026-11-25', to: '2026-11-27' })).length, 2);
    assert.deepEqual((await amounts({ from: '2026-11-24T09:00:00.001Z' })).length, 3);
    assert.deepEqual(await amounts({ to: '2026-11-24T09:00:00Z' }), []);
    const { totals, next } = await chargesOf(p, { merchant: 'central-hold' });
    assert.deepEqual([totals, next], [[{ total: { value: '19.65', currency: 'EUR' }, entries: 3, withoutPrice: 0 }], null]);
    const third = (await chargesOf(p)).charges[2]!;
    assert.equal((await chargesOf(p, { cursor: third.id })).charges.length, 1);
    assert.equal(await problemType(await p.operator('GET', '/charges?cursor=x')), 'invalid-request');
    for (const no of ['yesterday', '2026-13-01', '2026-02-29', '2026-11-24T25:00:00Z'])
      assert.equal(await problemType(await p.operator('GET', `/charges?from=${no}`)), 'invalid-request', no);
  });

  it('is a CSV file where that is asked for, safe to open in a spreadsheet', async (t) => {
    const p = await startProxy(t);
    await buy(await openDesk(p, { number: '=HYPERLINK("http://evil.example","x")' }));
    for (const [path, accept] of [
      ['/charges?format=csv', '*/*'],
      ['/charges', 'text/csv'],
    ] as const) {
      const response = await p.proxy.fetch(
        new Request(`http://localhost:8787${path}`, { headers: { authorization: 'Bearer an-admin-key-for-tests', accept } }),
      );
      assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
      const [head, line, end] = (await response.text()).split('\r\n');
      assert.equal(head, 'id,at,merchant,order,order_number,parcel,kind,shipping_option_code,currency,quote,markup,amount,reason');
      assert.match(line ?? '', /,"'=HYPERLINK\(""http:\/\/evil\.example"",""x""\)",\d+,label,postnl:standard,EUR,6\.55,0\.00,6\.55,$/);
      assert.equal(end, '');
    }
  });
});

describe('labels of several orders', () => {
  it('are bought together and printed as one PDF; what cannot be bought is said, and keeps no other back', async (t) => {
    const p = await startProxy(t);
    const desks = await Promise.all(['1', '2', '3'].map((number) => openDesk(p, { number })));
    await buy(desks[0]!);
    const cancelled = await openDesk(p, { number: '4' });
    await cancelled.ask('POST', '/cancel');
    const swiss = await openDesk(
      p,
      { number: '5', recipient: { ...anOrder().recipient, country: 'CH' }, items: [{ ...anOrder().items[0]!, hsCode: '' }] },
      { code: 'dhl_express:worldwide/incoterm=dap' },
    );
    const ids = [...desks, cancelled, swiss].map(({ order }) => order.id);
    const batch = await printBatch(p, [...ids, 'ord_nobody', ids[0]!]);
    assert.deepEqual([batch.total, batch.done + batch.failed + batch.pending], [6, 6]);
    await p.proxy.idle();
    const asked = (path: string) => p.shop('GET', `/label-batches/${batch.id}${path}`, undefined, 'sk_demo_central_hold_not_a_secret');
    const after = (await (await asked('')).json()) as typeof batch;
    assert.deepEqual([after.done, after.failed, after.pending], [3, 3, 0]);
    assert.deepEqual(
      after.orders.slice(3).map(({ reason }) => reason),
      [
        'The order is cancelled.',
        'The parcel leaves the customs union. Item 1: the customs tariff code (HS code).',
        'There is no such order.',
      ],
    );
    assert.equal((await held(p)).length, 3, 'one label each');
    const pdf = await asked('/pdf');
    assert.equal(
      [
        ...Buffer.from(await pdf.arrayBuffer())
          .toString('latin1')
          .matchAll(/\/Type \/Page /g),
      ].length,
      3,
    );
  });

  it('are nobody else’s', async (t) => {
    const p = await startProxy(t);
    const { order } = await openDesk(p);
    const batch = await printBatch(p, [order.id]);
    for (const path of [`/label-batches/${batch.id}`, `/label-batches/${batch.id}/pdf`]) {
      assert.equal((await p.shop('GET', path, undefined, 'sk_demo_central_not_a_secret')).status, 404);
    }
  });
});
