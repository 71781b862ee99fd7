import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { arrange, order, parcel, pointOf } from './client.ts';

/** A panel one can read and press buttons of. */
function opened() {
  const { as, sandbox } = arrange();
  const open = async (path: string) => (await sandbox.fetch(new Request(`http://sandbox/panel${path}`))).text();
  const press = async (name: string, label: string) => {
    const [, action] = (await open(`/${name}`)).match(new RegExp(`action="/panel([^"]+)"><button aria-label="${label}`)) ?? [];
    assert.ok(action, `a button ${label}`);
    return sandbox.fetch(new Request(`http://sandbox/panel${action}`, { method: 'POST' }));
  };
  return { as, sandbox, open, press };
}

describe('the panel', () => {
  it('shows an order with its notes but not its point, makes the label to that point and moves the parcel along', async () => {
    const { as, open, press } = opened();
    const point = await pointOf(as, 'postnl');
    const order_details = { ...order().order_details, notes: 'Ring twice' };
    await as('own-v3')('POST', '/api/v3/orders', [order({ service_point_details: { id: String(point.id) }, order_details })]);
    assert.match(await open('/own-v3'), /KL-1001[\s\S]*Ring twice/);
    assert.ok(!(await open('/own-v3')).includes(String(point.id)));
    assert.equal((await press('own-v3', 'Create label KL-1001')).status, 303);
    await press('own-v3', 'Move to “En route to sorting center” KL-1001');
    assert.match(await open('/own-v3'), new RegExp(`Label made[\\s\\S]*PostNL ${point.id}`));
    const shipments = (await as('own-v3')('GET', '/api/v3/shipments')).body.data;
    assert.deepEqual([shipments[0].to_service_point.id, shipments[0].parcels[0].status.code], [String(point.id), 'TO_SORTING']);
  });

  it('labels a v2 parcel that came without one', async () => {
    const { as, open, press } = opened();
    const point = await pointOf(as, 'dhl');
    const { body } = await as('own-v2')('POST', '/api/v2/parcels', { parcel: parcel({ to_service_point: point.id }) });
    await press('own-v2', 'Create label WS-7');
    const { parcel: made } = (await as('own-v2')('GET', `/api/v2/parcels/${body.parcel.id}`)).body;
    assert.deepEqual([made.status.message, made.carrier.code], ['Ready to send', 'dhl']);
    assert.ok((await open(`/own-v2/parcels/${body.parcel.id}/label`)).startsWith('%PDF-'));
  });

  it('hides the service point of a method that does not go to one', async () => {
    const { as, open } = opened();
    const point = await pointOf(as, 'postnl');
    const shipping_details = { ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:standard' } } };
    await as('own-v3')('POST', '/api/v3/orders', [order({ service_point_details: { id: String(point.id) }, shipping_details })]);
    assert.ok(!(await open('/own-v3')).includes(String(point.id)));
  });

  it('says what did not work, and escapes what buyers write', async () => {
    const { as, open, press } = opened();
    await as('own-v3')('POST', '/api/v3/orders', [order({ shipping_address: { name: '<script>alert(1)</script>', city: 'Delft' } })]);
    assert.ok((await open('/own-v3')).includes('&lt;script&gt;'));
    const refused = await press('own-v3', 'Create label KL-1001');
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /to_address\/postal_code/);
  });

  it('splits an order into two shipments of one number, and only where there is something to split', async () => {
    const { as, open, press } = opened();
    const point = await pointOf(as, 'postnl');
    const [item] = order().order_details.order_items;
    const order_details = { ...order().order_details, order_items: [{ ...item, quantity: 3 }] };
    const shipping_details = { measurement: { weight: { value: 3, unit: 'kg' } } };
    await as('own-v3')('POST', '/api/v3/orders', [
      order({ service_point_details: { id: String(point.id) }, order_details, shipping_details }),
    ]);
    await as('own-v3')('POST', '/api/v3/orders', [order({ order_id: '1002', order_number: 'KL-1002' })]);
    assert.ok(!(await open('/own-v3')).includes('aria-label="Split in two KL-1002"'));
    assert.equal((await press('own-v3', 'Split in two KL-1001')).status, 303);
    const made = (await as('own-v3')('GET', '/api/v3/shipments?order_number=KL-1001')).body.data;
    assert.deepEqual(
      made.map(({ to_service_point, parcels }: { to_service_point: { id: string }; parcels: { weight: { value: string } }[] }) => [
        to_service_point.id,
        parcels[0]?.weight.value,
      ]),
      [
        [String(point.id), '1.500'],
        [String(point.id), '1.500'],
      ],
    );
  });

  it('cancels an order before it is printed', async () => {
    const { as, open, press } = opened();
    const { body } = await as('own-v3')('POST', '/api/v3/orders', [order()]);
    await press('own-v3', 'Cancel KL-1001');
    assert.ok(!(await open('/own-v3')).includes('KL-1001'));
    assert.equal((await as('own-v3')('GET', `/api/v3/orders/${body.data[0].id}`)).status, 404);
  });
});

describe('the connect page', () => {
  const query = new URLSearchParams({
    url_webshop: 'https://shop.example/back',
    webhook_url: 'https://shop.example/hook/secret-path',
    shop_name: 'Tea & Co',
  });

  it('asks the merchant, and sends the keys to the address that came with the link', async () => {
    const posts: { url: string; signature: string | null; body: string }[] = [];
    const { sandbox } = arrange({
      fetch: async (url, init) => {
        posts.push({ url: String(url), signature: new Headers(init?.headers).get('sendcloud-signature'), body: String(init?.body) });
        return new Response(null, { status: 200 });
      },
    });
    const address = `http://sandbox/shops/tea-market/connect/?${query}`;
    assert.match(await (await sandbox.fetch(new Request(address))).text(), /Connect Tea &amp; Co/);
    const form = new URLSearchParams({ ...Object.fromEntries(query), account: 'demo-no-checkout-public' });
    const answer = await sandbox.fetch(new Request(address, { method: 'POST', body: form }));
    await sandbox.webhooks.settled();
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, 'https://shop.example/back']);
    const told = posts.map(({ body }) => JSON.parse(body));
    assert.deepEqual(told.map(({ action }) => action).toSorted(), ['integration_connected', 'integration_credentials']);
    const keys = told.find(({ action }) => action === 'integration_credentials');
    assert.deepEqual([keys.integration_id, keys.public_key], [10_004, 'demo-no-checkout-public']);
    for (const { url, signature, body } of posts) {
      assert.equal(url, 'https://shop.example/hook/secret-path');
      assert.equal(signature, createHmac('sha256', keys.secret_key).update(body).digest('hex'));
    }
  });

  it('refuses a link without an address for the keys', async () => {
    const { sandbox } = arrange();
    assert.equal((await sandbox.fetch(new Request('http://sandbox/shops/tea-market/connect/?shop_name=Tea'))).status, 400);
  });
});
