import demo from '../../demo/merchants.json' with { type: 'json' };
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import type { ServicePoints } from '../../proxy/contract/service-points.ts';
import { type BenchProxy, startBenchProxy } from './bench-proxy.ts';
import { round } from './figures.ts';
import type { Figures } from './run.ts';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

const { merchants } = MerchantsFile.parse(demo);
const minute = 60_000;
const hour = 60 * minute;
const seen = ['5611EM', '1012LG', '3011AA', '3511AA', '9711AA'];
const unseen = (hourOf: number): string => `${6000 + hourOf * 17}XZ`;

interface Asked {
  status: number;
  milliseconds: number;
  stale: boolean;
  count: number;
}

/**
 * Sendcloud dead for a day of the turned clock: what was asked for before, and what nobody asked for, twice an hour; then how long after it
 * is back everything is fresh again. The milliseconds of an answer are real ones.
 */
export async function benchOutage(): Promise<Figures> {
  const clock = turnedClock(Date.parse('2026-11-24T09:00:00Z'));
  const bench = await startBenchProxy({ now: clock.now, size: 20_000 }, { merchants, clock, wait: clock.wait });
  for (const postalCode of seen) await points(bench, postalCode);
  bench.sandbox.faults.add({ kind: 'status', status: 503 });
  const known: Asked[] = [];
  const unknown: Asked[] = [];
  const quotes: (Asked & { payable: boolean })[] = [];
  for (let half = 0; half < 48; half += 1) {
    clock.turn(hour / 2);
    for (const postalCode of seen) known.push(await points(bench, postalCode));
    unknown.push(await points(bench, unseen(half)));
    quotes.push(await quote(bench, 1000 + half));
  }
  bench.sandbox.faults.clear();
  const recovery = await recovered(bench, clock);
  await bench.close();
  const lastHalf = known.slice(known.length / 2);
  const slowest = Math.max(...[...known, ...unknown, ...quotes].map(({ milliseconds }) => milliseconds));
  return {
    'reads of what was seen before': known.length,
    'of those, with points': known.filter(({ status, count }) => status === 200 && count > 0).length,
    'of those in the second half of the day, marked stale': lastHalf.filter(({ stale }) => stale).length,
    'reads in the second half of the day': lastHalf.length,
    'reads of what was not': unknown.length,
    'of those, answered that points are unavailable': unknown.filter(({ status }) => status === 502).length,
    'quotes asked': quotes.length,
    'of those, with a payable option from the rates': quotes.filter(({ payable }) => payable).length,
    'slowest answer, ms': round(slowest, 0),
    'seconds until all is fresh again': recovery,
  };
}

/** Asks every second of the turned clock until points and quotes are Sendcloud's own again. */
async function recovered(bench: BenchProxy, clock: TurnedClock): Promise<number> {
  for (let seconds = 0; seconds <= 60; seconds += 1, clock.turn(1000)) {
    const answers = [...(await Promise.all(seen.map((code) => points(bench, code)))), await points(bench, '4811AA')];
    const { stale } = await quote(bench, 5000);
    if (!stale && answers.every((answer) => answer.status === 200 && !answer.stale)) return seconds;
  }
  return Number.POSITIVE_INFINITY;
}

async function points(bench: BenchProxy, postalCode: string): Promise<Asked> {
  const { answer, milliseconds } = await ask(bench, '/checkout/service-points', { country: 'NL', postalCode });
  const { points: found = [], stale = false } = (await answer.json()) as Partial<ServicePoints>;
  return { status: answer.status, milliseconds, stale, count: found.length };
}

async function quote(bench: BenchProxy, weight: number): Promise<Asked & { payable: boolean }> {
  const cart = { country: 'NL', postalCode: '5611EM', weight: String(weight), orderValue: '45.90', currency: 'EUR' };
  const { answer, milliseconds } = await ask(bench, '/checkout/delivery-options', cart);
  const { options, fallback } = (await answer.json()) as DeliveryOptions;
  const payable = options.some(({ selection }) => selection !== null);
  return { status: answer.status, milliseconds, stale: fallback !== null, count: options.length, payable };
}

async function ask(
  { proxy }: BenchProxy,
  path: string,
  query: Record<string, string>,
): Promise<{ answer: Response; milliseconds: number }> {
  const url = `http://localhost:8787${path}?${new URLSearchParams({ key: 'pk_demo_own_v3', ...query })}`;
  const began = performance.now();
  const answer = await proxy.fetch(new Request(url, { headers: { origin: 'http://localhost:8080' } }));
  return { answer, milliseconds: performance.now() - began };
}
