import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Credential, Merchant } from '../../proxy/domain/merchant.ts';
import type { OrderRecord } from '../../proxy/domain/order.ts';
import { deliverOrder } from '../../proxy/relay/deliver-order.ts';
import type { RelayDeps } from '../../proxy/relay/delivery.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { openOrder, sealOrder } from '../../proxy/services/order-book.ts';
import { type OutgoingOrder, type Placed, type ShippingOption, UpstreamError } from '../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Attempt } from '../../proxy/store/store.ts';
import { aPoint, aRecord, now, ownMerchant } from './domain.ts';

export const minute = 60_000;
export const placed = (changes: Partial<Placed> = {}): Placed => ({
  outcome: 'placed',
  id: 'up-1',
  detail: null,
  parcel: null,
  ...changes,
});

/** The option that the tests' orders name, at 5.95. */
export const anOption = (changes: Partial<ShippingOption> = {}): ShippingOption => ({
  code: 'postnl:standard',
  name: 'PostNL Standard',
  carrier: { code: 'postnl', name: 'PostNL' },
  minWeight: 1,
  maxWeight: 23_000,
  needsServicePoint: false,
  lastMile: 'home',
  requires: [],
  price: { value: '5.95', currency: 'EUR' },
  ...changes,
});

/** What Sendcloud holds by reference, what it answers to a new order, and what was asked of it. */
interface Upstream {
  holds: Record<string, Placed>;
  answer: Placed | UpstreamError;
  recognisesRepeats: boolean;
  /** What a cancellation makes of what it holds; null: it is too late for one. */
  cancelled: Partial<Placed> | null;
  /** What parcels can be shipped by. */
  options: ShippingOption[];
  /** Runs while a new order waits for its turn to leave. */
  inLine: () => Promise<unknown>;
  /** Runs before Sendcloud answers to a new order. */
  meanwhile: () => Promise<unknown>;
}

/** An order that is due, with the attempts made of it so far, and Sendcloud. */
export async function due(
  t: TestContext,
  changes: Partial<OrderRecord> = {},
  { merchant = ownMerchant(), attempts = [], keys = true }: { merchant?: Merchant; attempts?: Partial<Attempt>[]; keys?: boolean } = {},
) {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  const upstream: Upstream = {
    holds: {},
    answer: placed(),
    recognisesRepeats: true,
    cancelled: { outcome: 'cancelled' },
    options: [anOption()],
    inLine: async () => undefined,
    meanwhile: async () => undefined,
  };
  const credential: Credential = { id: 'own:kettle', publicKey: 'p', secretKey: 's', auth: 'basic' };
  const calls: string[] = [];
  const sent: OutgoingOrder[] = [];
  const logged: unknown[] = [];
  let clock = now;
  const deps = {
    store,
    sealer: createSealer([new Uint8Array(32).fill(7)]),
    clock: { now: () => clock },
    random: () => 1,
    log: { info: (...words: unknown[]) => void logged.push(words), warn: () => undefined },
    availability: async () => true,
    prices: async () => {
      calls.push('prices');
      return upstream.options;
    },
    merchants: {
      byId: async () => merchant,
      credential: async () => (keys ? credential : null),
      central: async () => ({ ...credential, id: 'central' }),
    },
    sendcloud: {
      servicePoint: async () => aPoint(),
      orders: (api: string) => ({
        recognisesRepeats: upstream.recognisesRepeats,
        async find(_: Credential, reference: string) {
          calls.push(`${api} find ${reference.split('.')[1]}`);
          return upstream.holds[reference] ?? null;
        },
        async cancel(_: Credential, id: string) {
          calls.push(`${api} cancel ${id}`);
          for (const [reference, held] of Object.entries(upstream.holds))
            if (held.id === id) upstream.holds[reference] = { ...held, ...upstream.cancelled };
          return upstream.cancelled === null ? 'too-late' : 'cancelled';
        },
        async place(_: Credential, order: OutgoingOrder, { leaving }: { leaving: () => void }) {
          await upstream.inLine();
          leaving();
          calls.push(`${api} place ${order.reference.split('.')[1]}`);
          sent.push(order);
          await upstream.meanwhile();
          if (upstream.answer instanceof UpstreamError) throw upstream.answer;
          return upstream.answer;
        },
      }),
    },
  } as unknown as RelayDeps;

  const record = aRecord({ merchant: merchant.id, ...changes });
  await store.orders.accept(await sealOrder(deps, record), { dueAt: now });
  for (const [index, attempt] of attempts.entries()) {
    const stored = (await store.orders.byId(record.merchant, record.id))!;
    const whole = { order: record.id, attempt: index + 1, reference: `${record.id}.${index + 1}`, startedAt: now - minute, outcome: null };
    await store.orders.update(stored, 'unchanged', { ...whole, ...attempt });
  }
  const deliver = async () => {
    const [entry] = await store.outbox.claim(clock, clock + 30_000, 1);
    assert.ok(entry, 'the order is due');
    await deliverOrder(deps, { ...entry, until: clock + 30_000 });
  };
  return {
    deps,
    store,
    upstream,
    calls,
    sent,
    logged,
    deliver,
    wait: (milliseconds: number) => void (clock += milliseconds),
    order: async () => openOrder(deps, (await store.orders.byId(record.merchant, record.id))!),
    attempts: async () =>
      (await store.outbox.attempts(record.id)).map(({ attempt, reference, outcome }) => ({ attempt, reference, outcome })),
    /** The attempts' reference by number. */
    reference: (attempt: number) => `${record.id}.${attempt}`,
    dueNext: () => store.outbox.nextDue(),
  };
}
