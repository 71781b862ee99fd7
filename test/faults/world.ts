import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { TIMELINE, type Timeline, timeIn } from './inject/instructions.ts';
import { EXTRA_ACCOUNTS, merchantsFile } from './merchants.ts';
import { type MortalProxy, mortalProxy } from './mortal-proxy.ts';
import { startProgram } from './program.ts';

/** Sandbox and proxies in processes of their own, on one clock that can be turned. */
export interface FaultsWorld {
  sandboxUrl: string;
  proxies: readonly MortalProxy[];
  now(): number;
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export const ADMIN_KEY = 'an-admin-key-for-the-faults-run';
const preload = new URL('./inject/preload.ts', import.meta.url).href;

export async function startWorld(options: {
  proxies: number;
  speed: number;
  start: number;
  databaseUrl?: string;
  mutation?: string;
}): Promise<FaultsWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-faults-'));
  const timeline: Timeline = { born: Date.now(), start: options.start, speed: options.speed };
  const clock = () => ({ [TIMELINE]: JSON.stringify(timeline) });
  const sandbox = startProgram(['test/faults/inject/sandbox.ts'], { ...clock(), EXTRA_ACCOUNTS: String(EXTRA_ACCOUNTS) });
  const sandboxUrl = (await sandbox.ready).split(' ').at(-1) ?? '';
  await writeFile(join(folder, 'merchants.json'), JSON.stringify(merchantsFile));
  const environment = {
    PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    MERCHANTS_FILE: join(folder, 'merchants.json'),
    ADMIN_KEY,
    DATABASE_URL: options.databaseUrl ?? `file:${join(folder, 'delivery.db')}`,
    SENDCLOUD_URL: sandboxUrl,
    ...(options.mutation && { FAULTS_MUTATION: options.mutation }),
  };
  const load = (port: number) => () =>
    startProgram(['--import', preload, 'test/faults/inject/proxy.ts'], { ...environment, ...clock(), PORT: String(port) });
  const proxies: MortalProxy[] = [];
  while (proxies.length < options.proxies) {
    const port = await freePort();
    proxies.push(await mortalProxy(port, load(port), timeline));
  }

  return {
    sandboxUrl,
    proxies,
    now: () => timeIn(timeline),
    async advance(milliseconds) {
      timeline.start += milliseconds;
      for (const proxy of proxies) proxy.tell({ advance: milliseconds });
      await turnSandbox(sandboxUrl, milliseconds);
    },
    async close() {
      for (const proxy of proxies) proxy.close();
      sandbox.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function turnSandbox(url: string, advanceMs: number): Promise<void> {
  const body = JSON.stringify({ advanceMs });
  await fetch(`${url}/__sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
