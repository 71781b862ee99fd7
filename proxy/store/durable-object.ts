import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { migrations, requireKnown, statementsAfter } from './migrations.ts';
import { sqliteTables } from './sqlite-tables.ts';
import type { Store } from './store.ts';

/** `ctx.storage` of a Durable Object with SQLite: https://developers.cloudflare.com/durable-objects/api/sqlite-storage-api/ */
export interface ObjectStorage {
  readonly sql: { exec(statement: string, ...values: unknown[]): { toArray(): Record<string, unknown>[] } };
  transactionSync<T>(work: () => T): T;
}

/**
 * Opens the store in a Durable Object, made and brought up to date as needed. There is one proxy to an object, and what it wrote is on disk
 * before any answer or request leaves it, by the object's own output gate. Throws `StoreTooNew`.
 */
export async function openDurableObjectStore(storage: ObjectStorage, versions = migrations): Promise<Store> {
  storage.transactionSync(() => migrate(storage, versions));
  const writer: Writer = {
    write: async (work) => storage.transactionSync(work),
    close: async () => undefined,
  };
  const written = { database: asDatabase(storage), writer };
  return { ...sqliteTables(written, written), close: async () => undefined };
}

function migrate({ sql }: ObjectStorage, versions: typeof migrations): void {
  sql.exec('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
  const [row] = sql.exec('SELECT version FROM schema_version').toArray();
  const done = Number(row?.version ?? 0);
  requireKnown(done, versions);
  for (const statement of statementsAfter(done, versions, 'sqlite')) sql.exec(statement);
  if (row) sql.exec('UPDATE schema_version SET version = ?', versions.length);
  else sql.exec('INSERT INTO schema_version (version) VALUES (?)', versions.length);
}

/** The part of Node's SQLite that the tables use: prepared statements. The object keeps its own of each text. */
function asDatabase({ sql }: ObjectStorage): DatabaseSync {
  const prepare = (statement: string) => {
    const rows = (values: SQLInputValue[]) =>
      sql
        .exec(statement, ...values.map(intoObject))
        .toArray()
        .map(fromObject);
    return {
      all: (...values: SQLInputValue[]) => rows(values),
      get: (...values: SQLInputValue[]) => rows(values)[0],
      run(...values: SQLInputValue[]) {
        rows(values);
        return { changes: sql.exec('SELECT changes() AS changes').toArray()[0]?.changes };
      },
    };
  };
  return { prepare } as unknown as DatabaseSync;
}

/** Bytes go in and come out as an `ArrayBuffer` of their own. */
const intoObject = (value: SQLInputValue): unknown =>
  ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer : value;

const fromObject = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? new Uint8Array(value) : value]));
