import { Overloaded } from '../services/ports.ts';
import { migrations, requireKnown, statementsAfter } from './migrations.ts';
import { postgresAccounts } from './postgres-accounts.ts';
import { connect, createRunner, isUnreachable, reasonOf, type Sql } from './postgres-connection.ts';
import { postgresEvents } from './postgres-events.ts';
import { postgresFunnel } from './postgres-funnel.ts';
import { postgresKeys } from './postgres-keys.ts';
import { postgresBatches } from './postgres-batches.ts';
import { postgresCharges } from './postgres-charges.ts';
import { postgresMerchants } from './postgres-merchants.ts';
import { postgresOrders } from './postgres-orders.ts';
import { postgresOutbox } from './postgres-outbox.ts';
import { postgresReads } from './postgres-reads.ts';
import { postgresSealed } from './postgres-sealed.ts';
import { postgresSessionEnds } from './postgres-session-ends.ts';
import { postgresTurns } from './postgres-turns.ts';
import { postgresWebhooks } from './postgres-webhooks.ts';
import { backlogStatement, readinessStatement } from './statements.ts';
import type { Backlog, Store } from './store.ts';

/**
 * Opens the store in a PostgreSQL database (`postgres://…`), made and brought up to date as needed. Many proxies may share it. Throws
 * `StoreTooNew`, and `Overloaded` while the server is out of reach. A lost connection is an error for whoever waited; the next statement
 * connects again.
 */
export async function openPostgresStore(url: string, versions = migrations): Promise<Store> {
  const sql = connect(url);
  const runner = createRunner();
  try {
    await migrate(sql, versions);
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw isUnreachable(error) ? new Overloaded(reasonOf(error), { cause: error }) : error;
  }
  return {
    merchants: postgresMerchants(sql, runner),
    accounts: postgresAccounts(sql, runner),
    orders: postgresOrders(sql, runner),
    charges: postgresCharges(sql, runner),
    batches: postgresBatches(sql, runner),
    outbox: postgresOutbox(sql, runner),
    webhooks: postgresWebhooks(sql, runner),
    events: postgresEvents(sql, runner),
    funnel: postgresFunnel(sql, runner),
    sealed: postgresSealed(sql, runner),
    keys: postgresKeys(sql, runner),
    sessionEnds: postgresSessionEnds(sql, runner),
    turns: postgresTurns(sql, runner),
    reads: postgresReads(sql, runner),
    backlog: () => runner.run(async () => first(await sql.unsafe<Backlog[]>(backlogStatement))),
    check: (now) => runner.run(async () => void (await sql.unsafe(readinessStatement('$1'), [now]))),
    close: () => sql.end({ timeout: 5 }),
  };
}

function first<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('A statement that always answers did not');
  return row;
}

/** Any number, the same in every proxy. */
const LOCK = 5_349_871;

/** Runs what the database has not seen yet. Proxies that start together wait for the first. */
async function migrate(sql: Sql, versions: typeof migrations): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`SET LOCAL statement_timeout = 0`;
    await transaction`SELECT pg_advisory_xact_lock(${LOCK})`;
    await transaction`CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)`;
    const [row] = await transaction<{ version: number }[]>`SELECT version FROM schema_version`;
    const done = row?.version ?? 0;
    requireKnown(done, versions);
    for (const statement of statementsAfter(done, versions, 'postgres')) await transaction.unsafe(statement);
    if (row) await transaction`UPDATE schema_version SET version = ${versions.length}`;
    else await transaction`INSERT INTO schema_version (version) VALUES (${versions.length})`;
  });
}
