import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { isSignedBy } from '../../proxy/security/webhook-signature.ts';
import { buy, openDesk } from '../support/labels.ts';
import { anOrder, body, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** A labelled order of the central account, and a way to tell what happened to its parcel. */
async function labelled(t: TestContext) {
  const p = await startProxy(t);
  const { id } = await place(p, 'central', { delivery: { option: 'standard' } });
  const { parcel } = await readOrder(p, 'central', id);
  const url = await webhookUrlOf(p, 'central');
  const tell = (event: object, { key = sendcloudSecretOf('central'), to = url } = {}) => p.proxy.fetch(webhook(to, event, key));
  const changed = (timestamp: number, status: object, parcelId = Number(parcel?.id)) => ({
    action: 'parcel_status_changed',
    timestamp,
    carrier_status_change_timestamp: null,
    parcel: { id: parcelId, status, tracking_number: '3STEST', tracking_url: null, order_number: anOrder().number },
  });
  const status = async () => (await readOrder(p, 'central', id)).parcel?.status;
  return { p, id, tell, changed, status };
}

const T = 1_764_000_000_000;

describe('a webhook', () => {
  it('is verified by the published vector', async () => {
    const signature = '1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a';
    assert.equal(await isSignedBy('secretkey', utf8('{"key": "value"}'), signature), true);
    assert.equal(await isSignedBy('secretkey', utf8('{"key":"value"}'), signature), false, 'other bytes of the same JSON');
    assert.equal(await isSignedBy('otherkey', utf8('{"key": "value"}'), signature), false);
    for (const nonsense of ['', 'abc', signature.toUpperCase(), `${signature}00`])
      assert.equal(await isSignedBy('secretkey', utf8('{"key": "value"}'), nonsense), false);
  });

  it('tells the order where its parcel is, in one set of words', async (t) => {
    const { tell, changed, status } = await labelled(t);
    assert.equal((await tell(changed(T, { id: 12, message: 'Awaiting customer pickup' }))).status, 200);
    assert.equal(await status(), 'AWAITING_CUSTOMER_PICKUP');
  });

  it('may come twice and in any order: the newest wins, and a final state stays', async (t) => {
    const { tell, changed, status } = await labelled(t);
    await tell(changed(T + 2, { id: 91, message: 'Parcel en route' }));
    assert.equal((await tell(changed(T + 1, { id: 1, message: 'Announced' }))).status, 200);
    assert.equal(await status(), 'SHIPMENT_ON_ROUTE');
    const delivered = changed(T + 3, { id: 11, message: 'Delivered' });
    await tell(delivered);
    assert.equal((await tell(delivered)).status, 200);
    await tell(changed(T + 9, { id: 80, message: 'Unable to deliver' }));
    assert.equal(await status(), 'DELIVERED');
  });

  it('that tells of a final state late ends it all the same, and of two the first one did', async (t) => {
    const { tell, changed, status } = await labelled(t);
    await tell(changed(T + 9, { id: 91, message: 'Parcel en route' }));
    await tell(changed(T + 5, { id: 62992, message: 'Returned to sender' }));
    assert.equal(await status(), 'RETURNED_TO_SENDER');
    await tell(changed(T + 3, { id: 11, message: 'Delivered' }));
    await tell(changed(T + 7, { id: 93, message: 'Collected by customer' }));
    assert.equal(await status(), 'DELIVERED');
  });

  it('is nothing without its signature, its address or its account', async (t) => {
    const { p, tell, changed, status } = await labelled(t);
    const before = await status();
    const event = changed(T, { id: 11, message: 'Delivered' });
    const own = await webhookUrlOf(p, 'own-v3');
    assert.equal((await tell(event, { key: 'guessed' })).status, 404);
    assert.equal((await tell(event, { to: 'http://localhost:8787/webhooks/central.guess.guess' })).status, 404);
    assert.equal((await tell(event, { to: own })).status, 404, 'signed with another account’s key');
    const foreign = await tell(event, { to: own, key: sendcloudSecretOf('own-v3') });
    assert.equal(foreign.status, 200, 'a true event of another account');
    assert.equal(await status(), before, 'does not touch this one’s order');
  });

  it('is heard about each parcel of a label, and about none of a label that was cancelled', async (t) => {
    const p = await startProxy(t);
    const desk = await openDesk(p);
    const url = await webhookUrlOf(p, 'central');
    const tell = (parcel: string, id: number, timestamp: number) => {
      const event = { action: 'parcel_status_changed', timestamp, parcel: { id: Number(parcel), status: { id, message: '?' } } };
      return p.proxy.fetch(webhook(url, event, sendcloudSecretOf('central')));
    };
    const told = async () => (await desk.read()).parcels.map(({ status }) => status);
    const wanted = { parcels: [{ weight: 1000 }, { weight: 1500 }] };
    const [first, second] = (await buy(desk, wanted)).parcels.map(({ id }) => id);
    await tell(second!, 91, T);
    assert.deepEqual(await told(), ['READY_TO_SEND', 'SHIPMENT_ON_ROUTE']);
    await tell(first!, 91, T + 1);
    assert.deepEqual(await told(), ['SHIPMENT_ON_ROUTE', 'SHIPMENT_ON_ROUTE']);
    assert.equal((await desk.ask('DELETE', '/label')).status, 200);
    await buy(desk, wanted);
    await tell(second!, 11, T + 2);
    assert.deepEqual(await told(), ['READY_TO_SEND', 'READY_TO_SEND']);
  });

  it('of a kind that is not known is taken and kept', async (t) => {
    const { tell, p } = await labelled(t);
    assert.equal((await tell({ action: 'integration_updated', timestamp: T })).status, 200);
    assert.equal((await tell({ action: 'made_up_tomorrow', timestamp: T })).status, 200);
    assert.equal(await p.store.webhooks.purge(Number.MAX_SAFE_INTEGER), 2);
  });

  it('of a parcel that the merchant made of an imported order finds that order', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    const event = {
      action: 'parcel_status_changed',
      timestamp: T,
      parcel: { id: 4711, status: { id: 1000, message: 'Ready to send' }, tracking_number: '3S1', order_number: anOrder().number },
    };
    await p.proxy.fetch(webhook(await webhookUrlOf(p, 'own-v3'), event, sendcloudSecretOf('own-v3')));
    const { parcel } = await readOrder(p, 'own-v3', id);
    assert.deepEqual([parcel?.id, parcel?.status, parcel?.trackingNumber], ['4711', 'READY_TO_SEND', '3S1']);
    assert.deepEqual((await body(await p.shop('GET', `/orders/${id}`))).state, 'imported');
  });
});

