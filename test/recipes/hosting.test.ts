import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { startSandbox } from '../../demo/sandbox/server.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readConfig } from '../../proxy/config.ts';
import type { ObjectStorage } from '../../proxy/store/durable-object.ts';
import { claim } from '../docs/support/claims.ts';
import { commandOf } from '../runtimes/documented-command.ts';
import { storageOn } from '../support/durable-storage.ts';

const page = 'docs/recipes/hosting.md';
const claims = await claim('hosting');
const secret = Buffer.alloc(32, 7).toString('base64');

/** A Durable Object as the Worker has it, and what it talks to. */
interface DurableObject {
  fetch(request: Request): Promise<Response>;
  alarm(): Promise<void>;
  proxy: { stop(): Promise<void> };
}

type Context = { storage: ObjectStorage & { setAlarm(at: number): void }; blockConcurrencyWhile(work: () => Promise<void>): void };
interface Worker {
  default: { fetch(request: Request, env: Record<string, unknown>): Promise<Response> };
  DeliveryProxy: new (context: Context, env: Record<string, string>) => DurableObject;
}

describe('the page of hosts', () => {
  it('starts Bun and Deno with the file that is the package’s command', () => {
    const { code } = claims.take(page, 'deno run');
    for (const line of code.trim().split('\n')) {
      const [program = ''] = line.split(' ');
      const file = join('node_modules', packageJson.name, packageJson.bin['sendcloud-delivery-proxy']);
      assert.equal(commandOf(code, program).at(-1), file);
    }
  });

  it('has a Worker that shows options out of a Durable Object, and is woken again', async (t) => {
    const worker = await theWorker(t, claims.take(page, 'createProxy').code);
    const sandbox = await startSandbox({ port: 0, size: 1000 });
    t.after(() => sandbox.close());
    const env = {
      PROXY_SECRET: secret,
      ADMIN_KEY: 'an-admin-key-for-tests',
      PUBLIC_URL: 'https://shipping.shop.example',
      SENDCLOUD_URL: sandbox.url,
      MERCHANTS: await readFile('demo/merchants.json', 'utf8'),
    };
    const alarms: number[] = [];
    const object = await woken(worker, env, alarms);
    t.after(() => object.proxy.stop());
    const binding = { idFromName: (name: string) => name, get: () => object };
    const ask = (path: string) =>
      worker.default.fetch(new Request(`https://shipping.shop.example${path}`, { headers: { Origin: 'http://localhost:8080' } }), {
        DELIVERY: binding,
      });
    assert.equal((await ask('/ready')).status, 200);
    const query = new URLSearchParams({
      key: 'pk_demo_own_v3',
      country: 'NL',
      postalCode: '5611EM',
      weight: '2500',
      orderValue: '45.90',
      currency: 'EUR',
    });
    const { options } = (await (await ask(`/checkout/delivery-options?${query}`)).json()) as { options: unknown[] };
    assert.ok(options.length > 1);
    await object.alarm();
    assert.equal(alarms.length, 2);
  });

  it('declares that Worker’s class, its binding and its SQLite', async () => {
    const { code } = claims.take(page, 'durable_objects');
    const worker = await readFile(page, 'utf8');
    const [, main = ''] = /^main = "(.*)"$/m.exec(code) ?? [];
    assert.ok(worker.includes(`file=${main}`));
    const [, name = ''] = /^\[\[durable_objects\.bindings\]\]\nname = "(\w+)"\nclass_name = "DeliveryProxy"$/m.exec(code) ?? [];
    assert.ok(worker.includes(`env.${name}.get(env.${name}.idFromName(`));
    assert.match(code, /^\[\[migrations\]\]\ntag = "v1"\nnew_sqlite_classes = \["DeliveryProxy"\]$/m);
    assert.match(worker, /export class DeliveryProxy /);
  });

  it('has the variables of the compose file, with which a proxy starts', async () => {
    const given = variablesOf(claims.take(page, 'POSTGRES_PASSWORD').code);
    const compose = await readFile('compose.yaml', 'utf8');
    for (const [, name = ''] of compose.matchAll(/\$\{(\w+)/g)) assert.ok(given[name], name);
    const { services } = parse(compose) as {
      services: { proxy: { environment: Record<string, string>; env_file: string; ports: string[] } };
    };
    const { environment, env_file: file, ports } = services.proxy;
    assert.deepEqual([file, ports], ['.env', ['127.0.0.1:8787:8787']]);
    const set = Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, known: string) => given[known] ?? ''),
    ]);
    const config = await readConfig({ ...given, ...Object.fromEntries(set) });
    assert.equal(config.databaseUrl, `postgres://delivery:${given.POSTGRES_PASSWORD}@database/delivery`);
    assert.deepEqual([config.publicUrl, config.trustProxy, config.merchants.length], ['https://shipping.shop.example', ['private'], 1]);
  });

  it('has no block that is not run or checked', () => assert.deepEqual(claims.left(), []));
});

/** The recipe's Worker, with the proxy of the sources. */
async function theWorker(t: TestContext, code: string): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-worker-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'worker.mjs');
  await writeFile(file, code.replace('sendcloud-delivery-picker/proxy', pathToFileURL('proxy/index.ts').href));
  return (await import(pathToFileURL(file).href)) as Worker;
}

/** The object once it takes requests. `alarms` are the instants at which it wants to be woken. */
async function woken({ DeliveryProxy }: Worker, env: Record<string, string>, alarms: number[]): Promise<DurableObject> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const storage = Object.assign(storageOn(new DatabaseSync(':memory:')), { setAlarm: (at: number) => void alarms.push(at) });
  const object = new DeliveryProxy({ storage, blockConcurrencyWhile: (work) => void work().then(resolve, reject) }, env);
  await promise;
  return object;
}

/** A file of variables as compose reads it: a comment begins behind a space. What a reader makes with openssl is made here. */
function variablesOf(code: string): Record<string, string> {
  const lines = [...code.matchAll(/^([A-Z_]+)=(.*?)(?:\s+#.*)?$/gm)].map(([, name = '', value = '']) => [name, value] as const);
  const made: Record<string, string> = { PROXY_SECRET: secret, SECRET_KEY: 'sk_0123456789abcdef0123' };
  return Object.fromEntries(
    lines.map(([name, value]) => [name, value === '…' ? (made[name] ?? '0123456789abcdef0123456789abcdef') : value]),
  );
}
