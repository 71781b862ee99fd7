import { DatabaseSync } from 'node:sqlite';
import postgres from 'postgres';
import { type migrations, statementsAfter } from '../../proxy/store/migrations.ts';
import { openPostgresStore } from '../../proxy/store/postgres.ts';

/** Runs a statement as somebody would who has the database. */
export async function runRaw(url: string, statement: string): Promise<void> {
  if (url.startsWith('file:')) {
    const database = new DatabaseSync(url.slice('file:'.length));
    try {
      return database.exec(statement);
    } finally {
      database.close();
    }
  }
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(statement).finally(() => sql.end());
}

/** Makes the schema of a version before this one, which this one's statements may know too little of to open it. */
export async function makeSchema(url: string, versions: typeof migrations): Promise<void> {
  if (!url.startsWith('file:')) return (await openPostgresStore(url, versions)).close();
  await runRaw(url, [...statementsAfter(0, versions, 'sqlite'), `PRAGMA user_version = ${versions.length}`].join(';'));
}
