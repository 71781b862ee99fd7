import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../demo/free-port.ts';
import { type RunningSandbox, startSandbox } from '../../demo/sandbox/server.ts';
import { anOrder } from '../support/orders.ts';
import { adminKey, secret } from '../support/proxy.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The real program, with the environment given and nothing else. Settles when it says that it is ready. */
async function startProgram(env: Record<string, string>): Promise<ChildProcess> {
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'proxy/server.ts'], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(program, 'exit').then(([code]) => Promise.reject(new Error(`The proxy ended with ${code} before it was ready`)));
  const ready = (async () => {
    for await (const line of createInterface({ input: program.stdout! })) if (line.startsWith('proxy ready ')) return;
  })();
  await Promise.race([ready, exited]);
  exited.catch(() => undefined);
  program.stdout!.resume();
  return program;
}

describe('the proxy as a program', () => {
  let sandbox: RunningSandbox;
  let program: ChildProcess;
  let directory: string;
  let environment: Record<string, string>;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'proxy-program-'));
    sandbox = await startSandbox({ port: 0, size: 20_000 });
    const port = await freePort();
    environment = {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      PROXY_SECRET: Buffer.from(secret).toString('base64'),
      MERCHANTS_FILE: 'demo/merchants.json',
      ADMIN_KEY: adminKey,
      DATABASE_URL: `file:${join(directory, 'delivery.db')}`,
      SENDCLOUD_URL: sandbox.url,
      TILE_URL: `${sandbox.url}/{z}/{x}/{y}`,
      TILE_ATTRIBUTION: 'Nobody',
    };
    program = await startProgram(environment);
  });

  after(async () => {
    program.kill('SIGKILL');
    await sandbox.close();
    await rm(directory, { recursive: true });
  });

  it('says in one sentence which variable is wrong, and ends', async () => {
    const { PROXY_SECRET: _, ...incomplete } = environment;
    await assert.rejects(
      run(process.execPath, ['proxy/server.ts'], { cwd: repository, env: incomplete }),
      (error: { code: number; stderr: string }) => {
        assert.equal(error.code, 1);
        assert.match(error.stderr.replaceAll(/\(node:.*\n/g, '').replaceAll(/\(Use .*\n/g, ''), /^PROXY_SECRET must be .+\n$/);
        return true;
      },
    );
  });

  it('says that its port is taken', async () => {
    const other = { ...environment, DATABASE_URL: `file:${join(directory, 'other.db')}` };
    await assert.rejects(run(process.execPath, ['proxy/server.ts'], { cwd: repository, env: other }), /PORT must be free/);
  });

  it('says that its host is not on this machine', async () => {
    const other = { ...environment, HOST: '999.999.1.1', DATABASE_URL: `file:${join(directory, 'other.db')}` };
    await assert.rejects(run(process.execPath, ['proxy/server.ts'], { cwd: repository, env: other }), /HOST must be an address/);
  });

  it('ends gently when told to, and its orders are there at the next start', async () => {
    const orders = `http://localhost:${environment.PORT}/orders`;
    const headers = { authorization: 'Bearer sk_demo_own_v3_not_a_secret', 'content-type': 'application/json' };
    const request = JSON.stringify({ delivery: { option: 'standard' }, order: anOrder() });
    const placed = await fetch(orders, { method: 'POST', headers, body: request });
    assert.equal(placed.status, 201);
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    program = await startProgram(environment);
    const kept = (await (await fetch(orders, { headers })).json()) as { orders: { number: string }[] };
    assert.deepEqual(
      kept.orders.map(({ number }) => number),
      [anOrder().number],
    );
  });
});
