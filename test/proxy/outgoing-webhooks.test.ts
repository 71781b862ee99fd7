import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heard } from '../support/canaries.ts';
import { informed, parcelIs } from '../support/informed.ts';
import { anOrder, place, secretKeyOf } from '../support/orders.ts';
import { tuesdayMorning } from '../support/proxy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const home = { delivery: { option: 'standard' } };

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
