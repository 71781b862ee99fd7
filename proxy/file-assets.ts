import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import type { Assets } from './routes/assets.ts';

/**
 * The widget's files on disk: `integrity.json` and `v/{version}/…` in each directory, the first that has a file wins. Versions do not
 * change, so their files are read once and kept.
 */
export function fileAssets(directories: readonly string[]): Assets {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    for (const directory of directories) {
      const file = await readInside(directory, path);
      if (file) return file;
    }
    return null;
  };
  return {
    async read(path) {
      const found = kept.get(path);
      if (found) return found;
      const file = await read(path);
      if (file && path.startsWith('v/')) kept.set(path, Promise.resolve(file));
      return file;
    },
  };
}

/** Nothing outside the directory, whatever the path says. */
async function readInside(directory: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const relative = normalize(path);
  if (relative.startsWith('..') || relative.startsWith(sep)) return null;
  try {
    return new Uint8Array(await readFile(join(directory, relative)));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
