import { DatabaseSync } from 'node:sqlite';
import { groupCommit } from './group-commit.ts';
import { migrations, requireKnown, statementsAfter } from './migrations.ts';
import { sqliteTables } from './sqlite-tables.ts';
import type { Store } from './store.ts';

/**
 * Opens the store in one file (`:memory:` for tests), made and brought up to date as needed. Several processes on one machine may share
 * the file: SQLite makes their writes wait for each other. Throws `StoreTooNew`.
 */
export async function openSqliteStore(path: string, versions = migrations): Promise<Store> {
  const database = new DatabaseSync(path);
  try {
    prepare(database);
    migrate(database, versions);
  } catch (error) {
    database.close();
    throw error;
  }
  const writer = groupCommit(database);
  const unsynced = path === ':memory:' ? null : openUnsynced(path);
  const light = unsynced && { database: unsynced, writer: groupCommit(unsynced) };
  return {
    ...sqliteTables({ database, writer }, light ?? { database, writer }),
    async close() {
      await Promise.all([writer.close(), light?.writer.close()]);
      unsynced?.close();
      database.close();
    },
  };
}

/**
 * `synchronous` is not kept in the file: without FULL a power cut could take back what was answered. With `secure_delete`, what was erased
 * leaves no bytes in free pages. Waiting for another process's write stops everything else in this one, so it does not last long.
 */
function prepare(database: DatabaseSync): void {
  database.exec('PRAGMA busy_timeout = 2000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec('PRAGMA secure_delete = ON');
}

/**
 * A connection for what may be lost: its commits do not wait for the disk (`NORMAL` in WAL mode syncs at checkpoints only), so that a slow
 * disk does not hold up shoppers' answers. A database in memory has but one connection.
 */
function openUnsynced(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA busy_timeout = 2000');
  database.exec('PRAGMA synchronous = NORMAL');
  return database;
}

/** Runs what the file has not seen yet. Proxies that start together wait for the first. */
function migrate(database: DatabaseSync, versions: typeof migrations): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    requireKnown(done, versions);
    for (const statement of statementsAfter(done, versions, 'sqlite')) database.exec(statement);
    database.exec(`PRAGMA user_version = ${versions.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
