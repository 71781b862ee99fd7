import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Canary, heard } from './canaries.ts';
import type { PostgresServer } from './postgres.ts';

/** The canaries in any byte of the files of an SQLite database. */
export const heardInSqlite = (url: string): Promise<Canary[]> => heardIn(dirname(url.slice('file:'.length)));

/** The canaries in any row, as it is read back, and in any byte of the server's files: long values rest compressed there. */
export async function heardInPostgres(server: PostgresServer, url: string): Promise<Canary[]> {
  return [...new Set([...(await heardInRows(url)), ...(await heardIn(await server.files()))])];
}

async function heardInRows(url: string): Promise<Canary[]> {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { max: 1 });
  try {
    const found = new Set<Canary>();
    const tables = await sql<{ name: string }[]>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    for (const { name } of tables)
      for await (const rows of sql<{ row: string }[]>`SELECT t::text AS row FROM ${sql(name)} AS t`.cursor(500))
        for (const { row } of rows) for (const canary of heard(row)) found.add(canary);
    return [...found];
  } finally {
    await sql.end();
  }
}

async function heardIn(folder: string): Promise<Canary[]> {
  const found = new Set<Canary>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) for (const name of heard((await readFile(join(entry.parentPath, entry.name))).toString('latin1'))) found.add(name);
  return [...found];
}