describe('the operator', () => {
  it('sees where an account’s webhooks go', async (t) => {
    const p = await startProxy(t);
    assert.match(await webhookUrlOf(p, 'own-v3'), /^http:..localhost:8787.webhooks.own:own-v3\.[\w-]{43}$/);
    assert.match(await webhookUrlOf(p, 'central'), /^http:..localhost:8787.webhooks.central\.[\w-]{43}$/);
  });

  it('sees every order that waits for a decision, without what names the buyer', async (t) => {
    const p = await startProxy(t);
    await place(p, 'own-v3', { delivery: { option: 'pigeon' } });
    await place(p, 'central', { delivery: { option: 'service-point', servicePointId: '1', postNumber: '87654321' } });
    await place(p, 'own-v2', { delivery: { option: 'standard' } });
    const response = await p.operator('GET', '/review');
    const text = await response.clone().text();
    const { orders } = await body(response);
    assert.deepEqual(orders.map(({ merchant, order }: { merchant: string; order: { state: string } }) => [merchant, order.state]).sort(), [
      ['central', 'needs-service-point'],
      ['own-v3', 'review'],
    ]);
    assert.doesNotMatch(text, /Anna|87654321/);
    assert.equal((await p.operator('GET', '/review', undefined, 'guess')).status, 401);
  });
});
