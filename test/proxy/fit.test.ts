import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { FitReply } from '../../proxy/contract/fit.ts';
import { anOrder, body, type MerchantName, place, readOrder } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';

const place5611 = { country: 'NL', postalCode: '5611EM' };
const part = (merchant: string, weight = 1200) => ({ merchant, weight, orderValue: '25.00', currency: 'EUR' });

/** A point near the buyer that one carrier has; `needs` a post number or nothing. */
async function pointOf(p: TestProxy, carrier: string, needs: 'post-number' | null = null): Promise<string> {
  const { points } = await body(await p.read('/checkout/service-points', { key: 'pk_demo_own_v3', ...place5611, carriers: carrier }));
  return points.find(({ requires }) => (needs ? requires.includes(needs) : requires.length === 0))!.id;
}

async function fit(p: TestProxy, point: string, sellers: object[], more: object = {}): Promise<FitReply> {
  const response = await p.operator('POST', `/service-points/${point}/fit`, { ...place5611, sellers, ...more });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as FitReply;
}

const tokenOf = (seller: FitReply['sellers'][number] | undefined) => (seller?.fits ? seller.token : '');
const reasons = ({ sellers }: FitReply) => sellers.map((one) => (one.fits ? one.merchant : `${one.merchant}: ${one.reason}`));

for (const database of databases())
  describe(`a basket from several sellers, on ${database.name}`, () => {
    const start = async (t: TestContext) => startProxy(t, { store: await openFor(t, await database.create(t)) });

    it('goes to one point, each seller’s parcel by its own account, price and token', async (t) => {
      const p = await start(t);
      const point = await pointOf(p, 'postnl');
      const sellers: MerchantName[] = ['own-v3', 'own-v2', 'central'];
      const {
        fitsAll,
        servicePoint,
        sellers: fits,
      } = await fit(
        p,
        point,
        sellers.map((seller) => part(seller)),
      );
      assert.deepEqual([fitsAll, servicePoint?.id], [true, point]);
      for (const [n, one] of fits.entries()) {
        assert.ok(one.fits);
        assert.equal(one.merchant, sellers[n]);
        const order = anOrder({ number: `B-1-${one.merchant}`, weight: 1200 });
        const { id } = await place(p, sellers[n]!, { token: one.token, order });
        const placed = await readOrder(p, sellers[n]!, id);
        assert.equal(placed.delivery.servicePoint?.id, point);
        assert.equal(placed.state, one.merchant === 'central' ? 'labelled' : 'imported', JSON.stringify(placed.review));
      }
      const foreign = await p.shop('POST', '/orders', { token: tokenOf(fits[0]), order: anOrder() }, 'sk_demo_own_v2_not_a_secret');
      assert.equal(foreign.status, 403, 'a token is its seller’s alone');
    });
  });

describe('one point for several sellers', () => {
  it('says of each why not', async (t) => {
    const p = await startProxy(t);
    const point = await pointOf(p, 'postnl');
    assert.equal((await p.operator('PATCH', '/merchants/own-v2', { carriers: ['dhl'] })).status, 200);
    p.advance(60_000);
    const reply = await fit(p, point, [
      part('own-v3'),
      part('own-v2'),
      part('nobody'),
      { ...part('central'), currency: 'GBP' },
      part('central', 900_000),
    ]);
    assert.equal(reply.fitsAll, false);
    assert.deepEqual(reasons(reply), [
      'own-v3',
      'own-v2: does-not-fit',
      'nobody: no-such-merchant',
      'central: no-option',
      'central: no-option',
    ]);
    for (const seller of reply.sellers) if (!seller.fits) assert.match(seller.detail, /^[A-Z].+\.$/);
  });

  it('says that it takes no parcels any more, or never was', async (t) => {
    const p = await startProxy(t);
    const point = await pointOf(p, 'postnl');
    p.sandbox.world.point(Number(point))!.available = false;
    p.advance(3_600_000);
    const gone = await fit(p, point, [part('own-v3')]);
    assert.deepEqual([gone.servicePoint, reasons(gone)], [null, ['own-v3: point-gone']]);
    assert.deepEqual(reasons(await fit(p, '999999999', [part('own-v3')])), ['own-v3: point-gone']);
    assert.deepEqual(reasons(await fit(p, 'own-v3', [part('own-v3')])), ['own-v3: point-gone']);
  });

  it('asks for the post number a locker needs', async (t) => {
    const p = await startProxy(t);
    const near = { country: 'DE', postalCode: '10115' };
    const { points } = await body(await p.read('/checkout/service-points', { key: 'pk_demo_own_v3', ...near, carriers: 'dhl_de' }));
    const locker = points.find(({ requires }) => requires.includes('post-number'))!.id;
    const ask = (more: object) => fit(p, locker, [part('own-v3')], { ...near, ...more });
    assert.deepEqual(reasons(await ask({})), ['own-v3: post-number-needed']);
    const { sellers } = await ask({ postNumber: '12345678' });
    assert.ok(sellers[0]?.fits, JSON.stringify(sellers));
  });

  it('says that it does not know, where Sendcloud cannot be asked', async (t) => {
    const p = await startProxy(t);
    const point = await pointOf(p, 'postnl');
    p.advance(24 * 3_600_000);
    p.sandbox.faults.add({ kind: 'status', status: 503 });
    const [seller] = (await fit(p, point, [part('own-v3')])).sellers;
    assert.ok(seller && (seller.fits || seller.reason === 'not-known'), JSON.stringify(seller));
  });

  it('is asked in the documented form', async (t) => {
    const p = await startProxy(t);
    for (const wrong of [
      { sellers: [] },
      { sellers: Array.from({ length: 21 }, () => part('own-v3')) },
      { country: 'Holland' },
      { sellers: [{}] },
    ]) {
      const sent = { ...place5611, sellers: [part('own-v3')], ...wrong };
      assert.equal((await p.operator('POST', '/service-points/10001/fit', sent)).status, 400, JSON.stringify(wrong));
    }
  });
});
