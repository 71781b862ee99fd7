import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { freePort } from '../../demo/free-port.ts';
import { createFingerprints } from '../../proxy/security/fingerprints.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { fingerprintKey } from '../../proxy/services/fingerprint-key.ts';
import type { Store } from '../../proxy/store/store.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { anOrder, place, readOrder } from '../support/orders.ts';
import { secret, startProxy, type TestProxy } from '../support/proxy.ts';
import { startShipped } from '../support/shipped-proxy.ts';
import { openFor, sqlite } from '../support/stores.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

const DELIVERIES = amount(600, 50_000);
const KILLS = amount(2, 50);
const PARCELS = 40;
/** Of 100 deliveries 5 are forged and 30 tell again what one of the other 65 tells. */
const FORGED = 5 / 70;
const TWICE = 30 / 65;
const AT_ONCE = 25;
/** Statuses on the way, and those that nothing comes after: v2 numbers them, v3 has codes. */
const ON_THE_WAY: Record<number, string> = {
  1: 'ANNOUNCED',
  3: 'TO_SORTING',
  5: 'SORTED',
  22: 'PICKED_UP_BY_DRIVER',
  91: 'SHIPMENT_ON_ROUTE',
};
const FINAL: Record<number, string> = { 11: 'DELIVERED', 93: 'COLLECTED_BY_CUSTOMER', 62992: 'RETURNED_TO_SENDER' };

interface Parcel {
  merchant: 'central' | 'own-v2';
  order: string;
  id: number;
}

interface Delivery {
  parcel: Parcel;
  at: number;
  status: number;
  forged: boolean;
}

it(`${DELIVERIES} webhooks shuffled, repeated and forged, over ${KILLS} kills, leave what they tell in order (TEST_SEED=${seed})`, async (t) => {
  const random = generator(seed);
  const url = await sqlite.create(t);
  const store = await openFor(t, url);
  const p = await startProxy(t, { store });
  const parcels = await ship(p);
  const deliveries = deliveriesTo(parcels, random);
  const proxy = await startMortal(t, url);
  const acknowledged = await deliver(deliveries, { p, proxy, random });
  await proxy.kill();
  for (const parcel of parcels) {
    const { parcel: shown } = await readOrder(p, parcel.merchant, parcel.order);
    assert.equal(shown?.status, toldInOrder(deliveries, parcel), `parcel ${parcel.id}`);
  }
  assert.deepEqual(await lost(store, acknowledged), []);
  t.diagnostic(`${proxy.kills()} kills, ${acknowledged.length} acknowledged`);
});

/** Orders with parcels at Sendcloud, half of them the central account's. */
async function ship(p: TestProxy): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  for (let n = 0; n < PARCELS; n++) {
    const merchant = n % 2 === 0 ? 'central' : 'own-v2';
    const { id: order } = await place(p, merchant, { delivery: { option: 'standard' }, order: anOrder({ number: `W-${n}` }) });
    parcels.push({ merchant, order, id: Number((await readOrder(p, merchant, order)).parcel?.id) });
  }
  return parcels;
}

