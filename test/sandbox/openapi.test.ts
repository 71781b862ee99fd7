import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openapiMissing, validateRequest, validateResponse } from '../support/openapi.ts';
import { cart, order, parcel, shipment, toPoint } from './client.ts';

const post = (path: string, body: unknown) => validateRequest({ method: 'POST', path, body });
const points = (query: Record<string, string | string[]>) => validateRequest({ method: 'GET', path: '/api/v3/service-points', query });

describe('the check against Sendcloud’s documents', { skip: openapiMissing }, () => {
  it('lets good requests pass', () => {
    assert.deepEqual(post('/api/v3/shipments/announce', toPoint('postnl:pakjegemak', '12')), []);
    assert.deepEqual(post('/api/v3/orders', [order({ service_point_details: { id: '12', post_number: '34' } })]), []);
    assert.deepEqual(post('/api/v2/parcels', { parcel: parcel({ to_service_point: 12 }) }), []);
    assert.deepEqual(post('/api/v3/checkout/delivery-options', cart()), []);
    assert.deepEqual(
      points({ country_code: 'NL', carrier_code: ['postnl', 'dhl'], latitude: '51.44', longitude: '5.47', radius: '3000' }),
      [],
    );
    assert.deepEqual(validateRequest({ method: 'GET', path: '/api/v3/orders?order_id=1001' }), []);
  });

  it('reports a numeric service point in a v3 shipment', () => {
    const problems = post('/api/v3/shipments/announce', toPoint('postnl:pakjegemak', 12));
    assert.ok(problems.includes('/to_service_point/id must be string'), problems.join('\n'));
  });

  it('reports a price as text in a v3 order', () => {
    const problems = post('/api/v3/orders', [
      order({ payment_details: { total_price: { value: '45.90', currency: 'EUR' }, status: { code: 'paid' } } }),
    ]);
    assert.ok(problems.includes('/0/payment_details/total_price/value must be number'), problems.join('\n'));
  });

  it('reports service_point_id on a v2 parcel', () => {
    const problems = post('/api/v2/parcels', { parcel: parcel({ service_point_id: 12 }) });
    assert.ok(problems.includes('/parcel has the unknown property service_point_id'), problems.join('\n'));
  });

  it('reports what is unknown, missing or of the wrong type at any depth', () => {
    const unknown = post('/api/v3/shipments/announce', shipment({ parcels: [{ weight: { value: '2', unit: 'kg', grams: 2000 } }] }));
    assert.ok(unknown.includes('/parcels/0/weight has the unknown property grams'), unknown.join('\n'));
    const { to_address: _, ...incomplete } = cart();
    assert.ok(post('/api/v3/checkout/delivery-options', incomplete).some((problem) => problem.includes("'to_address'")));
    assert.ok(post('/api/v3/orders', order()).some((problem) => problem.includes('must be array')));
  });

  it('reports what is wrong with a query', () => {
    assert.deepEqual(points({}), ['query parameter country_code is missing']);
    assert.deepEqual(points({ country_code: 'NL', country: 'NL' }), ['query parameter country is not documented']);
    assert.deepEqual(points({ country_code: 'NL', radius: 'far' }), ['query parameter radius / must be integer']);
    assert.deepEqual(points({ country_code: 'NL', limit: '500' }), ['query parameter limit / must be <= 200']);
    assert.equal(points({ country_code: 'NL', general_shop_type: ['shop'] }).length, 1);
  });

  it('reports an operation that is not documented, and a body where none belongs', () => {
    assert.deepEqual(post('/api/v3/service-points/12/reserve', {}), [
      'POST /api/v3/service-points/12/reserve is not a documented operation',
    ]);
    assert.deepEqual(post('/api/v3/service-points/12/check-availability', {}), ['a body was sent where none is documented']);
  });

  it('reports a reply of another shape', () => {
    const about = { method: 'POST', path: '/api/v3/service-points/12/check-availability' };
    assert.deepEqual(validateResponse(about, { status: 200, body: { data: { is_available: true } } }), []);
    assert.equal(validateResponse(about, { status: 200, body: { data: { is_available: 'yes' } } }).length, 1);
    assert.deepEqual(validateResponse(about, { status: 202, body: {} }), [
      'POST /api/v3/service-points/{service_point_id}/check-availability documents no 202',
    ]);
  });
});
