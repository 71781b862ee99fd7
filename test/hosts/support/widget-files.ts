import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../../../proxy/routes/assets.ts';

/** What `integrity.json` says. */
export interface Manifest {
  version: string;
  files: Record<string, { integrity: string; purpose: string }>;
}

/** The built widget as it was when a test began, and what a test did to it. */
export interface WidgetFiles extends Assets {
  manifest: Manifest;
  /** By path, such as `v/1.0.0/map.1f2e3d4c.js`. */
  contents: Map<string, Uint8Array<ArrayBuffer>>;
  /** The path of the one file of the newest version whose name begins so. */
  find(name: string): string;
}

/** Reads the build in `folder` whole: a build that runs meanwhile changes nothing here. */
export async function readWidgetFiles(folder = 'dist/cdn'): Promise<WidgetFiles> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { parentPath, name } of names) {
    const path = join(parentPath, name);
    contents.set(path.slice(folder.length + 1), new Uint8Array(await readFile(path)));
  }
  const manifest = JSON.parse(new TextDecoder().decode(contents.get('integrity.json'))) as Manifest;
  return {
    manifest,
    contents,
    read: async (path) => contents.get(path) ?? null,
    find(name) {
      const found = Object.keys(manifest.files).filter((path) => path.startsWith(`v/${manifest.version}/${name}`));
      if (found.length !== 1) throw new Error(`${found.length} files are called ${name}…: ${found}`);
      return found[0] ?? '';
    },
  };
}
