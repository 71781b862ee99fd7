import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, shipment } from './client.ts';

const FORTNIGHT = 14 * 86_400_000;

describe('invoices', () => {
  it('hold what labels cost, what came back and what was asked for on top, once their fortnight is over', async () => {
    const { as, control } = arrange();
    const call = as('central');
    const announce = async () => (await call('POST', '/api/v3/shipments/announce', shipment())).body.data;
    const [kept, cancelled] = [await announce(), await announce()];
    await call('POST', `/api/v3/shipments/${cancelled.id}/cancel`);
    await control('POST', `/parcels/${kept.parcels[0].id}/surcharge`, { reason: 'oversize', cents: 300 });
    const items = async (query = '') => (await call('GET', `/api/v3/invoice-items${query}`)).body.data;
    const pending = await items();
    assert.deepEqual(
      pending.map(({ invoice_id, tax }: Record<string, unknown>) => [invoice_id, tax]),
      Array.from({ length: 4 }, () => [null, null]),
    );
    assert.deepEqual((await call('GET', '/api/v3/invoices')).body.data, []);
    await control('POST', '/clock', { advanceMs: FORTNIGHT });
    const [{ id }] = (await call('GET', '/api/v3/invoices')).body.data;
    const issued = await items(`?invoice_id=${id}`);
    assert.deepEqual(
      issued.map(({ id: line, price }: { id: number; price: object }) => [line, price]),
      pending.map(({ id: line, price }: { id: number; price: object }) => [line, price]),
      'a line keeps its id',
    );
    assert.deepEqual(
      (await items(`?parcel_id=${kept.parcels[0].id}`))
        .map(({ type, price }: { type: string; price: { value: string } }) => [type, price.value])
        .toSorted(),
      [
        ['shipment', '5.9500'],
        ['surcharge', '3.0000'],
      ],
    );
    assert.deepEqual((await as('own-v3')('GET', '/api/v3/invoice-items')).body.data, [], 'another account’s');
  });

  it('come in pages, between two moments, and say what of a question is wrong', async () => {
    const { as } = arrange();
    const call = as('central');
    for (let n = 0; n < 3; n++) await call('POST', '/api/v3/shipments/announce', shipment());
    const first = await call('GET', '/api/v3/invoice-items?page_size=2');
    assert.equal(first.body.data.length, 2);
    assert.match(first.headers.get('link') ?? '', /cursor=[^>]+>; rel="next"/);
    assert.deepEqual((await call('GET', '/api/v3/invoice-items?created_after=2027-01-01T00:00:00Z')).body.data, []);
    assert.equal((await call('GET', '/api/v3/invoice-items?created_before=2027-01-01T00:00:00Z')).body.data.length, 3);
    assert.equal((await call('GET', '/api/v3/invoice-items?created_after=soon')).status, 400);
  });
});
