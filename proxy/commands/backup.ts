import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config-error.ts';

/**
 * Writes the SQLite database at `path` into a new file, as it is at one moment, while proxies go on with it. The file appears under its name
 * once it is whole and on disk. Throws `ConfigError` when there is no database, or the file exists already.
 */
export async function backupSqlite(path: string, file: string): Promise<void> {
  await reserve(file);
  const partial = `${file}.partial`;
  try {
    await rm(partial, { force: true });
    copy(path, partial);
    await onDisk(partial);
    await rename(partial, file);
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(file, { force: true })]);
    throw error;
  }
}

/** Takes the name, so that no two backups and no other file meet under it. */
async function reserve(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new ConfigError(file, taken ? 'is there already; name a new file.' : 'cannot be written; name a file in a folder that can.');
  }
}

function copy(path: string, file: string): void {
  if (!existsSync(path)) throw new ConfigError('DATABASE_URL', `names no database that is there: ${path}.`);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } finally {
    database.close();
  }
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
}
