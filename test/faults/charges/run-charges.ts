import { setTimeout as pause } from 'node:timers/promises';
import { inTurns } from '../in-turns.ts';
import { crashPointsOn } from '../inject/instructions.ts';
import { killProxies } from '../killer.ts';
import { once } from '../ask.ts';
import { SPEED } from '../run-faults.ts';
import { breakWeather, readWeather, type Weather } from '../weather.ts';
import { ADMIN_KEY, type FaultsWorld, startWorld } from '../world.ts';
import { proxysBooks, sendcloudsBooks } from './books.ts';
import { buy } from './buyer.ts';
import { type ChargesVerdict, judge, markup } from './judge.ts';
import { planOf } from './plan.ts';

export interface ChargesOptions {
  purchases: number;
  kills: number;
  seed: string;
  /** PostgreSQL, and three proxies on it; else one on a file of its own. */
  databaseUrl?: string | undefined;
}

export interface ChargesReport {
  verdict: ChargesVerdict;
  weather: Weather;
  deaths: string[];
  /** Entries of the ledger by kind, and what they come to. */
  entries: Record<string, number>;
  total: number;
  seconds: number;
}

/** Orders that are brought through their lives at the same time. */
const AT_ONCE = 64;
const BREATH = 20;
const DAY = 86_400_000;
/** Rounds of reading invoices after which what is still off stays off. */
const PATIENCE = 60;
const start = Date.parse('2026-11-17T09:00:00Z');

/** Buys, cancels and surcharges, breaks what can break, lets Sendcloud send its invoices, and holds the ledger against them. */
export async function runCharges(
  { purchases, kills, seed, databaseUrl }: ChargesOptions,
  say: (line: string) => void = () => undefined,
): Promise<ChargesReport> {
  const startedAt = performance.now();
  const shared = databaseUrl === undefined ? { proxies: 1 } : { proxies: 3, databaseUrl };
  const world = await startWorld({ ...shared, speed: SPEED, start });
  try {
    for (const merchant of ['central', 'central-hold'])
      await once(world.proxies[0]!, 'PATCH', `/merchants/${merchant}`, ADMIN_KEY, { markup });
    const callsBefore = await breakWeather(world, seed, false);
    let bought = 0;
    const mayKill = async (n: number) => {
      while (bought < purchases && bought < (purchases * n) / kills) await pause(BREATH);
    };
    const [deaths] = await Promise.all([
      killProxies(world, { kills, seed, points: crashPointsOn(databaseUrl === undefined ? 'sqlite' : 'postgres') }, mayKill),
      inTurns(Array.from({ length: purchases }).keys(), AT_ONCE, async (n) => {
        await buy(world, seed, planOf(seed, n));
        bought += 1;
        if (bought % 500 === 0) say(`${bought} bought after ${secondsSince(startedAt)} s`);
      }),
    ]);
    say(`all bought after ${secondsSince(startedAt)} s`);
    const weather = await readWeather(world, callsBefore);
    return { ...(await readBooks(world)), weather, deaths, seconds: secondsSince(startedAt) };
  } finally {
    await world.close();
  }
}

const secondsSince = (moment: number): number => Math.round((performance.now() - moment) / 1000);

/** Longer than a relay sleeps, in milliseconds of the machine. */
const LONGEST_SLEEP = 60_000 / SPEED + 1_000;

/** Turns the clock past the next invoices, and reads until the ledger has what they ask. */
async function readBooks(world: FaultsWorld): Promise<Pick<ChargesReport, 'verdict' | 'entries' | 'total'>> {
  await world.advance(15 * DAY);
  for (let rounds = 1; ; rounds++) {
    await pause(LONGEST_SLEEP);
    const books = await proxysBooks(world);
    const verdict = judge(await sendcloudsBooks(world), books);
    const entries = Object.fromEntries([...Map.groupBy(books.charges, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]));
    if (verdict.cents_off === 0 || rounds === PATIENCE) return { verdict, entries, total: books.total };
    await world.advance(DAY / 4);
  }
}
