import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, order } from './client.ts';

const { as, sandbox, control } = arrange();
const own = as('own-v3');
const save = (body: unknown) => own('POST', '/api/v3/orders', body);
const errorsOf = (reply: { body: { errors: { detail: string; source?: { pointer: string } }[] } }) =>
  reply.body.errors.map(({ detail, source }) => [detail, source?.pointer]);

describe('v3 orders', () => {
  it('keep the chosen service point, under a number in POST and text in GET', async () => {
    const { status, body } = await save([order({ order_id: 'sp', service_point_details: { id: '12', post_number: '345' } })]);
    assert.equal(status, 201);
    assert.equal(typeof body.data[0].id, 'number');
    const read = await own('GET', `/api/v3/orders/${body.data[0].id}`);
    assert.deepEqual(
      [read.body.data.id, read.body.data.service_point_details],
      [String(body.data[0].id), { id: '12', post_number: '345' }],
    );
  });

  it('are updated in place under one order_id', async () => {
    const first = await save([order({ order_id: 'up' })]);
    const second = await save([order({ order_id: 'up', order_number: 'B' })]);
    assert.equal(second.body.data[0].id, first.body.data[0].id);
    const { data } = (await own('GET', '/api/v3/orders?order_id=up')).body;
    assert.deepEqual(
      data.map((each: { order_number: string }) => each.order_number),
      ['B'],
    );
  });

  it('are saved all or none', async () => {
    const reply = await save([
      order({ order_id: 'good' }),
      order({ order_id: 'bad', order_details: { ...order().order_details, integration: undefined } }),
    ]);
    assert.deepEqual([reply.status, errorsOf(reply)], [400, [['Field required', '/data/attributes/[1]/order_details/integration']]]);
    assert.deepEqual((await own('GET', '/api/v3/orders?order_id=good')).body.data, []);
  });

  it('are refused in Sendcloud’s words', async () => {
    const refused = async (body: unknown) => errorsOf(await save(body));
    const price = (value: unknown) => ({ payment_details: { total_price: { value, currency: 'EUR' }, status: { code: 'paid' } } });
    assert.deepEqual(await refused(order()), [['Wrong request format, expected list of objects', undefined]]);
    assert.deepEqual(await refused([order(price('45.90'))]), [
      ['Input should be a valid number', '/data/attributes/[0]/payment_details/total_price/value'],
    ]);
    assert.deepEqual(await refused([order({ id: 12 })]), [['Input should be a valid string', '/data/attributes/[0]/id']]);
    assert.deepEqual(await refused([order({ service_point_details: { id: 12 } })]), [
      ['Input should be a valid string', '/data/attributes/[0]/service_point_details/id'],
    ]);
    assert.deepEqual(await refused([order({ service_point_id: '12' })]), [
      ['Extra inputs are not permitted', '/data/attributes/[0]/service_point_id'],
    ]);
    const item = { ...order().order_details.order_items[0], quantity: 0 };
    assert.deepEqual(await refused([order({ order_details: { ...order().order_details, order_items: [item] } })]), [
      ['Input should be greater than 0', '/data/attributes/[0]/order_details/order_items/0/quantity'],
    ]);
    assert.deepEqual(await refused([order({ order_details: { ...order().order_details, integration: { id: 99_999 } } })]), [
      ['Integration with id 99999 does not exist', '/data/attributes/[0]/order_details/integration/id'],
    ]);
    assert.deepEqual(await refused(Array.from({ length: 101 }, () => order())), [
      ['Orders list should have at most 100 items, not 101', '/data/attributes/'],
    ]);
  });

  it('can be read only after the delay that is set', async () => {
    await control('PATCH', '/settings', { orderDelay: 900_000 });
    const { body } = await save([order({ order_id: 'later' })]);
    assert.equal((await own('GET', `/api/v3/orders/${body.data[0].id}`)).status, 404);
    assert.deepEqual((await own('GET', '/api/v3/orders?order_id=later')).body.data, []);
    sandbox.clock.advance(900_000);
    assert.equal((await own('GET', `/api/v3/orders/${body.data[0].id}`)).status, 200);
  });

  it('are changed in part, never in their order_id, and deleted', async () => {
    const { body } = await arranged();
    const path = `/api/v3/orders/${body.data[0].id}`;
    assert.equal((await own('PATCH', path, { payment_details: { status: { code: 'refunded' } } })).status, 200);
    const { payment_details } = (await own('GET', path)).body.data;
    assert.deepEqual([payment_details.status.code, payment_details.total_price.value], ['refunded', 45.9]);
    assert.equal((await own('PATCH', path, { order_id: 'new' })).body.errors[0].detail, 'Order id new cannot be changed');
    assert.equal((await own('DELETE', path)).status, 204);
    assert.equal((await own('GET', path)).body.errors[0].detail, 'The order could not be found with the search criteria given');
    assert.equal((await own('PATCH', path, {})).body.errors[0].detail, 'Could not find specified item.');
  });

  it('belong to the account that saved them', async () => {
    const { body } = await arranged();
    assert.equal((await as('no-checkout')('GET', `/api/v3/orders/${body.data[0].id}`)).status, 404);
  });
});

async function arranged() {
  await control('PATCH', '/settings', { orderDelay: 0 });
  return save([order({ order_id: 'mine' })]);
}