/** The parcels of one half come to an end some time, and much is told of them afterwards. */
function deliveriesTo(parcels: readonly Parcel[], random: () => number): Delivery[] {
  const pick = (from: object) => Number(Object.keys(from)[Math.floor(random() * Object.keys(from).length)]);
  const deliveries: Delivery[] = [];
  while (deliveries.length < DELIVERIES) {
    const index = Math.floor(random() * PARCELS);
    const ends = index < PARCELS / 2 && random() < 0.2;
    const event = { parcel: parcels[index]!, at: 1_764_000_000_000 + deliveries.length, status: pick(ends ? FINAL : ON_THE_WAY) };
    const forged = random() < FORGED;
    deliveries.push({ ...event, status: forged ? pick(FINAL) : event.status, forged });
    if (!forged && random() < TWICE) deliveries.push({ ...event, forged });
  }
  return deliveries
    .map((delivery) => ({ delivery, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}

/** The model: one event after the other as they happened, the first final one the last. */
function toldInOrder(deliveries: readonly Delivery[], parcel: Parcel): string | undefined {
  const told = deliveries.filter((one) => one.parcel === parcel && !one.forged).toSorted((a, b) => a.at - b.at);
  const end = told.find(({ status }) => FINAL[status]) ?? told.at(-1);
  return end && (FINAL[end.status] ?? ON_THE_WAY[end.status]);
}

const eventOf = ({ parcel: { id }, at, status }: Delivery): object => ({
  action: 'parcel_status_changed',
  timestamp: at,
  parcel: { id, status: { id: status } },
});

interface Storm {
  p: TestProxy;
  proxy: Mortal;
  random: () => number;
}

/** Sends all, kills the proxy again and again, and sends once more what was not acknowledged, as Sendcloud does. What was acknowledged. */
async function deliver(deliveries: readonly Delivery[], { p, proxy, random }: Storm): Promise<Delivery[]> {
  const paths = { central: await pathOf(p, 'central'), 'own-v2': await pathOf(p, 'own-v2') };
  const waiting = [...deliveries];
  const acknowledged: Delivery[] = [];
  const killAfter = Array.from({ length: KILLS }, (_, n) => ((n + random()) * deliveries.length) / KILLS);
  let sent = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (++sent > (killAfter[0] ?? Number.POSITIVE_INFINITY) && killAfter.shift() !== undefined) void proxy.killAndStart();
      const { merchant } = next.parcel;
      const key = sendcloudSecretOf(next.forged ? 'own-v3' : merchant);
      const status = await proxy.send((origin) => webhook(origin + paths[merchant], eventOf(next!), key));
      if (status === null) waiting.splice(Math.floor(random() * waiting.length), 0, next);
      else assert.equal(status, next.forged ? 404 : 200);
      if (status === 200) acknowledged.push(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return acknowledged;
}

const pathOf = async (p: TestProxy, merchant: Parcel['merchant']): Promise<string> => new URL(await webhookUrlOf(p, merchant)).pathname;

/** The acknowledged events that the log does not hold. */
async function lost(store: Store, acknowledged: readonly Delivery[]): Promise<string[]> {
  const key = await fingerprintKey({ store, sealer: createSealer([secret]) });
  const fingerprints = createFingerprints(async () => key);
  const kept = new Set<string>();
  for (let after = ''; ; ) {
    const rows = await store.sealed.notUnder('', 'webhook', { after, limit: 1000 });
    for (const { id } of rows) kept.add(id);
    if (rows.length === 0) break;
    after = rows.at(-1)!.id;
  }
  const accountOf = ({ merchant }: Parcel) => (merchant === 'central' ? 'central' : `own:${merchant}`);
  const ids = acknowledged.map((one) => fingerprints.of(`${accountOf(one.parcel)} ${JSON.stringify(eventOf(one))}`));
  return (await Promise.all(ids)).filter((id) => !kept.has(id));
}

interface Mortal {
  /** The status; null when no answer came, or it could not be taken in now. Waits while there is no proxy. */
  send(request: (origin: string) => Request): Promise<number | null>;
  killAndStart(): Promise<void>;
  kill(): Promise<void>;
  kills(): number;
}

/** The shipped program on this database, in a process that is killed without a warning. */
async function startMortal(t: TestContext, url: string): Promise<Mortal> {
  const port = await freePort();
  const start = () => startShipped(port, url);
  let program = start();
  let kills = 0;
  await program;
  const kill = async (): Promise<void> => {
    const running = await program;
    running.kill();
    await running.ended;
  };
  t.after(kill);
  return {
    kill,
    kills: () => kills,
    async killAndStart() {
      kills += 1;
      program = kill().then(start);
      await program;
    },
    async send(request) {
      await program;
      try {
        const { status } = await fetch(request(`http://localhost:${port}`));
        return status >= 500 ? null : status;
      } catch {
        return null;
      }
    },
  };
}
