import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, pointOf, recipient, shipment, toPoint } from './client.ts';

const { as, sandbox, control } = arrange();
const central = as('central');
const announce = (body: unknown, account = 'central') => as(account)('POST', '/api/v3/shipments/announce', body);
/** Code, words and pointer of every error. */
const errorsOf = (reply: { body: { errors: { code: string; detail: string; source: { pointer: string } }[] } }) =>
  reply.body.errors.map(({ code, detail, source }) => [code, detail, source?.pointer]);

describe('POST /shipments/announce', () => {
  it('makes a parcel with the chosen point, a number and a PDF', async () => {
    const point = await pointOf(as, 'dhl');
    const { status, body } = await announce(toPoint('dhl:complete/standard,service_point', String(point.id)));
    assert.equal(status, 201);
    assert.deepEqual(body.data.to_service_point, { id: String(point.id), carrier_service_point_id: point.carrier_service_point_id });
    const [parcel] = body.data.parcels;
    assert.equal(parcel.status.code, 'READY_TO_SEND');
    assert.ok(parcel.tracking_number.length > 5);
    const label = await central('GET', new URL(parcel.documents[0].link).pathname);
    assert.equal(label.headers.get('content-type'), 'application/pdf');
    assert.deepEqual(Buffer.from(parcel.label_file, 'base64'), Buffer.from(label.body));
  });

  it('refuses a numeric service point, as v3 wants text', async () => {
    const point = await pointOf(as, 'postnl');
    const reply = await announce(toPoint('postnl:pakjegemak', point.id));
    assert.deepEqual([reply.status, errorsOf(reply)], [400, [['invalid', 'Input should be a valid string', '/to_service_point/id']]]);
  });

  it('takes the carrier’s own identifier, which wins over the id', async () => {
    const point = await pointOf(as, 'postnl');
    const both = { id: '1', carrier_service_point_id: point.carrier_service_point_id };
    const { body } = await announce(toPoint('postnl:pakjegemak', '', { to_service_point: both }));
    assert.equal(body.data.to_service_point.id, String(point.id));
  });

  it('refuses a point that is not there, not the carrier’s, closed, in another country, or of no use', async () => {
    const [postnl, dhl, expired] = [
      await pointOf(as, 'postnl'),
      await pointOf(as, 'dhl'),
      await pointOf(as, 'postnl', 'country_code=NL&address=1012'),
    ];
    await control('PATCH', `/points/${expired.id}`, { expired: true });
    const refused = async (body: unknown) => errorsOf(await announce(body));
    assert.deepEqual(await refused(toPoint('postnl:pakjegemak', '12')), [
      ['invalid', 'The service point could not be found', '/to_service_point/id'],
    ]);
    assert.match((await refused(toPoint('postnl:pakjegemak', String(dhl.id))))[0]?.[1] ?? '', /not one of PostNL/);
    assert.match((await refused(toPoint('postnl:pakjegemak', String(expired.id))))[0]?.[1] ?? '', /no longer available/);
    assert.match(
      (await refused(toPoint('postnl:pakjegemak', String(postnl.id), { to_address: { ...recipient, country_code: 'BE' } })))[0]?.[1] ?? '',
      /another country/,
    );
    assert.match((await refused(toPoint('postnl:standard', String(postnl.id))))[0]?.[1] ?? '', /does not deliver to a service point/);
    assert.match(
      (
        await refused(shipment({ ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:pakjegemak' } } }))
      )[0]?.[1] ?? '',
      /required/,
    );
  });

  it('wants a post number at a Packstation, and the buyer’s email or phone where the option does', async () => {
    const locker = await pointOf(as, 'dhl_de', 'country_code=DE&address=10115&carrier_shop_type=packStation');
    const berlin = { ...recipient, postal_code: '10115', city: 'Berlin', country_code: 'DE' };
    const without = await announce(toPoint('dhl_de:paket/service_point', String(locker.id), { to_address: berlin }));
    assert.deepEqual(errorsOf(without), [['required', 'A post number is required for a Packstation.', '/to_address/po_box']]);
    assert.equal(
      (await announce(toPoint('dhl_de:paket/service_point', String(locker.id), { to_address: { ...berlin, po_box: '123456' } }))).status,
      201,
    );
    const { email: _, ...unreachable } = recipient;
    const sameDay = {
      ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'trunkrs:same_day' } },
      to_address: unreachable,
    };
    assert.deepEqual(
      errorsOf(await announce(shipment(sameDay))).map(([code, , pointer]) => [code, pointer]),
      [
        ['required', '/to_address/email'],
        ['required', '/to_address/phone_number'],
      ],
    );
  });

  it('refuses what is too heavy, too large, not the account’s, unknown or missing, each at its pointer', async () => {
    const pointers = async (change: object) => errorsOf(await announce(shipment(change))).map(([code, , pointer]) => `${code} ${pointer}`);
    assert.deepEqual(await pointers({ parcels: [{ weight: { value: '24', unit: 'kg' } }] }), ['invalid /parcels/0/weight/value']);
    assert.deepEqual(await pointers({ parcels: [{ dimensions: { length: '10', width: '10', height: '200', unit: 'cm' } }] }), [
      'invalid /parcels/0/dimensions',
    ]);
    assert.deepEqual(await pointers({ brand_id: 1001 }), ['invalid /brand_id']);
    assert.deepEqual(await pointers({ from_address: { sender_address_id: 1001 } }), ['invalid /from_address/sender_address_id']);
    assert.deepEqual(
      await pointers({
        ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:standard', contract_id: 1001 } },
      }),
      ['invalid /ship_with/properties/contract_id'],
    );
    assert.deepEqual(await pointers({ ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'acme:x' } } }), [
      'invalid /ship_with/properties/shipping_option_code',
    ]);
    assert.deepEqual(await pointers({ to_address: { ...recipient, name: undefined }, service_point_id: 3 }), [
      'required /to_address/name',
      'extra_forbidden /service_point_id',
    ]);
  });

  it('answers a repeated reference with 409 and the first shipment, one account not seeing the other’s', async () => {
    const first = await announce(shipment({ external_reference_id: 'ml-1' }));
    const again = await announce(shipment({ external_reference_id: 'ml-1', order_number: 'other' }));
    assert.deepEqual([again.status, again.body.id], [409, first.body.data.id]);
    assert.equal(
      (await announce(shipment({ external_reference_id: 'ml-1', from_address: { sender_address_id: 1001 } }), 'own-v3')).status,
      201,
    );
    await control('PATCH', '/settings', { duplicateShipment: 'wrapped' });
    assert.equal((await announce(shipment({ external_reference_id: 'ml-1' }))).body.data.id, first.body.data.id);
  });

  it('answers 201 though the carrier refused, and says why in the shipment', async () => {
    await control('POST', '/faults', { kind: 'announcement-failed', account: 'central', times: 1 });
    const { status, body } = await announce(shipment());
    assert.equal(status, 201);
    assert.equal(body.data.parcels[0].status.code, 'ANNOUNCEMENT_FAILED');
    assert.deepEqual(body.data.errors, [
      { status: '500', code: 'parcel_announcement_error', detail: 'Service error: An error occurred while connecting to the carrier.' },
    ]);
    assert.deepEqual(body.data.parcels[0].documents, []);
  });
});

