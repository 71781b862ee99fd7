import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { freePort } from '../../../demo/free-port.ts';
import { linkPackages } from './linked-packages.ts';
import { type Block, paste, type Pasting } from './recipes.ts';

/** Where `npm install` gets packages from: the registry, with ours from its tarball; or this repository, with nothing fetched. */
export type Pasted = { tarball: string } | 'linked';

/** A shop made in an empty folder of what recipes say. */
export interface PastedShop {
  /** Runs a command of the recipe to its end. */
  run(command: string): Promise<void>;
  /** Starts what serves; resolves once the shop answers at its address. */
  serve(command: string, path: string): Promise<string>;
  close(): Promise<void>;
}

/** Where recipes listen. Each gets a free port instead; the last is where the shopper goes. */
const documentedPorts = ['3000', '5173'];

/** Writes the files of these blocks into a folder that is empty before, and gone after. */
export async function pasteShop(blocks: readonly Block[], pasting: Pasting, pasted: Pasted): Promise<PastedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-shop-'));
  const ports = new Map(await Promise.all(documentedPorts.map(async (port) => [port, String(await freePort())] as const)));
  const here = (text: string) => text.replaceAll(/\b(3000|5173)\b/g, (port) => ports.get(port) ?? port);
  for (const { file, code } of blocks) {
    if (!file) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), here(await paste(code, pasting)));
  }

  const groups: number[] = [];
  const start = (command: string) => {
    const child = spawn('bash', ['-ec', command], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
    if (child.pid) groups.push(child.pid);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(String(bytes)));
    const ended = once(child, 'close').then(([code]) => ({ code: Number(code), said: said.join('') }));
    return { ended };
  };

  return {
    async run(command) {
      const { code, said } = await start(installing(command, pasted)).ended;
      if (code !== 0) throw new Error(`${command}\n${said}`);
      if (pasted === 'linked') await linkPackages(folder, installed(command));
    },
    async serve(command, path) {
      const { ended } = start(here(command));
      const port = documentedPorts.findLast((each) => command.includes(each)) ?? documentedPorts[0]!;
      const url = `http://localhost:${ports.get(port)}${path}`;
      const gone = ended.then(({ said }) => Promise.reject(new Error(`${command} ended:\n${said}`)));
      gone.catch(() => undefined);
      await Promise.race([gone, answers(url)]);
      return url;
    },
    async close() {
      for (const group of groups) endGroup(group);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const installation = /npm install (.*)/g;

/** The packages that a command installs. */
const installed = (command: string): string[] => [...command.matchAll(installation)].flatMap(([, names = '']) => names.split(' '));

/** npm is quiet and takes from its cache what is there; the package itself comes from its tarball. */
const installing = (command: string, pasted: Pasted): string =>
  command.replaceAll(installation, (_, names: string) => {
    if (pasted === 'linked') return ':';
    const from = names.split(' ').map((name) => (name === 'sendcloud-delivery-picker' ? pasted.tarball : name));
    return `npm install --prefer-offline --no-audit --no-fund ${from.join(' ')}`;
  });

/** As a person's shell has it: nothing of the test run around it. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, NODE_ENV: ___, ...inherited } = process.env;
  return { ...inherited, NEXT_TELEMETRY_DISABLED: '1', CI: '1' };
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + 180_000;
  while (performance.now() < until) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return void (await response.body?.cancel());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
