import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox, type Sandbox } from '../../demo/sandbox/sandbox.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import type { Credential, Merchant } from '../../proxy/domain/merchant.ts';
import { silentLog } from '../../proxy/log.ts';
import { createSendcloud } from '../../proxy/sendcloud/sendcloud.ts';
import { createPointReader } from '../../proxy/services/point-reader.ts';
import { UpstreamError } from '../../proxy/services/upstream.ts';
import { createShelf } from '../../proxy/store/shelf.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Store } from '../../proxy/store/store.ts';
import { dice } from '../support/dice.ts';
import { round } from './figures.ts';
import type { Figures } from './run.ts';
import { createShopping, type Shopping } from './shopping.ts';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

/** The days that are replayed. Merchants and postal codes are drawn by Zipf's law: the n-th as often as 1 / n ** exponent. */
const day = { merchants: 50, credentials: 20, postalCodes: 1000, exponent: 1, neverSeen: 0.01, reads: 100_000, limits: 0.8 };
const length = 24 * 3_600_000;
const [template] = MerchantsFile.parse(demo).merchants;

/**
 * Two days of searches by postal code, replayed on the turned clock through the cache, the store, the budget and the client: 50 merchants on
 * 20 credentials (19 have their own account, 31 share the central one), against a sandbox that refuses beyond 80 % of Sendcloud's published
 * limits. On the first day nothing is known; before the second the proxy is started anew on the same store.
 */
export async function benchDay(): Promise<Figures> {
  const random = dice(20_261_124);
  const clock = turnedClock(Date.parse('2026-11-24T00:00:00Z'));
  const folder = await mkdtemp(join(tmpdir(), 'bench-day-'));
  const store = await openSqliteStore(join(folder, 'delivery.db'));
  const sandbox = createSandbox({ now: clock.now, size: 200_000, extraAccounts: day.credentials });
  const shopping = createShopping(day, postalCodesIn(sandbox, 'NL'), random);
  const figures: Figures = Object.fromEntries(Object.entries(day).map(([name, value]) => [`parameter ${name}`, value]));
  for (const name of ['first day', 'second day, after a restart'])
    for (const [what, value] of Object.entries(await replay({ clock, sandbox, store, shopping }))) figures[`${name}, ${what}`] = value;
  await store.close();
  await rm(folder, { recursive: true });
  return figures;
}

/** The postal codes of a country's service points: people live where those are. */
function postalCodesIn({ world }: Sandbox, country: string): string[] {
  const points = [...world.all()].filter((point) => point.country === country);
  return [...new Set(points.map(({ postalCode }) => postalCode.replaceAll(' ', '')))];
}

interface World {
  clock: TurnedClock;
  sandbox: Sandbox;
  store: Store;
  shopping: Shopping;
}

/** What became of one merchant's reads. */
interface Tally {
  asked: number;
  answered: number;
  /** Answered without waiting for Sendcloud. */
  alone: number;
}

async function replay({ clock, sandbox, store, shopping }: World): Promise<Figures> {
  const upstream = watchUpstream(sandbox, clock);
  const shelf = createShelf({ reads: store.reads, log: silentLog });
  const options = { baseUrl: 'http://sandbox.bench', authUrl: 'http://sandbox.bench', clock, share: day.limits, fetch: upstream.fetch };
  const points = createPointReader({ sendcloud: createSendcloud(options), clock, shelf, map: null });
  const tallies = new Map<string, Tally>();
  const began = performance.now();
  for (let turn = 0; turn < day.reads; turn += 1) {
    clock.turn(length / day.reads);
    const { merchant, postalCode } = shopping();
    const { id, credential } = merchantAt(merchant);
    const tally = tallies.get(id) ?? { asked: 0, answered: 0, alone: 0 };
    tallies.set(id, tally);
    const before = upstream.finished();
    const search = { country: 'NL', carriers: [], types: null, place: { postalCode }, limit: 100 };
    const answered = await found(points.find({ ...template, id } as Merchant, credential, search, null));
    tally.asked += 1;
    tally.answered += Number(answered);
    // Whoever waited for a question saw it end. One asked behind the answer may have ended too; then it counts against us.
    tally.alone += Number(answered && upstream.finished() === before);
    await upstream.idle();
  }
  await shelf.written();
  return { ...summary([...tallies.values()], upstream), 'real ms a read': round((performance.now() - began) / day.reads, 2) };
}

function summary(tallies: readonly Tally[], upstream: Upstream): Figures {
  const sum = (what: keyof Tally): number => tallies.reduce((total, tally) => total + tally[what], 0);
  const shares = tallies.map(({ asked, answered }) => answered / asked);
  const total = shares.reduce((one, other) => one + other, 0);
  return {
    'share of point reads without Sendcloud': round(sum('alone') / sum('asked'), 4),
    'questions to Sendcloud': upstream.finished(),
    'questions for each read': round(upstream.finished() / sum('asked'), 4),
    'most questions of one account in a minute, of 800': upstream.busiest(),
    '429 from Sendcloud': upstream.refused(),
    'merchants that asked': tallies.length,
    'smallest share of a merchant’s reads that was answered': round(Math.min(...shares), 4),
    'smallest share of a merchant’s reads without Sendcloud': round(Math.min(...tallies.map(({ asked, alone }) => alone / asked)), 4),
    'fairness of answered shares (Jain)': round(total ** 2 / (shares.length * shares.reduce((one, other) => one + other ** 2, 0)), 4),
  };
}

interface Upstream {
  fetch: typeof fetch;
  /** Questions that have been answered. */
  finished(): number;
  refused(): number;
  busiest(): number;
  /** Settles once nothing is being asked. */
  idle(): Promise<void>;
}

/** The sandbox, refusing what goes beyond a part of the thousand reads a minute that Sendcloud publishes. */
function watchUpstream(sandbox: Sandbox, clock: TurnedClock): Upstream {
  const used = new Map<string, number>();
  const asking = new Set<Promise<Response>>();
  let [finished, refused] = [0, 0];
  async function answer(request: Request): Promise<Response> {
    const window = `${Math.floor(clock.now() / 60_000)} ${request.headers.get('authorization')}`;
    used.set(window, (used.get(window) ?? 0) + 1);
    if ((used.get(window) ?? 0) <= 1000 * day.limits) return sandbox.fetch(request);
    refused += 1;
    return new Response('', { status: 429 });
  }
  return {
    async fetch(input, init) {
      const asked = answer(new Request(input, init));
      asking.add(asked);
      const response = await asked;
      asking.delete(asked);
      finished += 1;
      return response;
    },
    finished: () => finished,
    refused: () => refused,
    busiest: () => Math.max(...used.values()),
    async idle() {
      while (asking.size > 0) await Promise.all(asking).then(() => new Promise(setImmediate));
    },
  };
}

async function found(reading: Promise<unknown>): Promise<boolean> {
  try {
    await reading;
    return true;
  } catch (error) {
    if (error instanceof UpstreamError) return false;
    throw error;
  }
}

/** The first nineteen have an account of their own, the rest share the twentieth. */
function merchantAt(index: number): { id: string; credential: Credential } {
  const account = Math.min(index + 1, day.credentials);
  const name = `extra-${account}`;
  const credential = { id: name, publicKey: `demo-${name}-public`, secretKey: `demo-${name}-secret-not-a-secret`, auth: 'basic' as const };
  return { id: `merchant-${index}`, credential };
}
