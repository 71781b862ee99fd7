import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import { makeChoices } from './choices.ts';
import { crashPointsOn } from './inject/instructions.ts';
import { killProxies } from './killer.ts';
import type { Ledger } from './ledger.ts';
import { accounts, runMerchants } from './merchants.ts';
import type { FaultsOptions } from './options.ts';
import { createPerson, type Person } from './person.ts';
import { reconcile, type Reconciled } from './reconcile.ts';
import { placeOrder } from './shop.ts';
import { breakWeather, readWeather, type Weather } from './weather.ts';
import { type FaultsWorld, startWorld } from './world.ts';

/** How many times faster than the machine's the run's clock goes. */
export const SPEED = 20;
/** Milliseconds between two looks at how far the shops are. */
const BREATH = 20;
const SAID_EVERY = 1_000;
/** Shops that place orders at the same time. */
const SHOPS = 16;
const A_QUARTER_OF_AN_HOUR = 15 * 60_000;
/** Quarters of an hour in which less must be left, or what is left will not settle. */
const PATIENCE = 24;
const start = Date.parse('2026-11-17T09:00:00Z');

export interface FaultsReport extends Reconciled {
  weather: Weather;
  /** Where the proxies died. */
  deaths: string[];
  credentials: number;
  seconds: number;
  /** Of them: until every shop had its answers, and until nothing was on its way any more. */
  ordering: number;
  settling: number;
}

/** What a run stands on, and whom it tells how far it is. */
interface Under {
  databaseUrl?: string;
  mutation?: string;
  say?: (line: string) => void;
}

/** Places the orders, breaks what can break, waits until everything has settled, and counts. */
export async function runFaults(options: FaultsOptions, { say = () => undefined, ...under }: Under = {}): Promise<FaultsReport> {
  const startedAt = performance.now();
  const world = await startWorld({ proxies: options.proxies, speed: SPEED, start, ...under });
  try {
    const { ledger, ...lived } = await live(world, options, say);
    const reconciled = await reconcile(world, ledger, options.worst);
    return { ...reconciled, ...lived, credentials: accounts.length, seconds: secondsSince(startedAt) };
  } finally {
    await world.close();
  }
}

const secondsSince = (moment: number): number => (performance.now() - moment) / 1000;

interface Lived extends Pick<FaultsReport, 'deaths' | 'weather' | 'ordering' | 'settling'> {
  ledger: Ledger;
}

async function live(world: FaultsWorld, { orders, kills, seed, worst, store }: FaultsOptions, say: (line: string) => void): Promise<Lived> {
  const choices = await makeChoices(world);
  const callsBefore = await breakWeather(world, seed, worst);
  const ledger: Ledger = new Map();
  const openedAt = performance.now();
  let placed = 0;
  const mayKill = async (n: number) => {
    while (placed < orders && ledger.size < (orders * n) / kills) await pause(BREATH);
  };
  const shop = async () => {
    while (ledger.size < orders) {
      await placeOrder({ world, seed, choices, ledger }, ledger.size);
      placed += 1;
      if (placed % SAID_EVERY === 0) say(`${placed} orders after ${secondsSince(openedAt).toFixed(0)} s`);
    }
  };
  const person = createPerson(world, { seed, ledger, choices, patient: worst });
  const over = new AbortController();
  const working = workUntil(person, over.signal);
  const [deaths] = await Promise.all([
    killProxies(world, { kills, seed, points: crashPointsOn(store) }, mayKill),
    ...Array.from({ length: SHOPS }, shop),
  ]);
  over.abort();
  await working;
  const ordering = secondsSince(openedAt);
  say(`all placed after ${ordering.toFixed(0)} s`);
  await settle(world, person);
  return { deaths, ledger, weather: await readWeather(world, callsBefore), ordering, settling: secondsSince(openedAt) - ordering };
}

/** Milliseconds between two looks at the lists. */
const BREAK = 250;

async function workUntil(person: Person, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    // The proxy may die while it is asked; the lists are there again at the next.
    await person.work().catch(() => undefined);
    await pause(BREAK);
  }
}

/** Turns the clock and works the lists until nothing is left, or what is left no longer gets less. */
async function settle(world: FaultsWorld, person: Person): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let turns = 0; least > 0 && turns < PATIENCE; turns++) {
    await world.advance(A_QUARTER_OF_AN_HOUR);
    const left = (await underWay(world)) + (await person.work());
    if (left < least) turns = 0;
    least = Math.min(least, left);
  }
}

/** Longer than a relay sleeps, in milliseconds of the machine. */
const LONGEST_SLEEP = 60_000 / SPEED + 1_000;

/** Waits until nothing is on its way any more, or until every relay has had its turn. How many orders still are. */
async function underWay({ proxies }: FaultsWorld): Promise<number> {
  for (const end = Date.now() + LONGEST_SLEEP; ; await pause(BREAK)) {
    const pages = await Promise.all(runMerchants.map(({ secretKey }) => ask(proxies[0]!, 'GET', '/orders?state=accepted', secretKey)));
    const left = pages.reduce((count, { body }) => count + (body.orders as unknown[]).length, 0);
    if (left === 0 || Date.now() > end) return left;
  }
}
