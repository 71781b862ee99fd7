import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openapiMissing, validateRequest, validateResponse } from '../support/openapi.ts';
import { arrange, cart, order, parcel, pointOf, recipient, shipment, toPoint, withoutNulls } from './client.ts';

/** Calls, and checks both the request and the reply against Sendcloud's documents. */
function checking(account: string) {
  const { as, sandbox, control } = arrange();
  const call = as(account);
  const checked = async (method: string, path: string, body?: unknown) => {
    const reply = await call(method, path, body);
    assert.deepEqual(validateRequest({ method, path, body }), [], `request ${method} ${path}`);
    const received = path.startsWith('/api/v2') ? withoutNulls(reply.body) : reply.body;
    assert.deepEqual(
      validateResponse({ method, path }, { status: reply.status, body: received, closed: path.startsWith('/api/v3') }),
      [],
      `reply to ${method} ${path}`,
    );
    return reply;
  };
  return { as, call: checked, sandbox, control };
}

describe('replies are as Sendcloud documents them', { skip: openapiMissing }, () => {
  it('for the account and what was set up in it', async () => {
    const { call } = checking('own-v3');
    for (const path of [
      '/user/auth/metadata',
      '/organization',
      '/integrations',
      '/integrations/10001',
      '/contracts',
      '/brands',
      '/brands/1001',
      '/addresses/sender-addresses',
      '/addresses/sender-addresses/1001',
      '/parcels/statuses',
    ]) {
      assert.equal((await call('GET', `/api/v3${path}`)).status, 200, path);
    }
  });

  it('for service points', async () => {
    const { call } = checking('own-v3');
    const list = await call('GET', '/api/v3/service-points?country_code=NL&use_integration_carriers=true&address=5611EM&limit=200');
    const [point] = list.body.data.results;
    await call(
      'GET',
      '/api/v3/service-points?country_code=DE&carrier_code=dhl_de&carrier_code=dpd&latitude=52.52&longitude=13.4&radius=3000',
    );
    await call('GET', '/api/v3/service-points?country_code=NL&carrier_code=dhl&address=Nowhereville');
    await call('GET', `/api/v3/service-points/${point.id}`);
    await call('POST', `/api/v3/service-points/${point.id}/check-availability`);
    await call('GET', '/api/v3/service-points/99');
  });

  it('for delivery options', async () => {
    const { call } = checking('own-v3');
    const reply = await call('POST', '/api/v3/checkout/delivery-options', cart());
    assert.ok(reply.body.delivery_options.length > 4);
    const old = `/api/v3/checkout/configurations/${reply.body.configuration_id}/delivery-options`;
    await call('GET', `${old}?weight_value=2500&total_order_value=45.90&from_country_code=NL&to_country_code=DE`);
  });

  it('for shipping options', async () => {
    const { call } = checking('own-v3');
    const all = await call('POST', '/api/v3/shipping-options', {
      to_address: { country_code: 'NL' },
      calculate_quotes: true,
      parcels: [{ weight: { value: '2', unit: 'kg' } }],
    });
    assert.ok(all.body.data.length > 5);
    const none = await call('POST', '/api/v3/shipping-options', { shipping_option_code: 'acme:none' });
    assert.match(none.body.message, /^We couldn't find any shipping options/);
  });

  it('for shipments', async () => {
    const { call, as, control } = checking('central');
    const point = await pointOf(as, 'postnl');
    const made = await call(
      'POST',
      '/api/v3/shipments/announce',
      toPoint('postnl:pakjegemak', String(point.id), { order_number: 'A1', external_reference_id: 'a1' }),
    );
    await call('POST', '/api/v3/shipments/announce', toPoint('postnl:pakjegemak', String(point.id), { external_reference_id: 'a1' }));
    await call('POST', '/api/v3/shipments', shipment());
    await control('POST', '/faults', { kind: 'announcement-failed', times: 1 });
    await call('POST', '/api/v3/shipments/announce', shipment());
    await call('POST', '/api/v3/shipments/announce', shipment({ brand_id: 9 }));
    const { id, parcels } = made.body.data;
    await call('GET', '/api/v3/shipments?page_size=2');
    await call('GET', `/api/v3/shipments/${id}`);
    await call('GET', `/api/v3/parcels/tracking/${parcels[0].tracking_number}`);
    await call('GET', `/api/v3/shipments/${id}/return-portal-url`);
    await call('POST', `/api/v3/shipments/${id}/cancel`);
  });

  it('for orders', async () => {
    const { call } = checking('own-v3');
    const { body } = await call('POST', '/api/v3/orders', [order({ service_point_details: { id: '12' } }), order({ order_id: '1002' })]);
    await call('GET', '/api/v3/orders?order_id=1001');
    await call('GET', `/api/v3/orders/${body.data[0].id}`);
    await call('PATCH', `/api/v3/orders/${body.data[0].id}`, { payment_details: { status: { code: 'refunded' } } });
    await call('DELETE', `/api/v3/orders/${body.data[0].id}`);
  });

  it('for v2 parcels and labels', async () => {
    const { call, as } = checking('own-v2');
    const point = await pointOf(as, 'postnl');
    const held = await call('POST', '/api/v2/parcels', { parcel: parcel({ to_service_point: point.id }) });
    const made = await call('POST', '/api/v2/parcels', {
      parcel: parcel({ to_service_point: point.id, request_label: true, shipment: { id: 104 } }),
    });
    await call('POST', '/api/v2/parcels', { parcels: [parcel(), parcel({ request_label: true, shipment: { id: 1 } })] });
    await call('GET', '/api/v2/parcels');
    await call('GET', `/api/v2/parcels/${held.body.parcel.id}`);
    await call('GET', `/api/v2/labels/${made.body.parcel.id}`);
    await call('POST', '/api/v2/labels', { label: { parcels: [made.body.parcel.id] } });
    await call('POST', `/api/v2/parcels/${made.body.parcel.id}/cancel`);
  });

  it('for the rest of v3: labels of orders, documents, addresses, old method ids', async () => {
    const { call, as, sandbox } = checking('own-v3');
    const point = await pointOf(as, 'dhl');
    const ship_with = { type: 'shipping_option_code', properties: { shipping_option_code: 'dhl:complete/standard,service_point' } };
    await call('POST', '/api/v3/orders', [
      order({ order_id: 'a', service_point_details: { id: String(point.id) }, shipping_details: { ship_with } }),
      order({ order_id: 'b', order_number: 'B' }),
    ]);
    const one = await call('POST', '/api/v3/orders/create-label-sync', { integration_id: 10_001, order: { order_id: 'a' } });
    assert.equal(one.status, 201);
    const shipment = await call('GET', `/api/v3/shipments/${one.body.data.shipment_id}`);
    assert.equal(shipment.body.data.to_service_point.id, String(point.id));
    const many = await call('POST', '/api/v3/orders/create-labels-async', {
      integration_id: 10_001,
      ship_with: { ...ship_with, properties: { shipping_option_code: 'postnl:standard' } },
      orders: [{ order_id: 'b' }, { order_id: 'none' }],
    });
    assert.deepEqual([many.status, many.body.data.length, many.body.errors[0].source.pointer], [202, 1, '/data/attributes/orders/[1]']);
    sandbox.clock.advance(2_000);
    const ids = [one.body.data.parcel_id, many.body.data[0].parcel_id];
    assert.equal(
      (await call('GET', `/api/v3/parcel-documents/label?parcels=${ids[0]}&parcels=${ids[1]}`)).headers.get('content-type'),
      'application/pdf',
    );
    const zpl = await as('own-v3')('GET', `/api/v3/parcels/${ids[0]}/documents/label`, undefined, { accept: 'application/zpl' });
    assert.match(Buffer.from(zpl.body).toString(), /^\^XA/);
    assert.equal((await call('GET', `/api/v3/parcels/${ids[0]}/documents/receipt`)).status, 400);
    const { name: _, email: __, ...address } = recipient;
    assert.equal((await call('POST', '/api/v3/addresses/validate', { address, carrier_code: 'postnl' })).body.input_address_is_valid, true);
    assert.deepEqual((await call('POST', '/api/v3/compat/shipping-options', { shipping_method_ids: [104, 5] })).body.data, {
      5: 'null',
      104: 'postnl:pakjegemak',
    });
  });

  it('for v2 service points and tracking', async () => {
    const { call } = checking('own-v2');
    const list = await call('GET', '/api/v2/service-points?country=NL&carrier=postnl,dhl&address=5611EM');
    assert.ok(list.body.length > 20 && typeof list.body[0].latitude === 'string');
    await call('GET', `/api/v2/service-points/${list.body[0].id}`);
    await call('GET', `/api/v2/service-points/${list.body[0].id}/check-availability`);
    await call('GET', '/api/v2/carriers');
    const exact = await call('GET', '/api/v2/service-points?country=NL&city=Delft');
    assert.ok(exact.body.length > 0 && exact.body.every(({ city }: { city: string }) => city === 'DELFT'));
    const bad = await call('GET', '/api/v2/service-points?country=NL&carrier=chronopost');
    assert.equal(
      bad.body.error.message,
      'carrier: "This system is trying to display carriers that haven\'t been activated in this integration\'s settings: chronopost"',
    );
    const { body } = await call('POST', '/api/v2/parcels', { parcel: parcel({ request_label: true, shipment: { id: 101 } }) });
    await call('GET', `/api/v2/tracking/${body.parcel.tracking_number}`);
    assert.equal((await call('GET', '/api/v2/tracking/none')).headers.get('content-type'), 'application/xml');
  });

  it('for returns', async () => {
    const { call } = checking('own-v3');
    const ship_with = { type: 'shipping_option_code', shipping_option_code: 'postnl:standard' };
    const body = { from_address: recipient, to_address: recipient, ship_with, weight: { value: 2, unit: 'kg' } };
    const made = await call('POST', '/api/v3/returns', body);
    await call('GET', `/api/v3/returns/${made.body.return_id}`);
    const dates = 'from_date=2026-11-01%2000:00:00&to_date=2026-11-30%2000:00:00';
    assert.equal((await call('GET', `/api/v3/returns?${dates}`)).body.data.length, 1);
    assert.equal((await call('PATCH', `/api/v3/returns/${made.body.return_id}/cancel`)).status, 202);
    assert.equal((await call('PATCH', `/api/v3/returns/${made.body.return_id}/cancel`)).status, 409);
    assert.deepEqual((await call('GET', `/api/v3/returns?${dates}&parent_parcel_status=ready-to-send`)).body.data, []);
  });
});
