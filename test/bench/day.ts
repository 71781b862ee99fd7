import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox } from '../../demo/sandbox/sandbox.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import type { Credential, Merchant } from '../../proxy/domain/merchant.ts';
import { createSendcloud } from '../../proxy/sendcloud/sendcloud.ts';
import { createPointReader } from '../../proxy/services/point-reader.ts';
import { UpstreamError } from '../../proxy/services/upstream.ts';
import { dice } from '../support/dice.ts';
import { round } from './figures.ts';
import type { Figures } from './run.ts';
import { turnedClock } from './turned-clock.ts';

/** The day that is replayed. Merchants and postal codes are drawn by Zipf's law: the n-th as often as 1 / n ** exponent. */
const day = { merchants: 50, credentials: 20, postalCodes: 1000, exponent: 1, neverSeen: 0.01, reads: 100_000, limits: 0.8 };
const hours = 24;
const [template] = MerchantsFile.parse(demo).merchants;

/**
 * A day of searches by postal code, replayed on the turned clock through the cache, the budget and the client: 50 merchants on 20 credentials
 * (19 have their own account, 31 share the central one), against a sandbox that refuses beyond 80 % of Sendcloud's published limits.
 */
export async function benchDay(): Promise<Figures> {
  const random = dice(20_261_124);
  const clock = turnedClock(Date.parse('2026-11-24T00:00:00Z'));
  const sandbox = createSandbox({ now: clock.now, size: 200_000, extraAccounts: day.credentials });
  const admitted = limitsAt(day.limits);
  let upstream = 0;
  let refused = 0;
  const sendcloud = createSendcloud({
    baseUrl: 'http://sandbox.bench',
    authUrl: 'http://sandbox.bench',
    clock,
    share: day.limits,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      upstream += 1;
      if (admitted(request.headers.get('authorization') ?? '', clock.now())) return sandbox.fetch(request);
      refused += 1;
      return new Response('', { status: 429 });
    },
  });
  const points = createPointReader({ sendcloud, clock, shelf: null });
  const pickMerchant = zipf(day.merchants, day.exponent, random);
  const pickCode = zipf(day.postalCodes, day.exponent, random);
  const codes = shuffled(
    Array.from({ length: day.postalCodes }, (_, index) => `${1000 + index * 8}AA`),
    random,
  );
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  const began = performance.now();
  for (let turn = 0; turn < day.reads; turn += 1) {
    clock.turn((hours * 3_600_000) / day.reads);
    const merchant = pickMerchant();
    const fresh = random() < day.neverSeen;
    const postalCode = fresh ? `${1000 + Math.floor(random() * 8000)}${letters(turn)}` : (codes[pickCode()] ?? '');
    const { id, credential } = merchantAt(merchant);
    asked.set(id, (asked.get(id) ?? 0) + 1);
    const search = { country: 'NL', carriers: [], types: null, place: { postalCode }, limit: 100 };
    if (await found(points.find({ ...template, id } as Merchant, credential, search, null))) answered.set(id, (answered.get(id) ?? 0) + 1);
  }
  const shares = [...asked].map(([id, count]) => (answered.get(id) ?? 0) / count);
  return {
    ...Object.fromEntries(Object.entries(day).map(([name, value]) => [`parameter ${name}`, value])),
    'questions to Sendcloud': upstream,
    'share of point reads without Sendcloud': round(1 - upstream / day.reads, 4),
    '429 from Sendcloud': refused,
    'merchants that asked': asked.size,
    'smallest share of a merchant’s reads that was answered': round(Math.min(...shares), 4),
    'real ms a read': round((performance.now() - began) / day.reads, 2),
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

/** Whether one more read of these keys fits into the minute, at a part of the thousand that Sendcloud publishes. */
function limitsAt(part: number): (key: string, now: number) => boolean {
  const used = new Map<string, number>();
  return (key, now) => {
    const window = `${Math.floor(now / 60_000)} ${key}`;
    used.set(window, (used.get(window) ?? 0) + 1);
    return (used.get(window) ?? 0) <= 1000 * part;
  };
}

/** Draws 0 … count − 1, the first most often. */
function zipf(count: number, exponent: number, random: () => number): () => number {
  const sums: number[] = [];
  for (let rank = 1; rank <= count; rank += 1) sums.push((sums.at(-1) ?? 0) + 1 / rank ** exponent);
  const total = sums.at(-1) ?? 0;
  return () => {
    const drawn = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((sums[middle] ?? 0) < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Two letters of which no code of the list is made. */
const letters = (turn: number): string =>
  `${String.fromCharCode(66 + (turn % 25))}${String.fromCharCode(65 + (Math.floor(turn / 25) % 26))}`;

function shuffled<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
