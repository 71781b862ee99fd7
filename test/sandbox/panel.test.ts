import assert from 'node:assert/strict';
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
  it('shows an order with its point, makes the label and moves the parcel along', async () => {
    const { as, open, press } = opened();
    const point = await pointOf(as, 'postnl');
    await as('own-v3')('POST', '/api/v3/orders', [order({ service_point_details: { id: String(point.id) } })]);
    assert.match(await open('/own-v3'), new RegExp(`KL-1001[\\s\\S]*PostNL ${point.id}`));
    assert.equal((await press('own-v3', 'Create label KL-1001')).status, 303);
    await press('own-v3', 'Move to “En route to sorting center” KL-1001');
    assert.match(await open('/own-v3'), /Label made/);
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
});
