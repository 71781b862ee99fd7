import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runBackup, runRekey } from '../../proxy/commands/commands.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { sealContexts } from '../../proxy/services/seal-contexts.ts';
import { migrations } from '../../proxy/store/migrations.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Store } from '../../proxy/store/store.ts';
import { secret } from '../support/proxy.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const [sqlite, postgres] = databases();
const older = new Uint8Array(32).fill(1);
const base64 = (...secrets: Uint8Array[]) => secrets.map((one) => Buffer.from(one).toString('base64')).join(',');
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The real command, with the environment given and nothing else. */
function command(operands: string[], env: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  const args = ['--disable-warning=ExperimentalWarning', 'proxy/cli.ts', ...operands];
  return promisify(execFile)(process.execPath, args, { cwd: repository, env: { PATH: process.env.PATH ?? '', ...env } });
}

/** Rows of every sealed kind, 250 of them orders, under one secret. */
async function fill(store: Store, by: Uint8Array<ArrayBuffer>): Promise<void> {
  const sealer = createSealer([by]);
  await store.merchants.putCredentials('own:shop', await sealer.seal('keys', sealContexts.credentials('own:shop', 'own:shop')));
  await store.keys.keepFirst('k', await sealer.seal('key', sealContexts.key('k', 'k')));
  await store.webhooks.record({
    id: 'w1',
    account: 'central',
    receivedAt: 1,
    sealed: await sealer.seal('event', sealContexts.webhook('central', 'w1')),
  });
  await Promise.all(
    Array.from({ length: 250 }, async (_, n) => {
      const id = `o${n}`;
      const sealed = await sealer.seal(id, sealContexts.order('shop', id));
      await store.orders.accept(storedOrder({ id, number: id, state: 'held', sealed }), { dueAt: null });
    }),
  );
}

/** Everything that `fill` sealed, opened. */
async function opened(store: Store, secrets: Uint8Array<ArrayBuffer>[]): Promise<string[]> {
  const sealer = createSealer(secrets);
  const orders = await store.orders.list({ merchant: 'shop', limit: 1000 });
  return Promise.all([
    sealer.open((await store.merchants.credentials('own:shop')) ?? '', sealContexts.credentials('own:shop', 'own:shop')),
    ...orders.map(({ id, sealed }) => sealer.open(sealed ?? '', sealContexts.order('shop', id))),
  ]);
}

for (const { name, create } of [sqlite, postgres])
  describe(`${name}: rekey`, () => {
    async function filled(t: TestContext) {
      const url = await create(t);
      const store = await openFor(t, url);
      await fill(store, older);
      return { url, store };
    }

    it('seals everything with the current secret, while the database is open elsewhere', async (t) => {
      const { url, store } = await filled(t);
      const before = await store.orders.byId('shop', 'o1');
      const said = await runRekey({ DATABASE_URL: url, PROXY_SECRET: base64(secret, older) });
      assert.match(said, /^253 values were sealed anew; everything is under key \S{8} now\.$/);
      assert.equal((await opened(store, [secret])).length, 251);
      const after = await store.orders.byId('shop', 'o1');
      assert.deepEqual({ ...after, sealed: '' }, { ...before, sealed: '' }, 'nothing else of the row has changed');
    });

    it('leaves alone what is there already, and goes on where it was stopped', async (t) => {
      const { url, store } = await filled(t);
      const env = { DATABASE_URL: url, PROXY_SECRET: base64(secret, older) };
      const sealer = createSealer([secret]);
      for (const row of await store.sealed.notUnder('', 'order', { after: '', limit: 100 }))
        await store.sealed.replace(row, await sealer.seal(row.id, sealContexts.order('shop', row.id)));
      assert.match(await runRekey(env), /^153 values/);
      assert.match(await runRekey(env), /^0 values/);
    });

    it('does not write over what was written meanwhile', async (t) => {
      const { store } = await filled(t);
      const [row] = await store.sealed.notUnder('', 'order', { after: '', limit: 1 });
      const order = await store.orders.byId('shop', row!.id);
      await store.orders.update({ ...order!, sealed: 'newer' }, 'unchanged');
      assert.equal(await store.sealed.replace(row!, 'older'), false);
      assert.equal((await store.orders.byId('shop', row!.id))?.sealed, 'newer');
    });

    it('changes nothing when a secret is missing, and names its key', async (t) => {
      const { url, store } = await filled(t);
      const [key] = await createSealer([older]).keys();
      const words = `PROXY_SECRET lacks the secret of key ${key}, with which 253 values in the database are sealed; add it to the list.`;
      await assert.rejects(runRekey({ DATABASE_URL: url, PROXY_SECRET: base64(secret) }), { name: 'KeyMissing', message: words });
      assert.equal((await opened(store, [older])).length, 251);
    });

    it('takes no value from another row', async (t) => {
      const { url, store } = await filled(t);
      const [one, other] = await store.sealed.notUnder('', 'order', { after: '', limit: 2 });
      await store.sealed.replace(one!, other!.sealed);
      await assert.rejects(runRekey({ DATABASE_URL: url, PROXY_SECRET: base64(secret, older) }), { name: 'OperationError' });
    });
  });

