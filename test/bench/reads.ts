import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { measureColdReads } from './cold-reads.ts';
import { median, round } from './figures.ts';
import { type Measured, measure } from './load.ts';
import type { ReadsServers } from './reads-server.ts';
import type { Figures } from './run.ts';

const rounds = 3;
/** Milliseconds of each measurement. */
const duration = 800;

/**
 * A cached read of service points through the whole proxy, beside a bare Hono that answers the same body by `c.json`; what a read costs that
 * nobody made before; and what the points take in memory.
 *
 * Both servers run in one process, the load comes from another, and the rounds take turns, so that what else the machine does falls on both.
 * The figures to compare are the ratios; the rates are the machine's.
 */
export async function benchReads(): Promise<Figures> {
  const server = spawn(process.execPath, [...quiet, script('reads-server')], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const servers = await announcement(server);
    return {
      ...(await compare(servers, 50)),
      ...(await compare(servers, 200)),
      'memory of both servers after that, MB': Number(await (await fetch(new URL('/memory', servers.bare))).text()),
      ...(await measureColdReads()),
      ...(await measureMemory()),
    };
  } finally {
    server.kill('SIGKILL');
  }
}

const quiet = ['--disable-warning=ExperimentalWarning'];
const script = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

async function compare({ proxy, bare, path, origin }: ReadsServers, connections: number): Promise<Figures> {
  const ways = {
    'proxy, plain': { url: new URL(path, proxy), headers: { Origin: origin } },
    'proxy, gzip': { url: new URL(path, proxy), headers: { Origin: origin, 'Accept-Encoding': 'gzip' } },
    'bare c.json': { url: new URL('/json', bare), headers: { Origin: origin } },
    'bare Hono, the same gzip bytes ready': { url: new URL('/gzip', bare), headers: { Origin: origin } },
  };
  const measured = new Map<string, (Measured & { cpu: number })[]>();
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const before = await cpuOf(bare);
      const one = await measure({ ...way, connections, duration });
      const cpu = ((await cpuOf(bare)) - before) / one.count;
      // The first round only warms up.
      if (turn > 0) measured.set(name, [...(measured.get(name) ?? []), { ...one, cpu }]);
    }
  }
  const middle = (name: keyof typeof ways, what: keyof Measured | 'cpu') => median((measured.get(name) ?? []).map((one) => one[what]));
  const ratio = (one: keyof typeof ways, other: keyof typeof ways) => round(middle(one, 'rate') / middle(other, 'rate'), 2);
  const figures = {
    'ratio to bare c.json of the same body, plain': ratio('proxy, plain', 'bare c.json'),
    'ratio to bare c.json of the same body, gzip': ratio('proxy, gzip', 'bare c.json'),
    'ratio to bare Hono with the same gzip bytes ready': ratio('proxy, gzip', 'bare Hono, the same gzip bytes ready'),
    ...Object.fromEntries(
      (Object.keys(ways) as (keyof typeof ways)[]).flatMap((name) => [
        [`${name}, answers a second`, round(middle(name, 'rate'), 0)],
        [`${name}, p99 in ms`, round(middle(name, 'p99'), 1)],
        [`${name}, µs of CPU an answer`, round(middle(name, 'cpu'), 1)],
        [`${name}, bytes`, middle(name, 'bytes')],
      ]),
    ),
  };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${connections} connections, ${name}`, value]));
}

/** Microseconds of CPU that the servers have used; unlike a rate, what an answer takes of it says little of what else the machine does. */
const cpuOf = async (bare: string): Promise<number> => Number(await (await fetch(new URL('/cpu', bare))).text());

async function measureMemory(): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [...quiet, '--expose-gc', script('point-memory')]);
  const kilobytes = JSON.parse(stdout) as Record<string, number>;
  return Object.fromEntries(
    Object.entries(kilobytes).map(([points, each]) => [
      `memory of 1,000 cached points, of ${Number(points).toLocaleString('en')}, kB`,
      each,
    ]),
  );
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
