import { open, rename, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';

/**
 * Writes the SQLite database at `path` into a new file, as it is at one moment, while proxies go on with it. The file appears under its name
 * once it is whole and on disk. Throws when there is no database, or the file exists already.
 */
export async function backupSqlite(path: string, file: string): Promise<void> {
  await (await open(file, 'wx', 0o600)).close();
  const partial = `${file}.partial`;
  try {
    await rm(partial, { force: true });
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.prepare('VACUUM INTO ?').run(partial);
    } finally {
      database.close();
    }
    await onDisk(partial);
    await rename(partial, file);
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(file, { force: true })]);
    throw error;
  }
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
}
