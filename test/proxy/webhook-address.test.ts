import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeliveryList, WebhookTested } from '../../proxy/contract/events.ts';
import { informed } from '../support/informed.ts';
import { startProxy, tuesdayMorning } from '../support/proxy.ts';
import { startReceiver } from '../support/receiver.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('an address for events', () => {
  it('can be tried, which is written down and never tried again', async (t) => {
    const { receiver, later, operator, verified } = await informed(t);
    assert.deepEqual(await operator<WebhookTested>('POST', '/webhook/test'), { delivered: true, answer: '204' });
    assert.deepEqual([verified(receiver.received[0]!).type, receiver.received[0]?.event.data.order], ['webhook.test', null]);
    receiver.answer(500);
    assert.deepEqual(await operator<WebhookTested>('POST', '/webhook/test'), { delivered: false, answer: '500' });
    await later(DAY);
    assert.equal(receiver.received.length, 2);
    const { deliveries } = await operator<DeliveryList>('GET', '/webhook-deliveries');
    assert.deepEqual(deliveries.map(({ type, state }) => [type, state]).toSorted(), [
      ['webhook.test', 'delivered'],
      ['webhook.test', 'given-up'],
    ]);
  });

  it('is signed for with both secrets for a day after a new one was made', async (t) => {
    const { p, receiver, order, operator, later, verified, secret } = await informed(t);
    const rotated = await operator<{ secret: string; previousUntil: string }>('POST', '/webhook/rotate');
    assert.equal(rotated.previousUntil, new Date(tuesdayMorning + DAY).toISOString());
    await order('E-1');
    await p.proxy.idle();
    for (const by of [secret, rotated.secret]) assert.equal(verified(receiver.received[0]!, by).type, 'order.accepted');
    await later(DAY);
    await order('E-2');
    await p.proxy.idle();
    const last = receiver.received.at(-1)!;
    assert.equal(verified(last, rotated.secret).type, 'order.imported');
    assert.throws(() => verified(last, secret), /No matching signature/);
  });

  it('shows its secret once, and keeps it sealed', async (t) => {
    const { p, secret, operator } = await informed(t);
    assert.ok(!JSON.stringify(await operator('GET', '/webhook')).includes(secret));
    assert.ok(!JSON.stringify(await p.store.events.endpoint('own-v3')).includes(secret));
    assert.ok(!p.logged().includes(secret));
  });

  it('is taken away with what waits for it', async (t) => {
    const { p, receiver, order, later, operator } = await informed(t);
    receiver.answer(503);
    await order('E-1');
    await p.proxy.idle();
    await operator('DELETE', '/webhook');
    await order('E-2');
    receiver.answer(204);
    await later(DAY);
    assert.equal(receiver.received.length, 1);
    assert.equal((await p.operator('GET', '/merchants/own-v3/webhook')).status, 404);
    assert.equal((await p.operator('POST', '/merchants/own-v3/webhook/test')).status, 404);
  });

  it('goes with its merchant', async (t) => {
    const { p, receiver, order, later } = await informed(t);
    receiver.answer(503);
    await order('E-1');
    await p.proxy.idle();
    assert.equal((await p.operator('DELETE', '/merchants/own-v3')).status, 204);
    receiver.answer(204);
    await later(DAY);
    assert.equal(receiver.received.length, 1);
    assert.equal(await p.store.events.endpoint('own-v3'), null);
  });

  for (const url of [
    'http://shop.example/webhooks',
    'https://user:secret@shop.example/',
    'https://shop.example/#part',
    'ftp://shop.example/',
    'javascript:alert(1)',
    'nothing',
  ])
    it(`may not be ${url}`, async (t) => {
      const p = await startProxy(t);
      assert.equal((await p.operator('PUT', '/merchants/own-v3/webhook', { url })).status, 400);
    });

  it('is public, unless the proxy is told otherwise', async (t) => {
    const receiver = await startReceiver(t);
    const p = await startProxy(t, { privateWebhooks: false });
    assert.equal((await p.operator('PUT', '/merchants/own-v3/webhook', { url: receiver.url })).status, 400);
    for (const host of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
      assert.equal((await p.operator('PUT', '/merchants/own-v3/webhook', { url: `https://${host}/` })).status, 200);
      const tested = (await (await p.operator('POST', '/merchants/own-v3/webhook/test')).json()) as WebhookTested;
      assert.deepEqual(tested, { delivered: false, answer: 'not-public' }, host);
    }
    assert.deepEqual(receiver.received, []);
  });
});
