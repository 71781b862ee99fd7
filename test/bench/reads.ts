import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Measured, measure } from './load.ts';
import type { ReadsServers } from './reads-server.ts';
import type { Figures } from './run.ts';

const rounds = 3;
const connections = 50;
/** Milliseconds of each measurement. */
const duration = 1200;

/**
 * A cached read of service points through the whole proxy, beside a bare Hono that answers the same bytes.
 *
 * Both run in one process, the load comes from another, and the rounds take turns, so that what else the machine does
 * falls on both. The figure to compare is the ratio; the rates are the machine's.
 */
export async function benchReads(): Promise<Figures> {
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./reads-server.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    return await compare(await announcement(server));
  } finally {
    server.kill('SIGKILL');
  }
}

async function compare({ proxy, bare, path, origin }: ReadsServers): Promise<Figures> {
  const gzip = { 'Accept-Encoding': 'gzip' };
  const ways = {
    'proxy, plain': { url: new URL(path, proxy), headers: { Origin: origin } },
    'bare Hono, plain': { url: new URL('/plain', bare), headers: { Origin: origin } },
    'proxy, gzip': { url: new URL(path, proxy), headers: { Origin: origin, ...gzip } },
    'bare Hono, gzip': { url: new URL('/gzip', bare), headers: { Origin: origin, ...gzip } },
    'bare Hono, c.json': { url: new URL('/json', bare), headers: { Origin: origin } },
  };
  const measured = new Map<string, Measured[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const one = await measure({ ...way, connections, duration });
      // The first round only warms up.
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), one]);
    }
  }
  const middle = (name: keyof typeof ways, what: keyof Measured) => median((measured.get(name) ?? []).map((one) => one[what]));
  const ratio = (one: keyof typeof ways, other: keyof typeof ways) => round(middle(one, 'rate') / middle(other, 'rate'), 2);
  return {
    'ratio to bare Hono with the same bytes ready, plain': ratio('proxy, plain', 'bare Hono, plain'),
    'ratio to bare Hono with the same bytes ready, gzip': ratio('proxy, gzip', 'bare Hono, gzip'),
    'ratio of gzip to bare c.json of the same body': ratio('proxy, gzip', 'bare Hono, c.json'),
    ...Object.fromEntries(
      (Object.keys(ways) as (keyof typeof ways)[]).flatMap((name) => [
        [`${name}, answers a second`, round(middle(name, 'rate'), 0)],
        [`${name}, p99 in ms`, round(middle(name, 'p99'), 1)],
        [`${name}, bytes`, middle(name, 'bytes')],
      ]),
    ),
    connections,
    rounds,
  };
}

/** The first line the servers print, or an error when they end without one. */
async function announcement(server: {
  stdout: NodeJS.ReadableStream;
  once(event: string, listener: () => void): unknown;
}): Promise<ReadsServers> {
  const lines = createInterface({ input: server.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [undefined])]);
  if (typeof line !== 'string') throw new Error('The servers of the bench ended before they were ready');
  return JSON.parse(line);
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const round = (number: number, digits: number): number => Number(number.toFixed(digits));
