import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, parcel, pointOf } from './client.ts';

const { as, control } = arrange();
const own = as('own-v2');
const create = (change: object = {}, query = '') => own('POST', `/api/v2/parcels${query}`, { parcel: parcel(change) });

describe('v2 parcels', () => {
  it('without a label keep the point and wait', async () => {
    const point = await pointOf(as, 'postnl');
    const { status, body } = await create({ to_service_point: point.id });
    assert.equal(status, 200);
    assert.deepEqual(
      [body.parcel.to_service_point, body.parcel.status, body.parcel.label, body.parcel.tracking_number],
      [String(point.id), { id: 999, message: 'No label' }, {}, ''],
    );
    assert.equal((await own('GET', `/api/v2/labels/${body.parcel.id}`)).status, 404);
  });

  it('get their label later by PUT', async () => {
    const point = await pointOf(as, 'postnl');
    const { body } = await create({ to_service_point: point.id });
    const put = await own('PUT', '/api/v2/parcels', { parcel: { id: body.parcel.id, request_label: true, shipment: { id: 104 } } });
    assert.deepEqual(
      [put.body.parcel.id, put.body.parcel.status.message, put.body.parcel.to_service_point],
      [body.parcel.id, 'Ready to send', String(point.id)],
    );
    const label = await own('GET', new URL(put.body.parcel.label.label_printer).pathname);
    assert.equal(Buffer.from(label.body.subarray(0, 5)).toString(), '%PDF-');
  });

  it('are refused with an unknown field, so that a misspelt service point is not lost', async () => {
    const { status, body } = await create({ service_point_id: 12 });
    assert.deepEqual(
      [status, body],
      [400, { error: { code: 400, request: 'api/v2/parcels', message: 'service_point_id: "Unknown field."' } }],
    );
  });

  it('are refused with a label when the carrier’s rules are broken', async () => {
    const point = await pointOf(as, 'dhl');
    const message = async (change: object) => (await create({ request_label: true, ...change })).body.error.message;
    assert.equal(await message({}), 'shipment: "This field is required."');
    assert.match(await message({ shipment: { id: 104 } }), /^to_service_point: "A service point is required/);
    assert.match(
      await message({ shipment: { id: 104 }, to_service_point: point.id }),
      /^to_service_point: "The service point is not one of PostNL/,
    );
    assert.match(await message({ shipment: { id: 101 }, weight: '30.000' }), /^weight: "The weight must be between/);
    assert.equal(await message({ shipment: { id: 4711 } }), 'shipment: "Invalid shipping method id."');
  });

  it('are closed to young accounts, unless a partner sends them', async () => {
    for (const account of ['own-v3', 'central', 'no-checkout', 'v2-closed']) {
      assert.equal((await as(account)('POST', '/api/v2/parcels', { parcel: parcel() })).status, 403, account);
    }
    const partner = { 'sendcloud-partner-id': '6f4c1f9e-1111-4222-8333-444455556666' };
    assert.equal((await as('own-v3')('POST', '/api/v2/parcels', { parcel: parcel() }, partner)).status, 200);
  });

  it('meet the chosen answer when their reference was used before', async () => {
    const first = await create({ external_reference: 'r-1' });
    const refused = await create({ external_reference: 'r-1' });
    assert.deepEqual(
      [refused.status, refused.body.error.message],
      [400, 'external_reference: "Parcel with this external reference already exists."'],
    );
    await control('PATCH', '/settings', { duplicateParcel: 'return-existing' });
    assert.equal((await create({ external_reference: 'r-1' })).body.parcel.id, first.body.parcel.id);
    await control('PATCH', '/settings', { duplicateParcel: 'create' });
    assert.notEqual((await create({ external_reference: 'r-1' })).body.parcel.id, first.body.parcel.id);
    const found = await own('GET', '/api/v2/parcels?external_reference=r-1');
    assert.equal(found.body.parcels.length, 2);
  });

  it('of a list are made one by one: the good ones stay, the bad ones are told', async () => {
    const { status, body } = await own('POST', '/api/v2/parcels', { parcels: [parcel(), parcel({ name: undefined })] });
    assert.deepEqual([status, body.parcels.length, body.failed_parcels[0].errors], [200, 1, { name: ['This field is required.'] }]);
  });

  it('tell a carrier’s refusal as 400, or in the parcel when asked to', async () => {
    await control('POST', '/faults', { kind: 'announcement-failed', times: 2, message: 'PostNL service error: no such street' });
    const label = { request_label: true, shipment: { id: 101 } };
    assert.deepEqual((await create(label)).body.error.message, "non_field_errors: 'PostNL service error: no such street'");
    const verbose = await create(label, '?errors=verbose-carrier');
    assert.deepEqual([verbose.status, verbose.body.parcel.errors], [200, { non_field_errors: ['PostNL service error: no such street'] }]);
  });

  it('are deleted before a label and cancelled after it', async () => {
    const cancel = async (change: object) => own('POST', `/api/v2/parcels/${(await create(change)).body.parcel.id}/cancel`);
    assert.equal((await cancel({})).body.status, 'deleted');
    assert.equal((await cancel({ request_label: true, shipment: { id: 101 } })).body.status, 'cancelled');
  });
});
