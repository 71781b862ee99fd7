import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderView } from '../../proxy/contract/orders.ts';
import type { Problem } from '../../proxy/contract/problems.ts';
import { anOrder } from '../support/an-order.ts';
import { buy, chargesOf, control, entries, held, openDesk, pagesOf, toSwitzerland } from '../support/labels.ts';
import { chooseHome, place, problemType, secretKeyOf } from '../support/orders.ts';
import { merchants, startProxy } from '../support/proxy.ts';

/** The demo's merchants, one of them with other settings. */
const withSettings = (id: string, settings: object) =>
  merchants.map((merchant) => (merchant.id === id ? { ...merchant, ...settings } : merchant));
const markup = { markup: { percent: '10', fixed: 50 } };

describe('a label of the central account', () => {
  it('is bought at the price that was shown, and charged with the marketplace’s markup', async (t) => {
    const p = await startProxy(t, { merchants: withSettings('central-hold', markup) });
    const desk = await openDesk(p);
    const { options, missing, customs, chosen } = await desk.options();
    const price = options.find(({ code }) => code === 'postnl:standard')?.price?.value;
    assert.deepEqual([missing, customs, chosen], [[], false, { shippingOptionCode: 'postnl:standard', by: 'order' }]);
    assert.equal(price, '7.71', '6.55 for 2.5 kg, 10 % of it rounded half up, and 0.50');
    const order = await buy(desk);
    const { charges, totals } = await chargesOf(p);
    const [shipment] = await held(p);
    const parcel = shipment!.parcels[0]!;
    assert.deepEqual(
      [order.state, order.parcel?.id, order.parcel?.trackingNumber],
      ['labelled', String(parcel.id), parcel.tracking_number],
    );
    assert.equal(order.label.available, true);
    const [charge] = charges;
    assert.deepEqual(charges, [
      {
        id: charge?.id,
        at: '2026-11-24T09:00:00.000Z',
        merchant: 'central-hold',
        order: order.id,
        orderNumber: order.number,
        parcel: String(parcel.id),
        kind: 'label',
        shippingOptionCode: 'postnl:standard',
        quote: { value: '6.55', currency: 'EUR' },
        markup: '1.16',
        amount: { value: '7.71', currency: 'EUR' },
        reason: null,
      },
    ]);
    assert.deepEqual(totals, [{ total: { value: '7.71', currency: 'EUR' }, entries: 1, withoutPrice: 0 }]);
    assert.equal(p.upstream('/api/v3/shipping-options'), 1, 'what was shown is what was bought');
  });

  it('is bought as asked or not at all: a body that does not say what it is, is refused', async (t) => {
    const p = await startProxy(t);
    const { order, read } = await openDesk(p);
    const body = new TextEncoder().encode('{"shippingOptionCode":"ups:standard"}');
    const headers = { authorization: `Bearer ${secretKeyOf('central-hold')}`, 'content-length': String(body.length) };
    const address = `http://localhost:8787/orders/${order.id}/label`;
    assert.equal(await problemType(await p.proxy.fetch(new Request(address, { method: 'POST', headers, body }))), 'unsupported-media-type');
    assert.equal((await read()).state, 'held');
    const { authorization } = headers;
    assert.equal((await p.proxy.fetch(new Request(address, { method: 'POST', headers: { authorization } }))).status, 200, 'without a body');
  });

  it('is printed on A6 and on A4, as often as wanted', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    assert.equal(await problemType(await desk.ask('GET', '/label')), 'label-not-available');
    await buy(desk);
    const pages = async (query: string) => pagesOf(new Uint8Array(await (await desk.ask('GET', `/label${query}`)).arrayBuffer()));
    assert.deepEqual([await pages(''), await pages('?format=a6'), await pages('?format=a4')], [['298x420'], ['298x420'], ['595x842']]);
    assert.equal(await problemType(await desk.ask('GET', '/label?format=a5')), 'invalid-request');
    assert.equal(await problemType(await desk.ask('GET', '/label?document=customs-declaration')), 'label-not-available');
  });

  it('is declared by tariff codes and countries that there are', async (t) => {
    const desk = await openDesk(await startProxy(t), toSwitzerland);
    for (const wrong of [{ hsCode: '=1+1' }, { hsCode: '6302' }, { originCountry: 'qx' }]) {
      const refused = await desk.ask('POST', '/label', { customs: { items: [{ item: 1, ...wrong }] } });
      assert.equal(await problemType(refused), 'invalid-request', JSON.stringify(wrong));
    }
  });

  it('to Switzerland says what customs want before it is bought, and declares it', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p, toSwitzerland, { code: 'dhl_express:worldwide/incoterm=dap' });
    const { customs, missing, goods } = await desk.options();
    assert.equal(customs, true);
    assert.deepEqual(
      missing.map(({ what, field }) => [what, field]),
      [
        ['hs-code', 'customs.items.1.hsCode'],
        ['origin-country', 'customs.items.1.originCountry'],
      ],
    );
    assert.deepEqual(
      goods.map(({ description, hsCode }) => [description, hsCode]),
      [
        ['Copper kettle', '741810'],
        ['Tea towel', null],
      ],
    );
    const refused = (await (await desk.ask('POST', '/label', {})).json()) as Problem;
    assert.deepEqual([refused.status, refused.errors?.map(({ field }) => field)], [422, missing.map(({ field }) => field)]);
    assert.equal((await desk.read()).state, 'held', 'nothing was bought');

    const customsData = { reason: 'gift', invoiceNumber: 'INV-7', items: [{ item: 1, hsCode: '630291', originCountry: 'in' }] };
    const { state, label } = await buy(desk, { customs: customsData });
    assert.deepEqual([state, label.declared], ['labelled', true]);
    const [shipment] = await held(p);
    assert.deepEqual(shipment?.customs_information, { invoice_number: 'INV-7', export_reason: 'gift' });
    assert.deepEqual(
      shipment?.parcels[0]?.parcel_items.map(({ hs_code, origin_country, quantity }) => [hs_code, origin_country, quantity]),
      [
        ['741810', 'NL', 1],
        ['630291', 'IN', 2],
      ],
    );
    const declaration = await desk.ask('GET', '/label?document=customs-declaration&format=a4');
    assert.deepEqual([declaration.status, pagesOf(new Uint8Array(await declaration.arrayBuffer()))], [200, ['595x842']]);
  });

  it('of two parcels is two labels and two charges that add up to the price', async (t) => {
    const p = await startProxy(t, { merchants: withSettings('central-hold', markup) });
    const desk = await openDesk(p);
    const shown = await desk.options('?parcels=1500:30x20x10,1001');
    const price = shown.options.find(({ code }) => code === 'postnl:standard')?.price?.value;
    const parcels = [{ weight: 1500, dimensions: { length: 30, width: 20, height: 10 } }, { weight: 1001 }];
    const order = await buy(desk, { parcels });
    const [shipment] = await held(p);
    assert.deepEqual(
      order.parcels.map(({ id, trackingNumber }) => [id, trackingNumber]),
      shipment?.parcels.map(({ id, tracking_number }) => [String(id), tracking_number]),
    );
    assert.deepEqual(
      shipment?.parcels.map(({ weight, parcel_items }) => [weight.value, parcel_items.length]),
      [
        ['1.500', 1],
        ['1.001', 0],
      ],
    );
    const { charges, totals } = await chargesOf(p);
    assert.deepEqual(
      charges.map(({ parcel }) => parcel),
      order.parcels.map(({ id }) => id),
    );
    assert.equal(totals[0]?.total.value, price);
    const label = await desk.ask('GET', '/label');
    assert.deepEqual(pagesOf(new Uint8Array(await label.arrayBuffer())), ['298x420', '298x420']);
  });

  it('of two parcels is printed and kept for the one whose label is left', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    const { parcels } = await buy(desk, { parcels: [{ weight: 1500 }, { weight: 1000 }] });
    await control(p, 'POST', `/parcels/${parcels[0]?.id}/advance`, { status: 'CANCELLED' });
    p.advance(3_600_000);
    await p.proxy.idle();
    const { state, parcels: after } = await desk.read();
    assert.deepEqual([state, after.map(({ status }) => status)], ['labelled', ['CANCELLED', 'READY_TO_SEND']]);
    const given = (await chargesOf(p)).charges.filter(({ kind }) => kind === 'cancellation');
    assert.deepEqual(
      given.map(({ parcel }) => parcel),
      [parcels[0]?.id],
    );
    const label = await desk.ask('GET', '/label');
    assert.deepEqual([label.status, pagesOf(new Uint8Array(await label.arrayBuffer()))], [200, ['298x420']]);
  });

  it('of two parcels to Switzerland says what is in each', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p, { ...toSwitzerland, items: anOrder().items }, { code: 'dhl_express:worldwide/incoterm=dap' });
    const parcels = [{ weight: 1500 }, { weight: 1000 }];
    const refused = (await (await desk.ask('POST', '/label', { parcels })).json()) as Problem;
    assert.deepEqual(
      refused.errors?.map(({ field }) => field),
      ['parcels.0.items', 'parcels.1.items'],
    );
    const twice = parcels.map((parcel) => ({ ...parcel, items: [{ item: 0, quantity: 1 }] }));
    const tooMany = (await (await desk.ask('POST', '/label', { parcels: twice })).json()) as Problem;
    assert.deepEqual(tooMany.errors, [{ field: 'parcels.1.items.0.quantity', expected: 'at most 0, which are left' }]);
  });

  it('of two parcels is bought again as it was packed, unless other parcels are asked for', async (t) => {
    const p = await startProxy(t);
    const pair = { ...anOrder().items[0]!, quantity: 2, hsCode: '741810', originCountry: 'NL' };
    const desk = await openDesk(p, { ...toSwitzerland, items: [pair] }, { code: 'dhl_express:worldwide/incoterm=dap' });
    const parcels = [1500, 1000].map((weight) => ({ weight, items: [{ item: 0, quantity: 1 }] }));
    await buy(desk, { parcels });
    await desk.ask('DELETE', '/label');
    const again = await desk.options();
    assert.deepEqual([again.parcels, again.missing], [parcels.map((parcel) => ({ ...parcel, dimensions: null })), []]);
    await buy(desk, {});
    assert.deepEqual(
      (await held(p)).map((shipment) => shipment.parcels.map(({ weight, parcel_items }) => [weight.value, parcel_items[0]?.quantity])),
      [1, 2].map(() => [
        ['1.500', 1],
        ['1.000', 1],
      ]),
    );
  });

  it('is cancelled after printing and bought again by another option, each charged once and the first one given back', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    const first = await buy(desk);
    await desk.ask('GET', '/label');
    p.advance(1_000);
    const cancelled = await desk.ask('DELETE', '/label');
    const without = (await cancelled.json()) as OrderView;
    assert.deepEqual([cancelled.status, without.state, without.parcels, without.label.cancelling], [200, 'held', [], false]);
    assert.equal((await desk.ask('DELETE', '/label')).status, 200, 'again changes nothing');
    p.advance(1_000);
    const second = await buy(desk, { shippingOptionCode: 'dpd:home' });
    assert.deepEqual([first.upstream?.reference, second.upstream?.reference], [`${first.id}.1`, `${first.id}.2`]);
    assert.deepEqual(
      (await held(p)).map((shipment) => [shipment.external_reference_id, shipment.parcels[0]?.status.code]),
      [
        [`${first.id}.1`, 'CANCELLED'],
        [`${first.id}.2`, 'READY_TO_SEND'],
      ],
    );
    assert.deepEqual(entries(await chargesOf(p, { order: first.id })), ['label 6.55', 'cancellation -6.55', 'label 6.88']);
    assert.equal((await chargesOf(p)).totals[0]?.total.value, '6.88');
  });

  it('is bought again only once Sendcloud has confirmed that the first one is cancelled', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    await control(p, 'POST', '/faults', { kind: 'status', status: 500, path: '/api/v3/shipments', method: 'GET', times: 3 });
    const asked = await desk.ask('DELETE', '/label');
    const waiting = (await asked.json()) as OrderView;
    assert.deepEqual([asked.status, waiting.state, waiting.label.cancelling], [202, 'labelled', true]);
    assert.equal(await problemType(await desk.ask('POST', '/label', {})), 'order-not-in-that-state');
    assert.equal(await problemType(await desk.ask('GET', '/label')), 'label-not-available');
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55'], 'nothing is given back before');
    p.advance(3_600_000);
    await p.proxy.idle();
    assert.deepEqual([(await desk.read()).state, entries(await chargesOf(p))], ['held', ['label 6.55', 'cancellation -6.55']]);
  });

  it('that is on its way can no longer be cancelled, neither it nor its order', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    const { parcel } = await buy(desk);
    await control(p, 'POST', `/parcels/${parcel?.id}/advance`, { status: 'SHIPMENT_ON_ROUTE' });
    for (const [method, path] of [
      ['DELETE', '/label'],
      ['POST', '/cancel'],
    ] as const) {
      assert.equal(await problemType(await desk.ask(method, path)), 'order-not-in-that-state');
      assert.deepEqual([(await desk.read()).state, (await desk.read()).label.available], ['labelled', true]);
    }
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55']);
  });

  it('goes with its order, and its charge too', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    p.advance(1_000);
    const cancelled = (await (await desk.ask('POST', '/cancel')).json()) as OrderView;
    assert.deepEqual([cancelled.state, (await held(p))[0]?.parcels[0]?.status.code], ['cancelled', 'CANCELLED']);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'cancellation -6.55']);
    assert.equal(await problemType(await desk.ask('POST', '/label', {})), 'order-not-in-that-state');
  });

  it('carries the merchant’s brand and contract', async (t) => {
    const p = await startProxy(t, { merchants: withSettings('central-hold', { brandId: 3001, contractId: 3001 }) });
    await buy(await openDesk(p));
    const [shipment] = await held(p);
    assert.deepEqual([shipment?.brand_id, shipment?.ship_with.properties.contract_id], [3001, 3001]);
  });

  it('is refused in a sentence while the order is in another state', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central-hold', { delivery: { shippingOptionCode: 'postnl:pakjegemak', servicePointId: '1' } });
    const ask = async (path: string) =>
      ((await (await p.shop('POST', `/orders/${id}/${path}`, {}, secretKeyOf('central-hold'))).json()) as Problem).detail;
    assert.deepEqual([await ask('label'), await ask('release')], Array(2).fill('The order needs another service point first.'));
  });

  it('says of an option what it needs beyond the order', async (t) => {
    const p = await startProxy(t);
    const { phone: _, ...recipient } = anOrder().recipient;
    const desk = await openDesk(p, { recipient });
    const { options } = await desk.options();
    const missing = (code: string) => options.find((option) => option.code === code)?.missing.map(({ what }) => what);
    assert.deepEqual(
      [missing('postnl:standard'), missing('ups:standard'), missing('postnl:pakjegemak')],
      [[], ['phone'], ['service-point']],
    );
  });
});

describe('a label of an own account', () => {
  for (const merchant of ['own-v3', 'own-v2'] as const)
    it(`is not here but in Sendcloud’s panel (${merchant})`, async (t) => {
      const p = await startProxy(t);
      const order = await place(p, merchant, { token: await chooseHome(p, merchant) });
      await p.proxy.idle();
      const view = (await (await p.shop('GET', `/orders/${order.id}`, undefined, secretKeyOf(merchant))).json()) as OrderView;
      const why = 'The merchant prints the label in their own Sendcloud account.';
      assert.deepEqual(
        [view.state, view.panelUrl, view.label],
        ['imported', 'http://sandbox.test/panel', { available: false, reason: why, declared: false, cancelling: false }],
      );
      for (const [method, path] of [
        ['GET', '/label'],
        ['POST', '/label'],
        ['DELETE', '/label'],
      ] as const) {
        const response = await p.shop(method, `/orders/${order.id}${path}`, method === 'POST' ? {} : undefined, secretKeyOf(merchant));
        assert.equal(response.status, 409, `${method} ${path}`);
      }
      assert.deepEqual((await chargesOf(p)).charges, []);
    });
});
