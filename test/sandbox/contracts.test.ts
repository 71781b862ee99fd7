import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, shipment } from './client.ts';

const asked = (change: object = {}) => ({ carrier_code: 'postnl', contract_data: { client_id: 'new-shop', name: 'Second' }, ...change });

function contracts() {
  const { as, sandbox } = arrange();
  const call = (method: string, path = '', body?: unknown) => as('central')(method, `/api/v3/contracts${path}`, body);
  const stateOf = async (id: number) => (await call('GET', `/${id}`)).body.data;
  return { as, call, stateOf, validated: () => sandbox.clock.advance(5_000) };
}

describe('contracts', () => {
  it('are validated before they are active', async () => {
    const { call, stateOf, validated } = contracts();
    const { status, body } = await call('POST', '', asked({ is_active: true }));
    assert.deepEqual([status, body.data.state, body.data.name], [201, 'validating', 'Second']);
    const idle = (await call('POST', '', asked())).body.data;
    validated();
    assert.deepEqual([(await stateOf(body.data.id)).state, (await stateOf(idle.id)).state], ['active', 'inactive']);
  });

  it('fail for a customer the carrier does not know', async () => {
    const { call, stateOf, validated } = contracts();
    const { id } = (await call('POST', '', asked({ contract_data: { client_id: 'unknown' }, is_active: true }))).body.data;
    validated();
    const { state, error } = await stateOf(id);
    assert.deepEqual([state, error], ['validation_failed', 'Missing or invalid shipper number']);
  });

  it('ship only while active', async () => {
    const { as, call } = contracts();
    const properties = { shipping_option_code: 'postnl:standard', contract_id: 3001 };
    const ship = () =>
      as('central')('POST', '/api/v3/shipments/announce', shipment({ ship_with: { type: 'shipping_option_code', properties } }));
    assert.equal((await ship()).status, 201);
    await call('PATCH', '/3001', { is_active: false });
    assert.equal((await ship()).status, 400);
  });

  it('give way to a new one when their data change after use', async () => {
    const { as, call, stateOf } = contracts();
    const unused = await call('PATCH', '/3002', { contract_data: { client_id: 'other' } });
    assert.deepEqual([unused.body.data.id, unused.body.data.client_id], [3002, 'other']);
    const properties = { shipping_option_code: 'postnl:standard', contract_id: 3001 };
    await as('central')('POST', '/api/v3/shipments/announce', shipment({ ship_with: { type: 'shipping_option_code', properties } }));
    const { data } = (await call('PATCH', '/3001', { contract_data: { client_id: 'other' } })).body;
    assert.notEqual(data.id, 3001);
    assert.deepEqual([data.state, data.is_default_per_carrier], ['validating', true]);
    const old = await stateOf(3001);
    assert.deepEqual([old.state, old.is_default_per_carrier, old.client_id], ['inactive', false, 'postnl-503']);
  });

  it('hold one default for each carrier', async () => {
    const { call, stateOf, validated } = contracts();
    const { id } = (await call('POST', '', asked({ is_active: true, is_default_per_carrier: true }))).body.data;
    validated();
    assert.equal((await stateOf(3001)).is_default_per_carrier, false);
    assert.equal((await call('PATCH', `/${id}`, { is_default_per_carrier: false })).status, 400);
    assert.equal((await call('DELETE', `/${id}`)).status, 204);
    assert.equal((await call('GET', `/${id}`)).status, 404);
    assert.equal((await stateOf(3001)).is_default_per_carrier, true);
  });

  it('refuse what a carrier does not ask for', async () => {
    const { call } = contracts();
    const problems = async (body: object) =>
      (await call('POST', '', body)).body.errors.map(({ code, source }: { code: string; source: { pointer: string } }) => [
        code,
        source.pointer,
      ]);
    assert.deepEqual(await problems(asked({ contract_data: { country: 'US', pin: '1' } })), [
      ['required', '/data/client_id'],
      ['invalid_choice', '/data/country'],
      ['unknown_field', '/data/pin'],
    ]);
    assert.deepEqual(await problems(asked({ carrier_code: 'ups' })), [['invalid', '/data/carrier_code']]);
    assert.deepEqual(await problems({}), [
      ['required', '/data/carrier_code'],
      ['required', '/data/contract_data'],
    ]);
  });

  it('are found by what they are, page by page', async () => {
    const { call } = contracts();
    const found = async (query: string) => (await call('GET', `?${query}`)).body.data.map(({ id }: { id: number }) => id);
    await call('PATCH', '/3002', { is_active: false });
    assert.deepEqual(await found('carrier_code=dhl'), [3002]);
    assert.deepEqual(await found('is_active=true'), [3001]);
    assert.deepEqual(await found('client_id=dhl-503&name=DHL%20contract&country_code=NL'), [3002]);
    assert.deepEqual(await found('country_code=BE'), []);
    const first = await call('GET', '?page_size=1');
    assert.match(first.headers.get('link') ?? '', /cursor=.*rel="next"/);
  });
});
