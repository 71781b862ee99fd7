import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { type Instruction, TIMELINE, type Timeline, timeIn } from './inject/instructions.ts';
import { EXTRA_ACCOUNTS, merchantsFile } from './merchants.ts';
import { type Program, startProgram } from './program.ts';

/** One proxy that is started again, on the same port, whenever it dies. */
export interface MortalProxy {
  url: string;
  /** Settles when it answers; another promise after each death. */
  ready: Promise<void>;
  deaths: number;
  tell(instruction: Instruction): void;
  kill(): void;
}

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
  const sandbox = await startProgram(['test/faults/inject/sandbox.ts'], { ...clock(), EXTRA_ACCOUNTS: String(EXTRA_ACCOUNTS) });
  const sandboxUrl = sandbox.said.split(' ').at(-1) ?? '';
  await writeFile(join(folder, 'merchants.json'), JSON.stringify(merchantsFile));
  const environment = {
    PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    MERCHANTS_FILE: join(folder, 'merchants.json'),
    ADMIN_KEY,
    DATABASE_URL: options.databaseUrl ?? `file:${join(folder, 'delivery.db')}`,
    SENDCLOUD_URL: sandboxUrl,
    ...(options.mutation && { FAULTS_MUTATION: options.mutation }),
  };
  let open = true;
  const start = (port: number) =>
    startProgram(['--import', preload, 'proxy/server.ts'], { ...environment, ...clock(), PORT: String(port) });
  const proxies: MortalProxy[] = [];
  for (let n = 0; n < options.proxies; n++) proxies.push(await mortalProxy(await freePort(), start, () => open));

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
      open = false;
      for (const proxy of proxies) proxy.kill();
      sandbox.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function mortalProxy(port: number, start: (port: number) => Promise<Program>, isOpen: () => boolean): Promise<MortalProxy> {
  let program = await start(port);
  const proxy: MortalProxy = {
    url: `http://localhost:${port}`,
    ready: Promise.resolve(),
    deaths: 0,
    tell: (instruction) => program.tell(instruction),
    kill: () => program.kill(),
  };
  const follow = () =>
    void program.ended.then((signal) => {
      if (!isOpen()) return;
      if (signal !== 'SIGKILL') throw new Error(`A proxy ended by itself (${signal})`);
      proxy.deaths += 1;
      proxy.ready = start(port).then((next) => {
        program = next;
        follow();
      });
    });
  follow();
  return proxy;
}

async function turnSandbox(url: string, advanceMs: number): Promise<void> {
  const body = JSON.stringify({ advanceMs });
  await fetch(`${url}/__sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
