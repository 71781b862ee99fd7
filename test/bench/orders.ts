import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { anOrder } from '../support/an-order.ts';
import { startPostgres } from '../support/postgres.ts';
import { round } from './figures.ts';
import { type Measured, measure } from './load.ts';
import type { OrdersServer } from './orders-server.ts';
import type { Figures } from './run.ts';

/** Milliseconds of each measurement. */
const duration = 1500;
const connections = [1, 50, 200];

/**
 * Orders accepted a second through the whole proxy over HTTP, every one with a token and on disk when it is answered, on each store; beside
 * what the disk under them writes and syncs by itself, and the same handler with no store. One run, taking turns. The bar for SQLite is twice
 * the disk's rate, or half the handler's where that is less: over one connection there is one order to each sync.
 */
export async function benchOrders(): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-orders-'));
  const postgres = await startPostgres({ sync: true });
  const stores = { 'no store': 'none', SQLite: `file:${join(folder, 'delivery.db')}`, PostgreSQL: await postgres.createDatabase() };
  const servers: Server[] = [];
  try {
    for (const [name, url] of Object.entries(stores)) servers.push(await startServer(name, url));
    for (const server of servers) await run(server, 50);
    const syncs = syncsPerSecond(join(folder, 'sync'));
    const figures: Figures = { 'disk, writes of 4 kB with a sync a second': round(syncs, 0) };
    for (const count of connections) Object.assign(figures, await compare(servers, count, syncs));
    return figures;
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

interface Server extends OrdersServer {
  name: string;
  child: ChildProcess;
}

async function startServer(name: string, databaseUrl: string): Promise<Server> {
  const script = fileURLToPath(new URL('./orders-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [undefined])]);
  if (typeof line !== 'string') throw new Error(`The server on ${name} ended before it was ready`);
  return { name, child, ...(JSON.parse(line) as OrdersServer) };
}

async function compare(servers: readonly Server[], count: number, syncs: number): Promise<Figures> {
  const figures: Figures = {};
  const rates = new Map<string, number>();
  for (const server of servers) {
    const { rate, p99 } = await run(server, count);
    rates.set(server.name, rate);
    figures[`${server.name}, ${count} connections, orders a second`] = round(rate, 0);
    figures[`${server.name}, ${count} connections, p99 in ms`] = round(p99, 1);
  }
  const [sqlite, handler] = [rates.get('SQLite') ?? Number.NaN, rates.get('no store') ?? Number.NaN];
  figures[`SQLite, ${count} connections, ratio to the syncs of the disk`] = round(sqlite / syncs, 2);
  figures[`SQLite, ${count} connections, ratio to the handler with no store`] = round(sqlite / handler, 2);
  figures[`SQLite, ${count} connections, ratio to its bar`] = round(sqlite / Math.min(2 * syncs, handler / 2), 2);
  return figures;
}

let numbers = 0;

function run({ url, token, secretKey }: Server, count: number): Promise<Measured> {
  const headers = { Authorization: `Bearer ${secretKey}` };
  return measure({ url: new URL(url), headers, connections: count, duration, post: () => orderOf(token, `bench-${++numbers}`) });
}

const orderOf = (token: string, number: string): string => JSON.stringify({ token, order: anOrder({ number }) });

/** One page after the other, each on disk before the next: what a database without group commit could reach at most. */
function syncsPerSecond(file: string): number {
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < duration; count++) {
    writeSync(handle, page);
    fdatasyncSync(handle);
  }
  closeSync(handle);
  return (count / (performance.now() - started)) * 1000;
}
