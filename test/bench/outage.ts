import demo from '../../demo/merchants.json' with { type: 'json' };
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import type { ServicePoints } from '../../proxy/contract/service-points.ts';
import type { Store } from '../../proxy/store/store.ts';
import { type BenchProxy, startBenchProxy } from './bench-proxy.ts';
import { round } from './figures.ts';
import type { Figures } from './run.ts';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

const { merchants } = MerchantsFile.parse(demo);
const minute = 60_000;
const hour = 60 * minute;
const seen = ['5611EM', '1012LG', '3011AA', '3511AA', '9711AA'];
const unseen = (hourOf: number): string => `${6000 + hourOf * 17}XZ`;

/** Boxes that have cells in common with what was seen: the same again, one beside it, one much coarser, and half the country. */
const boxes = [
  { north: 51.47, south: 51.41, east: 5.52, west: 5.42 },
  { north: 51.5, south: 51.4, east: 5.75, west: 5.6 },
  { north: 51.7, south: 51.2, east: 5.9, west: 5.1 },
  { north: 52.9, south: 50.9, east: 7, west: 3.6 },
];
const halves = 48;

interface Asked {
  status: number;
  milliseconds: number;
  stale: boolean;
  age: number;
  count: number;
}

interface Outage {
  known: Asked[];
  touching: Asked[];
  unknown: Asked[];
  quotes: (Asked & { payable: boolean })[];
}

/**
 * Sendcloud dead for a day of the turned clock, in whose middle the proxy is started anew on its store: what was asked for before, boxes that
 * touch it, and what nobody asked for, twice an hour; then how long after Sendcloud is back everything is fresh again. The milliseconds of an
 * answer are real ones.
 */
export async function benchOutage(): Promise<Figures> {
  const clock = turnedClock(Date.parse('2026-11-24T09:00:00Z'));
  const start = (deps: { store?: Store } = {}) =>
    startBenchProxy({ now: clock.now, size: 20_000 }, { merchants, clock, wait: clock.wait, ...deps });
  const before = await start();
  for (const postalCode of seen) await points(before, { postalCode });
  await points(before, { ...boxes[0] });
  await before.proxy.stop();
  const after = await start({ store: before.store });
  for (const { sandbox } of [before, after]) sandbox.faults.add({ kind: 'status', status: 503 });
  const outage: Outage = { known: [], touching: [], unknown: [], quotes: [] };
  for (let half = 1; half <= halves; half += 1) {
    clock.turn(hour / 2);
    await askAll(half <= halves / 2 ? before : after, half, outage);
  }
  after.sandbox.faults.clear();
  const recovery = await recovered(after, clock);
  await after.close();
  await before.close();
  return { ...figuresOf(outage), 'seconds until all is fresh again': recovery };
}

async function askAll(bench: BenchProxy, half: number, { known, touching, unknown, quotes }: Outage): Promise<void> {
  for (const postalCode of seen) known.push(await points(bench, { postalCode }));
  for (const box of boxes) touching.push(await points(bench, box));
  unknown.push(await points(bench, { postalCode: unseen(half) }));
  quotes.push(await quote(bench, 1000 + half));
}

function figuresOf({ known, touching, unknown, quotes }: Outage): Figures {
  const answered = (asked: readonly Asked[]): number => asked.filter(({ status, count }) => status === 200 && count > 0).length;
  const marked = (asked: readonly Asked[]): number => asked.filter(({ stale, age }) => stale && age > 0).length;
  const secondHalf = (asked: readonly Asked[]): Asked[] => asked.slice(asked.length / 2);
  return {
    'postal codes seen before': known.length,
    'of those, answered with points': answered(known),
    'of those in the second half, after a restart': secondHalf(known).length,
    'of those, answered with points and marked stale with their age': marked(secondHalf(known)),
    'boxes that touch what was seen': touching.length,
    'of those boxes, answered with points': answered(touching),
    'of the boxes in the second half, marked stale with their age': marked(secondHalf(touching)),
    'postal codes never seen': unknown.length,
    'of those, answered that points are unavailable': unknown.filter(({ status }) => status === 502).length,
    'quotes asked': quotes.length,
    'of those, with a payable option from the rates': quotes.filter(({ payable }) => payable).length,
    'slowest answer, ms': round(Math.max(...[...known, ...touching, ...unknown, ...quotes].map(({ milliseconds }) => milliseconds)), 0),
  };
}

/** Asks every second of the turned clock until points and quotes are Sendcloud's own again. */
async function recovered(bench: BenchProxy, clock: TurnedClock): Promise<number> {
  for (let seconds = 0; seconds <= 60; seconds += 1, clock.turn(1000)) {
    const answers = [
      ...(await Promise.all(seen.map((code) => points(bench, { postalCode: code })))),
      await points(bench, { postalCode: '4811AA' }),
    ];
    const { stale } = await quote(bench, 5000);
    if (!stale && answers.every((answer) => answer.status === 200 && !answer.stale)) return seconds;
  }
  return Number.POSITIVE_INFINITY;
}

async function points(bench: BenchProxy, place: Record<string, string | number>): Promise<Asked> {
  const query = Object.entries(place).map(([name, value]): [string, string] => [name, String(value)]);
  const { answer, milliseconds } = await ask(bench, '/checkout/service-points', { country: 'NL', ...Object.fromEntries(query) });
  const { points: found = [], stale = false, age = 0 } = (await answer.json()) as Partial<ServicePoints>;
  return { status: answer.status, milliseconds, stale, age, count: found.length };
}

async function quote(bench: BenchProxy, weight: number): Promise<Asked & { payable: boolean }> {
  const cart = { country: 'NL', postalCode: '5611EM', weight: String(weight), orderValue: '45.90', currency: 'EUR' };
  const { answer, milliseconds } = await ask(bench, '/checkout/delivery-options', cart);
  const { options, fallback } = (await answer.json()) as DeliveryOptions;
  const payable = options.some(({ selection }) => selection !== null);
  return { status: answer.status, milliseconds, stale: fallback !== null, age: 0, count: options.length, payable };
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
