import { mock } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import demo from '../../demo/merchants.json' with { type: 'json' };
import type { DeliveryOption, DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { type MerchantSettings, MerchantsFile } from '../../proxy/contract/merchants.ts';
import { dice } from '../support/dice.ts';
import { type BenchProxy, startBenchProxy } from './bench-proxy.ts';
import { quantile, round } from './figures.ts';
import type { Figures } from './run.ts';
import { type TurnedClock, turnedClock } from './turned-clock.ts';
import { anOrder } from '../support/an-order.ts';

const file = MerchantsFile.parse(demo);
const minutes = 10;
/** Milliseconds of the turned clock. */
const step = 200;
const quoteEvery = 200;
const orderEvery = 600;
const sellers = 5;

/**
 * Ten minutes of a central account in a rush: 300 quotes a minute with mixed weights and values from five sellers, and 100 orders a minute,
 * every one of which is a write of its own, against a sandbox that keeps to Sendcloud's limits. Once with exact carts, once with the sellers'
 * bands. On the turned clock; an answer's milliseconds are the real ones and the turned ones.
 */
export async function benchBurst(): Promise<Figures> {
  const bands = { weights: [5000, 10_000], values: ['50.00'] };
  return { ...(await rush('exact carts', {})), ...(await rush('with bands', { bands })) };
}

interface Rush {
  clock: TurnedClock;
  bench: BenchProxy;
  random: () => number;
  answers: { milliseconds: number; payable: boolean; own: boolean }[];
  accepted: Map<string, number>;
  late: number[];
  refusedByLimit: number;
  upstream: Record<string, number>;
}

async function rush(name: string, settings: Partial<MerchantSettings>): Promise<Figures> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const run = await start(settings);
  const { clock, bench } = run;
  const asked: Promise<void>[] = [];
  for (let at = 0; at < minutes * 60_000; at += step) {
    if (at % quoteEvery === 0) asked.push(quote(run));
    if (at % orderEvery === 0) asked.push(order(run, asked.length));
    await turn(clock);
  }
  await Promise.all(asked);
  for (let left = 600; left > 0 && run.late.length < run.accepted.size; left -= 1) {
    void bench.proxy.idle();
    await turn(clock);
  }
  mock.timers.reset();
  await bench.close();
  const { answers, late } = run;
  const figures = {
    'quotes asked': answers.length,
    'quotes with a payable option': answers.filter(({ payable }) => payable).length,
    'share of quotes with Sendcloud’s own price': round(answers.filter(({ own }) => own).length / answers.length, 3),
    'slowest quote, ms': round(Math.max(...answers.map(({ milliseconds }) => milliseconds)), 0),
    'orders accepted': run.accepted.size,
    'orders placed': late.length,
    'latest order, seconds after it was accepted': round(Math.max(...late) / 1000, 1),
    'orders, p95 of that': round(quantile(late, 0.95) / 1000, 1),
    '429 from Sendcloud': run.refusedByLimit,
    ...Object.fromEntries(Object.entries(run.upstream).map(([path, count]) => [`sent upstream, ${path}`, count])),
  };
  return Object.fromEntries(Object.entries(figures).map(([what, value]) => [`${name}, ${what}`, value]));
}

async function start(settings: Partial<MerchantSettings>): Promise<Rush> {
  const clock = turnedClock(Date.parse('2026-11-24T08:00:00Z'));
  const [central] = file.merchants.filter(({ id }) => id === 'central');
  if (!central) throw new Error('demo/merchants.json holds no merchant called central');
  const merchants = Array.from({ length: sellers }, (_, index) => ({
    ...central,
    ...settings,
    id: `seller-${index}`,
    publishableKey: `pk_seller_${index}`,
    secretKey: `sk_seller_not_a_secret_${index}`,
  })) as MerchantSettings[];
  const run: Omit<Rush, 'bench'> = {
    clock,
    random: dice(20_261_124),
    answers: [],
    accepted: new Map(),
    late: [],
    refusedByLimit: 0,
    upstream: {},
  };
  const bench = await startBenchProxy(
    { now: clock.now, size: 20_000, settings: { rateLimits: true } },
    { merchants, centralCredentials: file.centralCredentials ?? null, clock, wait: clock.wait },
    async (sandbox, request) => {
      const { pathname } = new URL(request.url);
      const kind = `${request.method} ${pathname.replace(/\/\d+(?=\/|$)/, '/{id}')}`;
      run.upstream[kind] = (run.upstream[kind] ?? 0) + 1;
      const body = await request.clone().text();
      const answer = await sandbox.fetch(request);
      run.refusedByLimit += Number(answer.status === 429);
      if (request.method === 'POST' && pathname.startsWith('/api/v3/shipments') && answer.ok) note(run, body);
      return answer;
    },
  );
  return Object.assign(run, { bench });
}

/** A shipment that Sendcloud has taken: how long after its order was accepted. */
function note(run: Omit<Rush, 'bench'>, body: string): void {
  const reference = (JSON.parse(body) as { external_reference_id?: string }).external_reference_id ?? '';
  const acceptedAt = run.accepted.get(reference.slice(0, reference.lastIndexOf('.')));
  if (acceptedAt !== undefined) run.late.push(run.clock.now() - acceptedAt);
}

async function quote({ bench, clock, random, answers }: Rush): Promise<void> {
  const seller = Math.floor(random() * sellers);
  const weight = 250 + 50 * Math.floor(random() * 190);
  const orderValue = (5 + random() * 120).toFixed(2);
  const stood = () => performance.now() + clock.now();
  const began = stood();
  const { options, fallback } = await quoted(bench, seller, weight, orderValue);
  const payable = options.some(({ selection }) => selection !== null);
  answers.push({ milliseconds: stood() - began, payable, own: fallback === null });
}

/** A home order that the page's own quote was signed for; the shop's server sends it. */
async function order(run: Rush, number: number): Promise<void> {
  const { bench, clock, random } = run;
  const seller = Math.floor(random() * sellers);
  const { options } = await quoted(bench, seller, 2500, '45.90');
  const token = options.find(({ type }) => type === 'standard')?.selection?.token;
  const request = new Request('http://localhost:8787/orders', {
    method: 'POST',
    headers: { authorization: `Bearer sk_seller_not_a_secret_${seller}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token, order: anOrder({ number: `RUSH-${number}` }) }),
  });
  const acceptedAt = clock.now();
  const answer = await bench.proxy.fetch(request);
  if (!answer.ok) throw new Error(`An order was not accepted: ${answer.status} ${await answer.text()}`);
  run.accepted.set(((await answer.json()) as { id: string }).id, acceptedAt);
}

async function quoted(
  bench: BenchProxy,
  seller: number,
  weight: number,
  orderValue: string,
): Promise<{ options: DeliveryOption[] } & Pick<DeliveryOptions, 'fallback'>> {
  const cart = { key: `pk_seller_${seller}`, country: 'NL', postalCode: '5611EM', weight: String(weight), orderValue, currency: 'EUR' };
  const url = `http://localhost:8787/checkout/delivery-options?${new URLSearchParams(cart)}`;
  const answer = await bench.proxy.fetch(new Request(url, { headers: { origin: 'http://localhost:8080' } }));
  if (!answer.ok) throw new Error(`A quote was not answered: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as DeliveryOptions;
}

/** Lets what is under way come to rest, which takes real milliseconds for the store and the signatures; then turns the clock, and all timers with it. */
async function turn(clock: TurnedClock): Promise<void> {
  for (const end = performance.now() + 3; performance.now() < end; ) await pause();
  clock.turn(step);
  mock.timers.tick(step);
}
