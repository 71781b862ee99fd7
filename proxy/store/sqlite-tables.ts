import type { DatabaseSync } from 'node:sqlite';
import type { Writer } from './group-commit.ts';
import { sqliteAccounts } from './sqlite-accounts.ts';
import { sqliteBatches } from './sqlite-batches.ts';
import { sqliteCharges } from './sqlite-charges.ts';
import { sqliteEvents } from './sqlite-events.ts';
import { sqliteFunnel } from './sqlite-funnel.ts';
import { sqliteKeys } from './sqlite-keys.ts';
import { sqliteMerchants } from './sqlite-merchants.ts';
import { sqliteOrders } from './sqlite-orders.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';
import { sqliteReads } from './sqlite-reads.ts';
import { sqliteSealed } from './sqlite-sealed.ts';
import { sqliteSessionEnds } from './sqlite-session-ends.ts';
import { sqliteTurns } from './sqlite-turns.ts';
import { sqliteWebhooks } from './sqlite-webhooks.ts';
import { backlogStatement, readinessStatement } from './statements.ts';
import type { Backlog, Store } from './store.ts';

/** A database, and who writes to it. */
export interface Written {
  database: DatabaseSync;
  writer: Writer;
}

/** Everything of the store but its closing, in a SQLite database of any host. `light` takes what may be lost. */
export function sqliteTables({ database, writer }: Written, light: Written): Omit<Store, 'close'> {
  const backlog = database.prepare(backlogStatement);
  const readiness = database.prepare(readinessStatement('?'));
  return {
    merchants: sqliteMerchants(database, writer),
    accounts: sqliteAccounts(database, writer),
    orders: sqliteOrders(database, writer),
    charges: sqliteCharges(database, writer),
    batches: sqliteBatches(database, writer),
    outbox: sqliteOutbox(database, writer),
    webhooks: sqliteWebhooks(database, writer),
    events: sqliteEvents(database, writer),
    funnel: sqliteFunnel(database, writer),
    sealed: sqliteSealed(database, writer),
    keys: sqliteKeys(database, writer),
    sessionEnds: sqliteSessionEnds(database, writer),
    turns: sqliteTurns(database, writer),
    reads: sqliteReads(light.database, light.writer),
    backlog: async () => backlog.get() as unknown as Backlog,
    check: (now) => writer.write(() => void readiness.run(now)),
  };
}
