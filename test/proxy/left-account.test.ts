import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderView } from '../../proxy/contract/orders.ts';
import { buy, chargesOf, control, entries, held, type LabelDesk, openDesk } from '../support/labels.ts';
import { body, choosePoint, place, problemType, readOrder, reviewTypes } from '../support/orders.ts';
import { merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The operator gives the merchant an account of its own; its orders of before stay where they are. */
async function leave(p: TestProxy): Promise<void> {
  assert.equal((await p.operator('PUT', '/merchants/central-hold/account', { account: 'own' })).status, 200);
}

const remove = async (p: TestProxy): Promise<void> => assert.equal((await p.operator('DELETE', '/merchants/central-hold')).status, 204);

/** Asks for a label that is bought, and whose answer is lost. */
async function buyUnheard(p: TestProxy, desk: LabelDesk): Promise<void> {
  p.sandbox.faults.add({ kind: 'reset-after-commit', method: 'POST', path: '/api/v3/shipments', times: 1 });
  assert.equal((await desk.ask('POST', '/label', {})).status, 202);
}

async function later(p: TestProxy, minutes: number): Promise<void> {
  await p.proxy.idle();
  p.advance(minutes * MINUTE);
  await p.proxy.idle();
}

/** An order as the operator sees it in the list of what waits; undefined: it is not there. */
const inReview = async (p: TestProxy, { order }: LabelDesk): Promise<OrderView | undefined> =>
  (await body(await p.operator('GET', '/review'))).orders.find((one) => one.order.id === order.id)?.order;

describe('what a merchant leaves in the central account', () => {
  it('is a label that it prints, tracks and sends back as before', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    await leave(p);
    for (const path of ['/label', '/tracking', '/return-portal']) assert.equal((await desk.ask('GET', path)).status, 200, path);
    assert.equal((await desk.ask('POST', '/label', {})).status, 200, 'it has one');
    assert.equal((await held(p)).length, 1);
  });

  it('is a label that it cancels, and is given back for', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    await leave(p);
    p.advance(1_000);
    const cancelled = await body(await desk.ask('DELETE', '/label'));
    assert.deepEqual([cancelled.state, reviewTypes(cancelled)], ['review', ['account-changed']]);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'cancellation -6.55']);
    assert.equal((await held(p))[0]?.parcels[0]?.status.code, 'CANCELLED');
  });

  it('is a parcel that is followed on its way, also where nobody ships from there any more', async (t) => {
    const p = await startProxy(t, { merchants: merchants.filter(({ id }) => id === 'central-hold') });
    const desk = await openDesk(p);
    const { parcel } = await buy(desk);
    await leave(p);
    await control(p, 'POST', `/parcels/${parcel?.id}/advance`, { status: 'SHIPMENT_ON_ROUTE' });
    await later(p, 60);
    assert.equal((await desk.read()).parcel?.status, 'SHIPMENT_ON_ROUTE');
  });

  it('is an order that it cancels with its label', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    await leave(p);
    p.advance(1_000);
    assert.equal((await body(await desk.ask('POST', '/cancel'))).state, 'cancelled');
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'cancellation -6.55']);
  });

  it('is an order without a label, which it sends by its own account once it has looked', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await leave(p);
    await p.proxy.idle();
    const waiting = await desk.read();
    assert.deepEqual([waiting.state, reviewTypes(waiting)], ['review', ['account-changed']]);
    assert.equal(await problemType(await desk.ask('POST', '/label', {})), 'label-not-available');
    assert.equal((await desk.ask('POST', '/release')).status, 200);
    assert.deepEqual([(await desk.read()).account.kind, await held(p)], ['own', []]);
  });

  it('is put up for review within the hour where the proxy died just after the merchant had left', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    const before = (await p.store.merchants.byId('central-hold'))!;
    const settings = JSON.stringify({ ...JSON.parse(before.settings), account: 'own' });
    assert.equal(await p.store.merchants.put({ ...before, settings, source: 'operator' }, before), 'stored');
    await later(p, 60);
    assert.deepEqual(reviewTypes(await desk.read()), ['account-changed']);
  });

  it('is an order whose point is gone: another is chosen, and it goes by the account that is used now', async (t) => {
    const p = await startProxy(t);
    const { pointId } = await choosePoint(p, 'own-v3');
    const dead = await place(p, 'own-v3', { delivery: { option: 'service-point', servicePointId: '1' } });
    assert.equal((await p.operator('PUT', '/merchants/own-v3/account', { account: 'central' })).status, 200);
    const page = await p.proxy.fetch(new Request((await readOrder(p, 'own-v3', dead.id)).repairUrl!));
    assert.equal(page.status, 200);
    const chosen = await body(await p.shop('POST', `/orders/${dead.id}/service-point`, { servicePointId: pointId }));
    assert.deepEqual([chosen.state, reviewTypes(chosen)], ['review', ['account-changed']]);
    const released = await body(await p.shop('POST', `/orders/${dead.id}/release`));
    assert.deepEqual([released.state, released.account.kind, released.delivery.servicePoint?.id], ['held', 'central', pointId]);
  });

  it('goes by no other account while nobody knows whether its label was bought', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buyUnheard(p, desk);
    p.sandbox.faults.add({ kind: 'status', status: 401, path: '/api/v3/shipments' });
    await leave(p);
    await later(p, 20);
    assert.equal((await desk.read()).state, 'review', 'a person is told that the keys are refused');
    const refused = await desk.ask('POST', '/release');
    assert.deepEqual([refused.status, await problemType(refused)], [409, 'order-not-in-that-state']);
    p.sandbox.faults.clear();
    await later(p, 30);
    assert.deepEqual([(await desk.read()).state, entries(await chargesOf(p))], ['labelled', ['label 6.55']]);
  });

  it('is charged also where the merchant was taken away before the answer came', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buyUnheard(p, desk);
    await remove(p);
    await later(p, 20);
    const { charges } = await chargesOf(p);
    assert.deepEqual(
      charges.map(({ merchant, parcel }) => [merchant, parcel]),
      [['central-hold', String((await held(p))[0]?.parcels[0]?.id)]],
    );
    assert.equal(await inReview(p, desk), undefined);
  });

  it('of a merchant that was taken away is the operator’s to see, until its time is past', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await remove(p);
    await p.proxy.idle();
    assert.deepEqual(reviewTypes((await inReview(p, desk))!), ['account-changed']);
    p.advance(31 * DAY);
    await p.proxy.idle();
    const { orders } = await body(await p.operator('GET', `/orders?number=${desk.order.number}`));
    assert.deepEqual([await inReview(p, desk), orders[0]?.state], [undefined, 'cancelled']);
  });
});

