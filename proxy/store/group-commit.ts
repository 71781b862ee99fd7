import type { DatabaseSync } from 'node:sqlite';
import { Overloaded } from '../services/ports.ts';

/** Runs writes; what a promise answers is on disk. */
export interface Writer {
  /** `work` runs inside a transaction. When it throws, only its own changes are undone. `Overloaded` when too many wait. */
  write<T>(work: () => T): Promise<T>;
  /** Finishes what waits. */
  close(): Promise<void>;
}

interface Job {
  work: () => unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const MOST_WAITING = 10_000;

/**
 * Commits once per turn of the event loop for everything that was asked in it: a disk that syncs 3,000 times a second then takes many times
 * as many orders, and a lone write waits no longer than before. Each write has a savepoint, so one that fails takes no other with it.
 */
export function groupCommit(database: DatabaseSync): Writer {
  let waiting: Job[] = [];
  let turn: Promise<void> | null = null;

  const flush = () =>
    new Promise<void>((resolve) => {
      setImmediate(() => {
        const jobs = waiting;
        waiting = [];
        turn = null;
        commit(database, jobs);
        resolve();
      });
    });

  return {
    write<T>(work: () => T): Promise<T> {
      if (waiting.length >= MOST_WAITING) return Promise.reject(new Overloaded());
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Job['resolve'], reject });
        turn ??= flush();
      });
    },
    close: async () => {
      await turn;
    },
  };
}

function commit(database: DatabaseSync, jobs: Job[]): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    const settle = jobs.map((job) => run(database, job));
    database.exec('COMMIT');
    for (const answer of settle) answer();
  } catch (error) {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    const reason = isPassing(error) ? new Overloaded('The database cannot be written now', { cause: error }) : error;
    for (const job of jobs) job.reject(reason);
  }
}

/** Another process is writing for too long, the disk fails, or it is full: SQLITE_BUSY, SQLITE_IOERR, SQLITE_FULL. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [5, 10, 13].includes(Number(error.errcode) & 0xff);

/** Does one job's work; gives back what to answer once the transaction is on disk. */
function run(database: DatabaseSync, { work, resolve, reject }: Job): () => void {
  database.exec('SAVEPOINT job');
  try {
    const value = work();
    database.exec('RELEASE job');
    return () => resolve(value);
  } catch (error) {
    database.exec('ROLLBACK TO job');
    database.exec('RELEASE job');
    return () => reject(error);
  }
}
