import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import { openStore } from '../../proxy/store/open.ts';
import type { Store } from '../../proxy/store/store.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

/** One kind of database, as a suite that must hold on both sees it. */
export interface Database {
  name: 'SQLite' | 'PostgreSQL';
  /** A new, empty one, taken away after the test: what `DATABASE_URL` says of it. */
  create(t: TestContext): Promise<string>;
}

export const sqlite: Database = {
  name: 'SQLite',
  async create(t) {
    const folder = await mkdtemp(join(tmpdir(), 'store-test-'));
    t.after(() => rm(folder, { recursive: true }));
    return `file:${join(folder, 'delivery.db')}`;
  },
};

/** Both databases. Call it where `describe` is called: the PostgreSQL server starts before the file's tests and ends after them. */
export function databases(): readonly [Database, Database & { server(): PostgresServer }] {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());
  return [sqlite, { name: 'PostgreSQL', create: () => server.createDatabase(), server: () => server }];
}

/** Opens a store on it, closed after the test. */
export async function openFor(t: TestContext, url: string): Promise<Store> {
  const store = await openStore(url);
  t.after(() => store.close().catch(() => undefined)); // a test may have closed it already
  return store;
}