describe('a purchase that nobody heard the end of', () => {
  /** Of a label that was bought, while Sendcloud has been silent for so long that a person was told. */
  async function silence(p: TestProxy): Promise<LabelDesk> {
    const desk = await openDesk(p);
    await buyUnheard(p, desk);
    p.sandbox.faults.add({ kind: 'status', status: 401, path: '/api/v3/shipments' });
    await later(p, 20);
    assert.equal((await desk.read()).state, 'review');
    p.sandbox.faults.clear();
    return desk;
  }

  it('is looked for when a person releases its order, and never left without its charge', async (t) => {
    const p = await startProxy(t);
    const desk = await silence(p);
    assert.equal((await desk.ask('POST', '/release')).status, 200);
    const { state } = await readOrder(p, 'central-hold', desk.order.id);
    assert.deepEqual([state, (await held(p)).length, entries(await chargesOf(p))], ['labelled', 1, ['label 6.55']]);
  });

  it('is charged as what was bought, also when another option is asked for meanwhile', async (t) => {
    const p = await startProxy(t);
    const desk = await silence(p);
    const { state, delivery } = await buy(desk, { shippingOptionCode: 'dpd:home' });
    assert.deepEqual([state, delivery.shippingOptionCode, (await held(p)).length], ['labelled', 'postnl:standard', 1]);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55']);
  });
});

describe('an order that waits past its retention', () => {
  it('keeps its buyer for as long as somebody can still send it', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    p.advance(31 * DAY);
    await p.proxy.idle();
    assert.equal((await buy(desk)).state, 'labelled');
  });

  it('ends with its label once its buyer is forgotten, and its charge is given back', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    await buy(desk);
    assert.equal((await desk.ask('DELETE', '/personal-data')).status, 204);
    p.advance(1_000);
    const ended = await body(await desk.ask('DELETE', '/label'));
    assert.deepEqual([ended.state, ended.label.available], ['cancelled', false]);
    assert.match(ended.review[0]?.detail ?? '', /personal data of the order has been erased/);
    assert.deepEqual(entries(await chargesOf(p)), ['label 6.55', 'cancellation -6.55']);
    assert.equal(await inReview(p, desk), undefined);
  });
});
