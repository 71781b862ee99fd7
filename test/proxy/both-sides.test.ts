import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { BuyLabel } from '../../proxy/contract/labels.ts';
import type { Order } from '../../proxy/contract/orders.ts';
import { assertSameOnBothSides } from '../support/both-sides.ts';
import { control, pagesOf, toSwitzerland } from '../support/labels.ts';
import { anOrder, body, choosePoint, type MerchantName, place, readOrder, secretKeyOf } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const kettle = anOrder().items[0]!;
/** Every item with what customs ask for; two pieces of one can be parted. */
const declared = [
  { ...kettle, quantity: 2, weight: 1250 },
  { ...toSwitzerland.items[1]!, hsCode: '630260', originCountry: 'PT' },
];
const swiss = { recipient: toSwitzerland.recipient, items: declared, weight: 2900 };
const HALF_AN_HOUR = 1_800_000;

/** A proxy, and an order of which both sides are held against each other whenever it has been touched. */
async function sell(
  t: TestContext,
  merchant: MerchantName,
  delivery: (p: TestProxy) => Promise<object> | object,
  changes: Partial<Order> = {},
) {
  const p = await startProxy(t);
  const order = anOrder(changes);
  const { id } = await place(p, merchant, { ...(await delivery(p)), order });
  const look = async (path: string) => (await control(p, 'GET', path)).json();
  const abroad = order.recipient.country === 'CH';
  const read = () => readOrder(p, merchant, id);
  const same = async (bought?: BuyLabel) => {
    const view = await read();
    await assertSameOnBothSides(look, view, { order, abroad, ...(bought && { bought }) });
    return view;
  };
  /** Presses a button of the merchant's panel; the proxy learns of it when it reads back. */
  const press = async (label: string) => {
    const page = await (await p.sandbox.fetch(new Request(`http://sandbox.test/panel/${merchant}`))).text();
    const [, action] = page.match(new RegExp(`action="/panel([^"]+)"><button aria-label="${label}`)) ?? [];
    assert.ok(action, `a button ${label}`);
    p.advance(1_000);
    await p.sandbox.fetch(new Request(`http://sandbox.test/panel${action}`, { method: 'POST' }));
    p.advance(HALF_AN_HOUR);
  };
  const ask = (method: string, path: string, body?: object) => p.shop(method, `/orders/${id}${path}`, body, secretKeyOf(merchant));
  return { read, same, press, ask };
}

const home = () => ({ delivery: { shippingOptionCode: 'postnl:standard' } });
const worldwide = () => ({ delivery: { shippingOptionCode: 'ups:standard' } });

const berlin = { ...anOrder().recipient, addressLine1: 'Chausseestraße', postalCode: '10115', city: 'Berlin', country: 'DE' };

/** A locker that asks for the number by which DHL knows its customer. */
async function toLocker(p: TestProxy): Promise<object> {
  const query = { key: 'pk_demo_own_v3', country: 'DE', postalCode: '10115', carriers: 'dhl_de' };
  const { points } = await body(await p.read('/checkout/service-points', query));
  const locker = points.find(({ requires }) => requires.includes('post-number'))!;
  return { delivery: { shippingOptionCode: 'dhl_de:paket/service_point', servicePointId: locker.id, postNumber: '12345678' } };
}

