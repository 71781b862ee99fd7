import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeliveryList } from '../../proxy/contract/events.ts';
import { informed } from '../support/informed.ts';
import { adminKey, tuesdayMorning } from '../support/proxy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
