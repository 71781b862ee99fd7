import { setTimeout as pause } from 'node:timers/promises';
import { once } from '../ask.ts';
import { inTurns } from '../in-turns.ts';
import { bookPoints, type CrashPoint, crashPointsOn } from '../inject/instructions.ts';
import { killProxies } from '../killer.ts';
import { SPEED } from '../run-faults.ts';
import { breakWeather, readWeather, type Weather } from '../weather.ts';
import { ADMIN_KEY, type FaultsWorld, startWorld } from '../world.ts';
import { proxysBooks, sendcloudsBooks } from './books.ts';
import { live } from './buyer.ts';
import { type ChargesVerdict, isClean, judge, markup } from './judge.ts';
import { planOf } from './plan.ts';

export interface ChargesOptions {
  purchases: number;
  kills: number;
  seed: string;
  /** PostgreSQL, and three proxies on it; else one on a file of its own. */
  databaseUrl?: string | undefined;
  /** A mistake that the proxies are given. */
  mutation?: string | undefined;
  /** Where proxies die while orders are worked on; everywhere when absent. */
  points?: readonly CrashPoint[];
  /** Hours after its invoice that may go by without any new entry while something is off. */
  patience?: number;
}

export interface ChargesReport extends Books {
  weather: Weather;
  /** Where the proxies died. */
  deaths: string[];
  seconds: number;
}

/** The ledger, once an invoice was read. */
interface Books {
  verdict: ChargesVerdict;
  /** Entries by kind, and what all of them come to. */
  entries: Record<string, number>;
  total: number;
}

/** Orders that are brought through their lives at the same time. */
const AT_ONCE = 64;
const BREATH = 20;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Milliseconds between two looks at the ledger. */
const PAUSE = 1_000;
const start = Date.parse('2026-11-17T09:00:00Z');

/** Up to which part of all kills each stretch goes: orders are sold, their invoice is read, they are cancelled and surcharged, that is read. */
const stretches = { sold: 0.6, read: 0.7, livedOn: 0.9, readAgain: 1 };

/**
 * Buys, cancels and surcharges for two fortnights, breaks what can break, lets Sendcloud send its invoice after each, and holds the ledger
 * against it. Ends with the first that is not right.
 */
export async function runCharges(
  { purchases, kills, seed, databaseUrl, mutation, patience = 200, points }: ChargesOptions,
  say: (line: string) => void = () => undefined,
): Promise<ChargesReport> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const shared = databaseUrl === undefined ? { proxies: 1 } : { proxies: 3, databaseUrl };
  const world = await startWorld({ ...shared, ...(mutation !== undefined && { mutation }), speed: SPEED, start });
  const everywhere = crashPointsOn(databaseUrl === undefined ? 'sqlite' : 'postgres');
  const run: Run = { world, seed, deaths: [], points: points ?? everywhere, patience };
  try {
    for (const merchant of ['central', 'central-hold'])
      await once(world.proxies[0]!, 'PATCH', `/merchants/${merchant}`, ADMIN_KEY, { markup });
    const callsBefore = await breakWeather(world, seed, false);
    const orders = [...Array(purchases).keys()];
    await liveOn(run, 0, orders, Math.round(kills * stretches.sold));
    say(`all bought after ${seconds()} s`);
    let books = await readInvoice(run, Math.round(kills * stretches.read));
    say(`invoiced after ${seconds()} s: ${JSON.stringify(books)}`);
    if (isClean(books.verdict)) {
      await liveOn(run, 1, orders, Math.round(kills * stretches.livedOn));
      books = await readInvoice(run, Math.round(kills * stretches.readAgain));
    }
    return { ...books, weather: await readWeather(world, callsBefore), deaths: run.deaths, seconds: seconds() };
  } finally {
    await world.close();
  }
}

interface Run {
  world: FaultsWorld;
  seed: string;
  deaths: string[];
  /** Where proxies can die while orders are worked on. */
  points: readonly CrashPoint[];
  patience: number;
}

/** Takes every order through a fortnight, while proxies die, evenly spread, until so many have in all. */
async function liveOn(run: Run, fortnight: 0 | 1, orders: readonly number[], kills: number): Promise<void> {
  const plans = orders.map((n) => planOf(run.seed, n)).filter(({ fortnights }) => goesOn(fortnights[fortnight]));
  const inAll = kills - run.deaths.length;
  let done = 0;
  const mayKill = async (n: number) => {
    while (done < (plans.length * n) / inAll) await pause(BREATH);
  };
  const sold = inTurns(plans, AT_ONCE, async (plan) => {
    await live(run.world, run.seed, plan, fortnight);
    done += 1;
  });
  await Promise.all([sold, kill(run, kills, run.points, mayKill)]);
}

const goesOn = ({ goals, surcharge }: { goals: readonly string[]; surcharge: number }): boolean => goals.length > 0 || surcharge > 0;

/** Kills proxies until so many have died in all, at each of these points in turn. */
async function kill(run: Run, kills: number, points: readonly CrashPoint[], mayKill: (n: number) => Promise<void>): Promise<void> {
  const { world, seed, deaths } = run;
  const first = deaths.length % points.length;
  const turned = [...points.slice(first), ...points.slice(0, first)];
  const options = { kills: kills - deaths.length, seed: `${seed} ${deaths.length}`, points: turned };
  deaths.push(...(await killProxies(world, options, mayKill)));
}

/** Turns the clock past the next invoice, lets proxies die while they read it, and reads until the ledger has what it asks. */
async function readInvoice(run: Run, kills: number): Promise<Books> {
  const { world, patience } = run;
  await world.advance(15 * DAY);
  await kill(run, kills, bookPoints, () => world.advance(HOUR));
  for (let [known, still] = [0, 0]; ; still++) {
    await world.advance(HOUR);
    await pause(PAUSE);
    const { charges, total } = await proxysBooks(world);
    const verdict = judge(await sendcloudsBooks(world), { charges, total });
    const entries = Object.fromEntries([...Map.groupBy(charges, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]));
    if (charges.length > known) [known, still] = [charges.length, 0];
    if (isClean(verdict) || still === patience) return { verdict, entries, total };
  }
}