describe('what the sandbox holds is what the proxy says', () => {
  for (const merchant of ['own-v3', 'own-v2'] as const) {
    it(`${merchant}: to a door, printed, on its way`, async (t) => {
      const { same, press } = await sell(t, merchant, home);
      assert.equal((await same()).state, 'imported');
      await press('Create label');
      assert.deepEqual(
        (await same()).parcels.map(({ status }) => status),
        ['READY_TO_SEND'],
      );
      await press('Move to');
      assert.deepEqual(
        (await same()).parcels.map(({ status }) => status),
        ['TO_SORTING'],
      );
    });

    it(`${merchant}: to a service point, printed, cancelled by the merchant`, async (t) => {
      const { same, press } = await sell(t, merchant, (p) => choosePoint(p, merchant));
      assert.ok((await same()).delivery.servicePoint);
      await press('Create label');
      await same();
      await press('Cancel');
      assert.deepEqual(
        (await same()).parcels.map(({ status }) => status),
        ['CANCELLED'],
      );
    });

    it(`${merchant}: to Switzerland, with what customs ask for`, async (t) => {
      const { same, press } = await sell(t, merchant, worldwide, swiss);
      assert.equal((await same()).state, 'imported');
      await press('Create label');
      assert.equal((await same()).parcels.length, 1);
    });
  }

  for (const [merchant, senderAddressId] of [
    ['own-v3', 1001],
    ['own-v2', 2001],
  ] as const)
    it(`${merchant}: to Switzerland, from a sender address that is known by its id`, async (t) => {
      const from = async (p: TestProxy) => {
        assert.equal((await p.operator('PATCH', `/merchants/${merchant}`, { shipFrom: null, senderAddressId })).status, 200);
        return worldwide();
      };
      const { same } = await sell(t, merchant, from, swiss);
      assert.equal((await same()).state, 'imported');
    });

  it('own-v3: to Switzerland, from a sender address that is not there: without a declaration, and not refused', async (t) => {
    const from = async (p: TestProxy) => {
      assert.equal((await p.operator('PATCH', '/merchants/own-v3', { shipFrom: null, senderAddressId: 77 })).status, 200);
      return worldwide();
    };
    const { read } = await sell(t, 'own-v3', from, swiss);
    assert.equal((await read()).state, 'imported');
  });

  for (const merchant of ['own-v3', 'own-v2', 'central'] as const)
    it(`${merchant}: to a German locker, by the post number of its customer`, async (t) => {
      const { same } = await sell(t, merchant, toLocker, { recipient: berlin });
      assert.equal((await same()).delivery.postNumber, '12345678');
    });

  it('own-v3: split by the merchant, one half cancelled', async (t) => {
    const { same, press } = await sell(t, 'own-v3', home, { items: [{ ...kettle, quantity: 2, weight: 1250 }] });
    await same();
    await press('Split in two');
    assert.equal((await same()).parcels.length, 2);
    await press('Cancel');
    assert.deepEqual((await same()).parcels.map(({ status }) => status).toSorted(), ['CANCELLED', 'READY_TO_SEND']);
  });

  it('central: to a service point, cancelled after printing and bought again', async (t) => {
    const { same, ask } = await sell(t, 'central-hold', (p) => choosePoint(p, 'central-hold'));
    const buy = async () => assert.equal((await ask('POST', '/label', {})).status, 200);
    await buy();
    const first = await same();
    assert.equal(first.state, 'labelled');
    assert.equal((await ask('DELETE', '/label')).status, 200);
    await buy();
    const second = await same();
    assert.notEqual(second.upstream?.reference, first.upstream?.reference);
    assert.notEqual(second.parcel?.id, first.parcel?.id);
  });

  it('central: to Switzerland in two parcels, with what was told when the label was bought', async (t) => {
    const { same, ask } = await sell(t, 'central-hold', worldwide, { ...swiss, items: toSwitzerland.items });
    const bought: BuyLabel = {
      parcels: [
        { weight: 2500, items: [{ item: 0, quantity: 1 }] },
        { weight: 400, items: [{ item: 1, quantity: 2 }] },
      ],
      customs: { reason: 'gift', invoiceNumber: 'F-2026-7', items: [{ item: 1, hsCode: '630260', originCountry: 'PT' }] },
    };
    assert.equal((await ask('POST', '/label', bought)).status, 200);
    const { label, parcels } = await same(bought);
    assert.deepEqual([label.declared, parcels.length], [true, 2]);
    const pdf = new Uint8Array(await (await ask('GET', '/label')).arrayBuffer());
    assert.equal(pagesOf(pdf).length, 2);
  });
});
