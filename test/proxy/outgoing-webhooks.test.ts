import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import {
  type CreatedWebhook,
  type DeliveryList,
  type WebhookEndpoint,
  WebhookEvent,
  type WebhookTested,
} from '../../proxy/contract/events.ts';
import type { ProxyDeps } from '../../proxy/app.ts';
import { heard } from '../support/canaries.ts';
import { anOrder, type MerchantName, place, readOrder, secretKeyOf } from '../support/orders.ts';
import { adminKey, startProxy, type TestProxy, tuesdayMorning } from '../support/proxy.ts';
import { type Received, startReceiver } from '../support/receiver.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const home = { delivery: { option: 'standard' } };

/** A proxy whose merchant `own-v3` (or another) wants to be told, and the shop's server that is. */
async function informed(t: TestContext, merchant: MerchantName = 'own-v3', deps: Partial<ProxyDeps> = {}) {
  const p = await startProxy(t, deps);
  const receiver = await startReceiver(t);
  const operator = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await p.operator(method, `/merchants/${merchant}${path}`, body);
    assert.ok(response.ok, `${method} ${path}: ${await response.clone().text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const { secret } = await operator<CreatedWebhook>('PUT', '/webhook', { url: receiver.url });
  return {
    p,
    receiver,
    secret: secret!,
    operator,
    /** Turns the clock and lets everything that is due then happen. */
    async later(milliseconds: number) {
      p.advance(milliseconds);
      await p.proxy.idle();
    },
    order: async (number: string) => (await place(p, merchant, { ...home, order: anOrder({ number }) })).id,
    /** By the public library, whose clock is that of the sending for the moment. */
    verified(message: Received, by = secret!): WebhookEvent {
      const real = Date.now;
      Date.now = () => Number(message.headers['webhook-timestamp']) * 1000;
      try {
        return WebhookEvent.parse(new Webhook(by).verify(message.body, message.headers as Record<string, string>));
      } finally {
        Date.now = real;
      }
    },
    types: () => receiver.taken().map(({ event }) => event.type),
  };
}

/** Tells the proxy, as Sendcloud does, that a parcel has come to a status. */
async function parcelIs(p: TestProxy, merchant: MerchantName, orderId: string, status: { id: number; message: string }, at: number) {
  const { number, parcel } = await readOrder(p, merchant, orderId);
  const account = merchant === 'central-hold' ? 'central' : merchant;
  const event = {
    action: 'parcel_status_changed',
    timestamp: at,
    parcel: {
      id: Number(parcel?.id ?? 4711),
      order_number: number,
      tracking_number: '3S1',
      tracking_url: 'https://track.example/3S1',
      status,
    },
  };
  const response = await p.proxy.fetch(webhook(await webhookUrlOf(p, merchant), event, sendcloudSecretOf(account)));
  assert.equal(response.status, 200);
  await p.proxy.idle();
}

describe('a shop that wants to be told', () => {
  it('is told of each state an order comes into, in messages the public library verifies', async (t) => {
    const { p, receiver, order, verified, secret } = await informed(t);
    const id = await order('E-1');
    await p.proxy.idle();
    const events = receiver.received.map((message) => verified(message));
    assert.deepEqual(
      events.map(({ type, data }) => [type, data.merchant, data.order?.id, data.order?.number]),
      [
        ['order.accepted', 'own-v3', id, 'E-1'],
        ['order.imported', 'own-v3', id, 'E-1'],
      ],
    );
    assert.equal(receiver.received[0]?.headers['webhook-timestamp'], String(tuesdayMorning / 1000));
    assert.match(secret, /^whsec_[A-Za-z0-9+/=]{32,}$/);
    const forged = { ...receiver.received[0]!, body: receiver.received[0]!.body.replace('E-1', 'E-2') };
    assert.throws(() => verified(forged), /No matching signature/);
    assert.throws(() => verified(receiver.received[0]!, `whsec_${Buffer.alloc(24, 1).toString('base64')}`), /No matching signature/);
  });

  it('is told how far the parcel is, and not of what says nothing new', async (t) => {
    const { p, order, types } = await informed(t);
    const id = await order('E-1');
    await p.proxy.idle();
    const [announced, underway, sorted, nonsense, waiting, delivered] = [
      { id: 1000, message: 'Ready to send' },
      { id: 91, message: 'On route' },
      { id: 5, message: 'Sorted' },
      { id: 424_242, message: 'Something new' },
      { id: 12, message: 'Awaiting customer pickup' },
      { id: 93, message: 'Collected by customer' },
    ];
    for (const [n, status] of [announced, underway, sorted, nonsense, waiting, delivered, delivered].entries())
      await parcelIs(p, 'own-v3', id, status!, tuesdayMorning + n);
    assert.deepEqual(types(), [
      'order.accepted',
      'order.imported',
      'order.announced',
      'order.in-transit',
      'order.ready-for-pickup',
      'order.delivered',
    ]);
  });

  it('is told nothing that names the buyer', async (t) => {
    const { p, receiver, order } = await informed(t, 'central-hold');
    const id = await order('E-1');
    await p.proxy.idle();
    await p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    await p.proxy.idle();
    assert.ok(receiver.received.length >= 2);
    const { name, addressLine1, email, phone } = anOrder().recipient;
    for (const { body } of receiver.received)
      for (const word of [name, addressLine1, email, phone]) assert.ok(!body.includes(String(word)), `${word} in ${body}`);
    assert.deepEqual(heard(JSON.stringify(receiver.received.map(({ body }) => body))), []);
  });

  it('is told the truth by every event: the order is shown as it stands when it is sent', async (t) => {
    const { p, receiver, order, later } = await informed(t);
    receiver.answer(503);
    await order('E-1');
    await p.proxy.idle();
    receiver.answer(204);
    await later(2 * HOUR);
    const [first, last] = receiver.taken();
    assert.equal(first?.event.type, 'order.accepted');
    assert.equal(first?.event.data.order?.state, 'imported');
    assert.equal(first?.event.data.version, last?.event.data.version);
    assert.equal(first?.event.timestamp, new Date(tuesdayMorning).toISOString());
  });

  it('hears nothing of other merchants', async (t) => {
    const { p, receiver } = await informed(t);
    await place(p, 'own-v2', home);
    await p.proxy.idle();
    assert.deepEqual(receiver.received, []);
  });
});

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

describe('the log of events', () => {
  it('says of each what was answered, page by page, and sends again what is wanted, under its id', async (t) => {
    const { p, receiver, order, operator } = await informed(t);
    for (let n = 0; n < 30; n++) await order(`E-${n}`);
    await p.proxy.idle();
    const first = await operator<DeliveryList>('GET', '/webhook-deliveries');
    const second = await operator<DeliveryList>('GET', `/webhook-deliveries?cursor=${first.next}`);
    const all = [...first.deliveries, ...second.deliveries];
    assert.deepEqual([first.deliveries.length, second.deliveries.length, second.next], [50, 10, null]);
    assert.equal(new Set(all.map(({ id }) => id)).size, 60);
    assert.ok(all.every(({ state, answer, failures }) => state === 'delivered' && answer === '204' && failures === 0));
    const ids = all.slice(0, 3).map(({ id }) => id);
    receiver.received.length = 0;
    assert.deepEqual(await operator('POST', '/webhook-deliveries/replay', { ids: [...ids, 'nothing'] }), { replayed: 3 });
    await p.proxy.idle();
    assert.deepEqual(receiver.received.map(({ id }) => id).toSorted(), ids.toSorted());
    const [from, to] = [tuesdayMorning, tuesdayMorning + 1].map((at) => new Date(at).toISOString());
    assert.deepEqual(await operator('POST', '/webhook-deliveries/replay', { from, to }), { replayed: 60 });
    assert.equal((await p.operator('GET', '/merchants/own-v3/webhook-deliveries?cursor=x', undefined, adminKey)).status, 400);
  });

  it('shows no merchant another’s, and sends none of it', async (t) => {
    const { p, receiver, order } = await informed(t);
    await order('E-1');
    await p.proxy.idle();
    const ids = receiver.received.map(({ id }) => id);
    const listed = (await (await p.operator('GET', '/merchants/own-v2/webhook-deliveries')).json()) as DeliveryList;
    assert.deepEqual(listed.deliveries, []);
    const replayed = await (await p.operator('POST', '/merchants/own-v2/webhook-deliveries/replay', { ids })).json();
    assert.deepEqual(replayed, { replayed: 0 });
  });

  it('goes after thirty days', async (t) => {
    const { p, order, later, operator } = await informed(t);
    await order('E-1');
    await p.proxy.idle();
    await later(29 * DAY);
    assert.equal((await operator<DeliveryList>('GET', '/webhook-deliveries')).deliveries.length, 2);
    await later(2 * DAY);
    assert.deepEqual((await operator<DeliveryList>('GET', '/webhook-deliveries')).deliveries, []);
    assert.ok(p.logged().length > 0);
  });
});
