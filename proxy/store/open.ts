import type { Store } from './store.ts';

/** Opens what `DATABASE_URL` names: `file:{path}` or `postgres://…`. Only the client of that database is loaded. */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return (await import('./sqlite.ts')).openSqliteStore(url.slice('file:'.length));
  return (await import('./postgres.ts')).openPostgresStore(url);
}
