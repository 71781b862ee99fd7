import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../demo/free-port.ts';
import { onceReachable } from '../../proxy/open-database.ts';
import { requireNode } from '../../proxy/require-node.ts';
import { Overloaded } from '../../proxy/services/ports.ts';
import { isUnreachable } from '../../proxy/store/postgres-connection.ts';
import { startPostgres } from '../support/postgres.ts';
import { secret } from '../support/proxy.ts';

const away = new Overloaded('nobody there');

describe('a database', () => {
  /** Opens one that takes each of these turns in order; time passes by waiting alone. */
  async function open(turns: (Error | 'open')[]) {
    const said: string[] = [];
    let at = 0;
    const result = await onceReachable(
      async () => {
        const turn = turns.length > 1 ? turns.shift() : turns[0];
        if (turn instanceof Error) throw turn;
        return turn;
      },
      { now: () => at, wait: async (milliseconds) => void (at += milliseconds), told: ({ message }) => said.push(message) },
    ).catch((error: unknown) => error);
    return { result, said, seconds: at / 1000 };
  }

  it('that is there is opened without a word', async () =>
    assert.deepEqual(await open(['open']), { result: 'open', said: [], seconds: 0 }));

  it('that comes later is waited for, which is told once', async () =>
    assert.deepEqual(await open([away, away, away, 'open']), { result: 'open', said: ['nobody there'], seconds: 3 }));

  it('that does not come within a minute is given up', async () =>
    assert.deepEqual(await open([away]), { result: away, said: ['nobody there'], seconds: 60 }));

  it('with another trouble is not waited for, also when it was out of reach before', async () => {
    const wrong = new Error('password authentication failed');
    assert.deepEqual(await open([wrong]), { result: wrong, said: [], seconds: 0 });
    assert.deepEqual(await open([away, wrong]), { result: wrong, said: ['nobody there'], seconds: 1 });
  });

  const codes: [code: string, outOfReach: boolean][] = [
    ['ECONNREFUSED', true],
    ['CONNECT_TIMEOUT', true],
    ['CONNECTION_CLOSED', true],
    ['ENOTFOUND', true],
    ['57P03', true],
    ['53300', true],
    ['08006', true],
    ['28P01', false],
    ['28000', false],
    ['3D000', false],
    ['42501', false],
  ];
  for (const [code, outOfReach] of codes)
    it(`that answers ${code} ${outOfReach ? 'may come' : 'will not get better'}`, () =>
      assert.equal(isUnreachable(Object.assign(new Error('x'), { code })), outOfReach));
});

interface Start {
  program: ChildProcess;
  /** Resolves with what it says next that holds `words`. */
  says(words: string): Promise<string>;
  ended: Promise<{ code: number | null; complaint: string }>;
}

describe('a start on a Node.js that is too old', () => {
  it('says so before anything fails of it', () => {
    for (const version of ['22.13.0', '22.14.1', '24.1.0', '26.0.0-pre']) requireNode(version);
    for (const version of ['20.20.2', '22.12.9', '18.0.0'])
      assert.throws(() => requireNode(version), { name: 'ConfigError', message: `Node.js must be 22.13 or newer; this is ${version}.` });
  });
});

describe('a start before its PostgreSQL server', () => {
  async function start(t: TestContext, databaseUrl: string): Promise<Start> {
    const port = await freePort();
    const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'proxy/server.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: {
        PATH: process.env.PATH ?? '',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        PROXY_SECRET: Buffer.from(secret).toString('base64'),
        ADMIN_KEY: 'an-admin-key-for-tests',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    t.after(() => program.kill('SIGKILL'));
    let complaint = '';
    program.stderr.on('data', (bytes) => (complaint += bytes));
    const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
    return {
      program,
      async says(words) {
        for (let line = await lines.next(); !line.done; line = await lines.next()) if (line.value.includes(words)) return line.value;
        throw new Error(`It ended before it said ${words}: ${complaint}`);
      },
      ended: once(program, 'close').then(([code]) => ({ code: code as number | null, complaint })),
    };
  }

  it('says that it waits, and is ready once the server is', async (t) => {
    const port = await freePort();
    const { says, program, ended } = await start(t, `postgres://postgres@127.0.0.1:${port}/postgres`);
    assert.match(await says('database-awaited'), /"level":"warn".*ECONNREFUSED/);
    const server = await startPostgres({ port });
    t.after(() => server.stop());
    await says('proxy ready');
    program.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, complaint: '' });
  });

  it('ends at once when it is told to while it waits', async (t) => {
    const { says, program, ended } = await start(t, 'postgres://postgres@127.0.0.1:1/none');
    await says('database-awaited');
    program.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, complaint: '' });
  });

  it('ends in a sentence when the server is there and has no such database or user', async (t) => {
    const server = await startPostgres();
    t.after(() => server.stop());
    const url = await server.createDatabase();
    for (const [wrong, words] of [
      [`${url}_not`, 'database "delivery_1_not" does not exist'],
      [url.replace('postgres@', 'nobody@'), 'role "nobody" does not exist'],
    ] as const) {
      const { code, complaint } = await (await start(t, wrong)).ended;
      assert.deepEqual([code, complaint], [1, `DATABASE_URL must name a database that opens here. ${words}.\n`]);
    }
  });
});
