import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { it } from 'node:test';
import { amount, generator, seed } from '../support/amount.ts';
import { anOrder, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';
import { webhookUrlOf } from '../support/webhooks.ts';

const DELIVERIES = amount(600, 50_000);
const PARCELS = 20;
const FORGED = 0.05;
const TWICE = 0.3;
const AT_ONCE = 25;
/** Statuses on the way, and those that nothing comes after, as v2 numbers them. */
const ON_THE_WAY = [1, 3, 5, 22, 91, 92, 12];
const FINAL = [11, 93];

interface Event {
  parcel: number;
  at: number;
  status: number;
}

it(`${DELIVERIES} webhooks shuffled, repeated and forged leave what they tell in order (TEST_SEED=${seed})`, async (t) => {
  const p = await startProxy(t);
  const random = generator(seed);
  const orders: { id: string; parcel: number }[] = [];
  for (let n = 0; n < PARCELS; n++) {
    const { id } = await place(p, 'central', { delivery: { option: 'standard' }, order: anOrder({ number: `W-${n}` }) });
    orders.push({ id, parcel: Number((await readOrder(p, 'central', id)).parcel?.id) });
  }
  const url = await webhookUrlOf(p, 'central');
  const send = async (event: Event, forged: boolean) => {
    const text = JSON.stringify({
      action: 'parcel_status_changed',
      timestamp: event.at,
      parcel: { id: event.parcel, status: { id: event.status } },
    });
    const key = forged ? 'demo-own-v3-secret-not-a-secret' : 'demo-central-secret-not-a-secret';
    const signature = createHmac('sha256', key).update(text).digest('hex');
    const request = new Request(url, {
      method: 'POST',
      headers: { 'sendcloud-signature': signature },
      body: text,
    });
    assert.equal((await p.proxy.fetch(request)).status, forged ? 404 : 200);
  };
  const told: { event: Event; forged: boolean }[] = [];
  while (told.length < DELIVERIES) {
    const { parcel } = orders[Math.floor(random() * PARCELS)]!;
    const status = ON_THE_WAY[Math.floor(random() * ON_THE_WAY.length)]!;
    const event = { parcel, at: 1_764_000_000_000 + told.length, status };
    const forged = random() < FORGED;
    told.push({ event: forged ? { ...event, status: FINAL[0]! } : event, forged });
    if (random() < TWICE) told.push({ event, forged: false });
  }
  // The last of every second parcel is final, and later than all before.
  orders
    .filter((_, n) => n % 2 === 0)
    .forEach(({ parcel }, n) => told.push({ event: { parcel, at: 1_765_000_000_000, status: FINAL[n % 2]! }, forged: false }));
  const shuffled = told
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
  for (let n = 0; n < shuffled.length; n += AT_ONCE)
    await Promise.all(shuffled.slice(n, n + AT_ONCE).map(({ event, forged }) => send(event, forged)));

  const expected = new Map<number, Event>();
  for (const { event, forged } of told) if (!forged && event.at > (expected.get(event.parcel)?.at ?? 0)) expected.set(event.parcel, event);
  const control = await startProxy(t);
  for (const [n, { id, parcel }] of orders.entries()) {
    const { id: twin } = await place(control, 'central', { delivery: { option: 'standard' }, order: anOrder({ number: `W-${n}` }) });
    const { parcel: twinParcel } = await readOrder(control, 'central', twin);
    const last = expected.get(parcel);
    if (last) await tellInOrder(control, Number(twinParcel?.id), last);
    const [shown, model] = [await readOrder(p, 'central', id), await readOrder(control, 'central', twin)];
    assert.equal(shown.parcel?.status, model.parcel?.status, `W-${n}`);
  }
});

async function tellInOrder(p: Awaited<ReturnType<typeof startProxy>>, parcel: number, { at, status }: Event): Promise<void> {
  const text = JSON.stringify({ action: 'parcel_status_changed', timestamp: at, parcel: { id: parcel, status: { id: status } } });
  const signature = createHmac('sha256', 'demo-central-secret-not-a-secret').update(text).digest('hex');
  const url = await webhookUrlOf(p, 'central');
  const request = new Request(url, {
    method: 'POST',
    headers: { 'sendcloud-signature': signature },
    body: text,
  });
  assert.equal((await p.proxy.fetch(request)).status, 200);
}
