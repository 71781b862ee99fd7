import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import type { ObjectStorage } from '../../proxy/store/durable-object.ts';

/**
 * `ctx.storage` of a Durable Object, as its documentation has it: bytes come out as `ArrayBuffer`, transactions are the object's own and not
 * SQL, and a statement holds at most five SELECTs. `npm run full -- runtimes` has the real one.
 */
export function storageOn(database: DatabaseSync): ObjectStorage {
  const exec = (statement: string, ...values: unknown[]) => {
    assert.doesNotMatch(statement, /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i);
    assert.ok(statement.split(/\bUNION\b/i).length <= 5, statement);
    for (const value of values) assert.ok(value === null || ['string', 'number'].includes(typeof value) || value instanceof ArrayBuffer);
    const given = values.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value)) as string[];
    const rows = database.prepare(statement).all(...given);
    const row = (one: object) =>
      Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value instanceof Uint8Array ? value.slice().buffer : value]));
    return { toArray: () => rows.map(row) };
  };
  const transactionSync = <T>(work: () => T): T => {
    database.exec('BEGIN');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return { sql: { exec }, transactionSync };
}