describe('POST /shipments', () => {
  it('announces later, on the sandbox’s clock', async () => {
    const { body } = await central('POST', '/api/v3/shipments', shipment());
    const [parcel] = body.data.parcels;
    assert.deepEqual(
      [parcel.status.code, parcel.tracking_number, parcel.tracking_url, parcel.announced_at, parcel.documents],
      ['ANNOUNCING', '', null, null, []],
    );
    assert.equal((await central('GET', `/api/v3/parcels/${parcel.id}/documents/label`)).status, 404);
    sandbox.clock.advance(2_000);
    const read = await central('GET', `/api/v3/shipments/${body.data.id}`);
    assert.equal(read.body.data.parcels[0].status.code, 'READY_TO_SEND');
  });

  it('points at its problems below /data/attributes', async () => {
    const reply = await central('POST', '/api/v3/shipments', shipment({ to_address: { ...recipient, name: undefined } }));
    assert.deepEqual(errorsOf(reply), [['required', 'This field is required.', '/data/attributes/to_address/name']]);
  });
});

describe('GET /shipments', () => {
  it('pages by the Link header and filters', async () => {
    const { as: fresh } = arrange();
    const call = fresh('central');
    for (let number = 1; number <= 5; number++) await call('POST', '/api/v3/shipments/announce', shipment({ order_number: `N${number}` }));
    const seen: string[] = [];
    for (let path: string | undefined = '/api/v3/shipments?page_size=2'; path; ) {
      const reply = await call('GET', path);
      seen.push(...reply.body.data.map(({ order_number }: { order_number: string }) => order_number));
      const next: string | undefined = reply.headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1];
      path = next && new URL(next).pathname + new URL(next).search;
    }
    assert.deepEqual(seen, ['N5', 'N4', 'N3', 'N2', 'N1']);
    assert.equal((await call('GET', '/api/v3/shipments?order_number=N3')).body.data.length, 1);
    const bad = await call('GET', '/api/v3/shipments?parcel_status=LOST');
    assert.deepEqual([bad.status, bad.body.errors[0].status], [400, '404']);
    assert.equal((await call('GET', '/api/v3/shipments?cursor=%21')).body.errors[0].detail, 'Invalid cursor');
  });
});

describe('POST /shipments/{id}/cancel', () => {
  it('cancels once, and not after 42 days', async () => {
    const { as: fresh, sandbox: other } = arrange();
    const call = fresh('central');
    const made = async () => (await call('POST', '/api/v3/shipments/announce', shipment())).body.data.id;
    const [early, late] = [await made(), await made()];
    const cancel = (id: string) => call('POST', `/api/v3/shipments/${id}/cancel`);
    assert.deepEqual((await cancel(early)).body, { data: { status: 'cancelled', message: 'Shipment has been cancelled' } });
    assert.deepEqual((await cancel(early)).body.errors[0].detail, 'This shipment is already being cancelled.');
    other.clock.advance(43 * 86_400_000);
    assert.equal((await cancel(late)).status, 409);
    assert.equal((await cancel('nothing')).status, 404);
  });
});