describe('backup', () => {
  it('copies the database while it is written to, for its owner alone', async (t) => {
    const url = await sqlite.create(t);
    const store = await openFor(t, url);
    await fill(store, secret);
    const file = `${url.slice('file:'.length)}.backup`;
    const writing = fillMore(store);
    const { stdout } = await command(['backup', file], { DATABASE_URL: url });
    await writing;
    assert.match(stdout, /^The database is in .+\n$/);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const copy = await openSqliteStore(file);
    t.after(() => copy.close());
    assert.ok((await opened(copy, [secret])).length >= 251);
    assert.equal((await copy.merchants.credentials('own:shop')) !== null, true);
  });

  it('never writes over a file, and leaves none behind that is not whole', async (t) => {
    const url = await sqlite.create(t);
    const path = url.slice('file:'.length);
    await writeFile(`${path}.backup`, 'precious');
    await (await openFor(t, url)).check(1);
    await assert.rejects(runBackup({ DATABASE_URL: url }, `${path}.backup`), /is there already; name a new file\.$/);
    assert.equal(await readFile(`${path}.backup`, 'utf8'), 'precious');
    await assert.rejects(
      runBackup({ DATABASE_URL: `${url}.none` }, `${path}.other`),
      /^ConfigError: DATABASE_URL names no database that is there/,
    );
    await assert.rejects(stat(`${path}.other`), /ENOENT/);
  });

  it('says what to do for PostgreSQL', async () => {
    await assert.rejects(
      runBackup({ DATABASE_URL: 'postgres://localhost/delivery' }, 'copy.dump'),
      /DATABASE_URL is PostgreSQL.* pg_dump .*copy\.dump/,
    );
  });
});

async function fillMore(store: Store): Promise<void> {
  for (let n = 0; n < 200; n++) await store.check(n);
}

describe('the command', () => {
  it('says what came of it', async (t) => {
    const url = await sqlite.create(t);
    await fill(await openFor(t, url), older);
    const { stdout } = await command(['rekey'], { DATABASE_URL: url, PROXY_SECRET: base64(secret, older) });
    assert.match(stdout, /^253 values were sealed anew; .+\.\n$/);
  });

  it('waits for no database that is out of reach', async () => {
    await assert.rejects(
      command(['rekey'], { DATABASE_URL: 'postgres://postgres@localhost:1/none', PROXY_SECRET: base64(secret) }),
      /DATABASE_URL must name a database that opens here\. .*ECONNREFUSED/,
    );
  });

  it('says what there is when it is not understood', async () => {
    await assert.rejects(command(['backup'], {}), /Usage: sendcloud-delivery-proxy \[command\]\n[^]+ rekey /);
  });
});

describe('a start', () => {
  const environment = (url: string) => ({
    DATABASE_URL: url,
    PROXY_SECRET: base64(secret),
    ADMIN_KEY: 'an-admin-key-for-tests',
    PORT: '1',
  });

  it('is refused when the secret of something in the database is missing', async (t) => {
    const url = await sqlite.create(t);
    await fill(await openFor(t, url), older);
    await assert.rejects(
      command([], environment(url)),
      /^Error: Command failed.*\nPROXY_SECRET lacks the secret of key \S{8}, with which 253/,
    );
  });

  it('is refused on a database of a newer version', async (t) => {
    const url = await sqlite.create(t);
    await (await openSqliteStore(url.slice('file:'.length), [...migrations, []])).close();
    await assert.rejects(
      command([], environment(url)),
      /DATABASE_URL must name a database that opens here\. The database is at version \d+; /,
    );
  });
});
