import postgres from 'postgres';
import { Overloaded } from '../services/ports.ts';

/** The database, spoken to in SQL. Times and counts come as numbers: epoch milliseconds fit. */
export type Sql = ReturnType<typeof connect>;

/** Runs work against the database; what its promise answers is on disk. */
export interface Runner {
  /** Again when PostgreSQL undid it for another's sake; `Overloaded` when the database is out of reach or too much waits already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Milliseconds a statement may take, so that a hanging database is an error and not a wait. */
const DEADLINE = 10_000;
const MOST_WAITING = 10_000;
const TRIES = 5;

/**
 * Ten connections. `synchronous_commit` is asked for on each: a server or role that turns it off would take back what was answered.
 * `fetch_types` is off because postgres 3.4.9 lets the rejection of that first query go unhandled, which ends the process when a connection
 * is lost while it opens (`fetchArrayTypes` in its connection.js); the price is that no parameter may be an array.
 */
export function connect(url: string) {
  return postgres(url, {
    max: 10,
    connect_timeout: DEADLINE / 2 / 1000,
    fetch_types: false,
    // Seconds between tries to connect again; the client's own would go up to twenty.
    backoff: (tries) => Math.min(0.02 * 2 ** tries, 1) * (0.5 + Math.random() / 2),
    onnotice: () => undefined,
    connection: { application_name: 'sendcloud-delivery-proxy', synchronous_commit: 'on', statement_timeout: DEADLINE },
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      // PostgreSQL refuses a text with U+0000, which anyone can send us; it is kept, and looked for, as U+FFFD.
      string: { to: 25, from: [25], serialize: (text: unknown) => String(text).replaceAll('\0', '\ufffd'), parse: String },
    },
  });
}

export function createRunner(): Runner {
  let waiting = 0;
  return {
    async run(work) {
      if (waiting >= MOST_WAITING) throw new Overloaded();
      waiting++;
      try {
        return await beforeDeadline(again(work));
      } catch (error) {
        throw isUnreachable(error) ? new Overloaded('The database is out of reach', { cause: error }) : error;
      } finally {
        waiting--;
      }
    },
  };
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !wasUndone(error)) throw error;
    }
  }
}

/** The database's own deadline does not help when the network swallows its answer. */
function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Overloaded('The database does not answer')), DEADLINE + 1000);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What a connection failed of. A host with several addresses fails with an `AggregateError`, which says nothing but its code. */
export const reasonOf = (error: Error): string => error.message || codeOf(error);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Serialization failure, deadlock, or two requests that brought one idempotency key at once: nothing of it was written. */
const wasUndone = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error)) || violates(error, 'idempotency_keys_pkey');

/** Whether the unique constraint of this name stands against it. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof postgres.PostgresError && error.code === '23505' && error.constraint_name === constraint;

/**
 * The client's own codes, the socket's, and what PostgreSQL says when it goes down, comes up, is full, was demoted to a reader, or took too
 * long (appendix A of its manual: classes 08, 53 and 57, and 25006).
 */
export const isUnreachable = (error: unknown): error is Error =>
  /^(CONNECT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08|53|57|25006)/.test(codeOf(error));
