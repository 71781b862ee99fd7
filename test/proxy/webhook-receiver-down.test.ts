import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import type { CreatedWebhook, DeliveryList, WebhookEndpoint, WebhookTested } from '../../proxy/contract/events.ts';
import { informed, parcelIs } from '../support/informed.ts';
import { place } from '../support/orders.ts';
import { tuesdayMorning } from '../support/proxy.ts';
import { startReceiver } from '../support/receiver.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const home = { delivery: { option: 'standard' } };

describe('a receiver that is down', () => {
  it('for 24 hours loses none, and gets those of each order in their order', async (t) => {
    const { p, receiver, order, later, verified, types } = await informed(t, 'own-v3', { random: () => 0.5 });
    receiver.answer(503);
    const ids: string[] = [];
    for (let hour = 0; hour < 24; hour++) {
      const id = await order(`E-${hour}`);
      ids.push(id);
      await p.proxy.idle();
      await parcelIs(p, 'own-v3', id, { id: 91, message: 'On route' }, tuesdayMorning + hour * HOUR + 1);
      await later(HOUR);
    }
    assert.deepEqual(types(), []);
    receiver.answer(204);
    for (let quarter = 0; quarter < 8; quarter++) await later(15 * MINUTE);
    const taken = receiver.taken();
    assert.equal(taken.length, 72);
    for (const id of ids) {
      const own = taken.filter(({ event }) => event.data.order?.id === id).map(({ event }) => event.type);
      assert.deepEqual(own, ['order.accepted', 'order.imported', 'order.in-transit'], id);
    }
    for (const message of receiver.received) assert.equal(verified(message).data.merchant, 'own-v3');
    t.diagnostic(`72 events of 24 orders, ${receiver.received.length} tries`);
  });

  it('is tried less and less often, and no event of an order passes an earlier one', async (t) => {
    const { p, receiver, order, later } = await informed(t, 'own-v3', { random: () => 1 });
    receiver.answer(500);
    await order('E-1');
    await p.proxy.idle();
    const tries = [receiver.received.length];
    for (const wait of [5_000, 10_000, 20_000, 40_000, HOUR]) {
      await later(wait);
      tries.push(receiver.received.length);
    }
    assert.deepEqual(tries, [1, 2, 3, 4, 5, 6]);
    assert.deepEqual(new Set(receiver.received.map(({ event }) => event.type)), new Set(['order.accepted']));
    assert.equal(new Set(receiver.received.map(({ id }) => id)).size, 1, 'under one id');
  });

  it('keeps no other merchant waiting, also when it never answers', async (t) => {
    const { p, receiver, order } = await informed(t);
    const hanging: ServerResponse[] = [];
    receiver.answer((response) => void hanging.push(response));
    const other = await startReceiver(t);
    assert.equal((await p.operator('PUT', '/merchants/own-v2/webhook', { url: other.url })).status, 200);
    for (let n = 0; n < 10; n++) await order(`E-${n}`);
    await place(p, 'own-v2', home);
    await other.until(2);
    assert.deepEqual(
      other.taken().map(({ event }) => event.type),
      ['order.accepted', 'order.imported'],
    );
    for (const response of hanging) response.writeHead(204).end();
  });

  it('that takes all but one event gets the others, and after five days that one is given up', async (t) => {
    const { p, receiver, order, later, operator } = await informed(t);
    const poison = await order('E-1');
    receiver.answer((response, { event }) => response.writeHead(event.data.order?.id === poison ? 500 : 204).end());
    await p.proxy.idle();
    for (let day = 0; day < 6; day++) {
      const id = await order(`D-${day}`);
      await later(DAY);
      assert.ok(receiver.received.some(({ event }) => event.data.order?.id === id && event.type === 'order.imported'));
    }
    const { deliveries } = await operator<DeliveryList>('GET', '/webhook-deliveries?state=given-up');
    assert.deepEqual(
      deliveries.map(({ order: about, answer, dueAt }) => [about, answer, dueAt]),
      [[poison, '500', null]],
    );
    assert.equal((await operator<WebhookEndpoint>('GET', '/webhook')).state, 'on');
  });

  it('for more than five days is called no more, which is said; what happens meanwhile waits until it is set again', async (t) => {
    const { p, receiver, order, later, operator, types } = await informed(t);
    receiver.answer(503);
    await order('E-1');
    await p.proxy.idle();
    await later(HOUR);
    const failing = await operator<WebhookEndpoint>('GET', '/webhook');
    assert.deepEqual([failing.state, failing.findings[0]?.code, failing.waiting], ['on', 'webhook-failing', 2]);
    for (let day = 0; day < 6; day++) await later(DAY);
    const off = await operator<WebhookEndpoint>('GET', '/webhook');
    assert.deepEqual([off.state, off.findings[0]?.code], ['off', 'webhook-off']);
    assert.match(p.logged(), /webhook-turned-off/);
    receiver.answer(204);
    const before = receiver.received.length;
    await order('E-2');
    await later(DAY);
    assert.equal(receiver.received.length, before);
    const { secret } = await operator<CreatedWebhook>('PUT', '/webhook', { url: receiver.url });
    assert.equal(secret, null, 'the secret stays');
    await later(MINUTE);
    assert.deepEqual(types().slice(-2), ['order.accepted', 'order.imported']);
  });

  it('that says it is gone is called no more at once', async (t) => {
    const { p, receiver, order, later, operator } = await informed(t);
    receiver.answer(410);
    await order('E-1');
    await p.proxy.idle();
    await later(DAY);
    assert.equal(receiver.received.length, 1);
    assert.equal((await operator<WebhookEndpoint>('GET', '/webhook')).state, 'off');
  });

  it('is sent no redirect after, and its answer is not read', async (t) => {
    const { p, receiver, order, operator } = await informed(t);
    const elsewhere = await startReceiver(t);
    receiver.answer((response) => response.writeHead(307, { location: elsewhere.url }).end());
    await order('E-1');
    await p.proxy.idle();
    assert.deepEqual([receiver.received.length, elsewhere.received.length], [1, 0]);
    receiver.answer((response) => {
      response.writeHead(200);
      const endless = (): void => void response.write(Buffer.alloc(65_536), (error) => error ?? endless());
      endless();
    });
    assert.deepEqual(await operator<WebhookTested>('POST', '/webhook/test'), { delivered: true, answer: '200' });
  });
});
