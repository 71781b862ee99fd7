import { ConfigError, type Environment } from '../config-error.ts';
import { databaseOf, secretsOf } from '../config.ts';
import { openDatabase } from '../open-database.ts';
import { createSealer } from '../security/sealer.ts';
import { rekey } from '../services/rekey.ts';
import { requireKeys } from '../services/require-keys.ts';
import { backupSqlite } from './backup.ts';

/** `backup <file>`: a copy of the database while the proxy runs. What it says. Throws `ConfigError`. */
export async function runBackup(environment: Environment, file: string): Promise<string> {
  const url = databaseOf(environment.DATABASE_URL);
  if (!url.startsWith('file:'))
    throw new ConfigError('DATABASE_URL', `is PostgreSQL, which has its own: pg_dump --format=custom --file=${file} "$DATABASE_URL"`);
  await backupSqlite(url.slice('file:'.length), file);
  return `The database is in ${file}. Keep PROXY_SECRET elsewhere: together they open it.`;
}

/** `rekey`: seals everything with the first secret of PROXY_SECRET, while proxies run. What it says. Throws `ConfigError`. */
export async function runRekey(environment: Environment): Promise<string> {
  const sealer = createSealer(secretsOf(environment.PROXY_SECRET));
  const store = await openDatabase(databaseOf(environment.DATABASE_URL));
  try {
    await requireKeys({ store, sealer });
    const count = await rekey({ store, sealer });
    const [current = ''] = await sealer.keys();
    const older = (await store.sealed.keys()).filter(({ key }) => key !== current);
    const rest = older.map(({ key, count: values }) => `${values} under ${key}`).join(', ');
    if (rest)
      return `${count} values are under key ${current} now; ${rest}: a proxy still seals with an older secret. Restart it, and run this again.`;
    return `${count} values were sealed anew; everything is under key ${current} now.`;
  } finally {
    await store.close();
  }
}
