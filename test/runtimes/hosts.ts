import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type Block, blocksOf } from '../recipes/support/recipes.ts';
import { commandOf } from './documented-command.ts';
import { installRuntimes } from './installed.ts';

/** Where a proxy is to listen, what it talks to, and a folder for its database. */
export interface Place {
  port: number;
  sandboxUrl: string;
  adminKey: string;
  folder: string;
}

/** A proxy in a runtime. */
export interface Hosted {
  /** What it printed. */
  output(): string;
  stop(): Promise<void>;
}

export interface Host {
  name: string;
  store: string;
  start(place: Place): Promise<Hosted>;
}

const secret = Buffer.alloc(32, 7).toString('base64');

/** Node, Bun and Deno run the package's own command, the latter two by the lines of docs/recipes/hosting.md; workerd has no commands, and runs the proxy in a Durable Object. */
export async function everyHost(): Promise<Host[]> {
  const { bun, deno, workerd } = await installRuntimes();
  const lines = (await blockOf((block) => block.language === 'bash')).code;
  const command = (name: string, program: string, args: string[]): Host => ({
    name,
    store: 'SQLite file',
    start: async (place) => launch([program, ...args], environment(place)),
  });
  const documented = (name: string, program: string): Host =>
    command(
      name,
      program,
      commandOf(lines, name).map((argument) => argument.replace('node_modules/sendcloud-delivery-picker/', '')),
    );
  return [
    command('node', process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/cli.js']),
    documented('bun', bun),
    documented('deno', deno),
    { name: 'workerd', store: 'SQLite of a Durable Object', start: (place) => startWorker(workerd, place) },
  ];
}

const environment = ({ port, sandboxUrl, adminKey, folder }: Place): Record<string, string> => ({
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${port}`,
  DATABASE_URL: `file:${join(folder, 'delivery.db')}`,
  PROXY_SECRET: secret,
  ADMIN_KEY: adminKey,
  MERCHANTS_FILE: 'demo/merchants.json',
  SENDCLOUD_URL: sandboxUrl,
  SENDCLOUD_AUTH_URL: sandboxUrl,
});

async function startWorker(workerd: string, place: Place): Promise<Hosted> {
  const source = join(place.folder, 'source.js');
  await writeFile(source, await recipe());
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'webworker', resolve: { conditions: ['workerd', 'worker', 'import', 'default'] } },
    build: {
      ssr: source,
      outDir: place.folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { external: /^node:/, output: { entryFileNames: 'worker.js', codeSplitting: false } },
    },
  });
  const config = join(place.folder, 'config.capnp');
  await writeFile(config, configuration(place, await readFile('demo/merchants.json', 'utf8')));
  return launch([workerd, 'serve', config], {});
}

/** The first block of docs/recipes/hosting.md of which this holds. */
async function blockOf(holds: (block: Block) => boolean): Promise<Block> {
  const block = (await blocksOf('hosting')).find(holds);
  if (!block) throw new Error('docs/recipes/hosting.md lacks a block that is run from it');
  return block;
}

/** The Worker of docs/recipes/hosting.md, with the proxy of the sources. */
async function recipe(): Promise<string> {
  const { code } = await blockOf(({ file }) => file === 'worker.js');
  return code.replace('sendcloud-delivery-picker/proxy', fileURLToPath(new URL('../../proxy/index.ts', import.meta.url)));
}

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
const configuration = (
  { port, sandboxUrl, adminKey, folder }: Place,
  merchants: string,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .proxy),
    (name = "network", network = (allow = ["public", "private", "local"])),
    (name = "disk", disk = (path = ${JSON.stringify(folder)}, writable = true)),
  ],
  sockets = [(name = "http", address = "localhost:${port}", http = (), service = "main")],
);
const proxy :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-11-01",
  globalOutbound = "network",
  durableObjectNamespaces = [(className = "DeliveryProxy", uniqueKey = "delivery-proxy", enableSql = true)],
  durableObjectStorage = (localDisk = "disk"),
  bindings = [
    (name = "DELIVERY", durableObjectNamespace = "DeliveryProxy"),
    (name = "PROXY_SECRET", text = ${JSON.stringify(secret)}),
    (name = "ADMIN_KEY", text = ${JSON.stringify(adminKey)}),
    (name = "PUBLIC_URL", text = "http://localhost:${port}"),
    (name = "SENDCLOUD_URL", text = ${JSON.stringify(sandboxUrl)}),
    (name = "MERCHANTS", text = ${JSON.stringify(JSON.stringify(JSON.parse(merchants)))}),
  ],
);
`;

function launch([program = '', ...args]: string[], env: Record<string, string>): Hosted {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(String(bytes)));
  const closed = once(child, 'close');
  return {
    output: () => said.join(''),
    stop: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
