import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');

/** What this repository does not have, and which file does here what it does there as far as the recipes need it. */
const standIns: Record<string, string> = {
  '@vitejs/plugin-react': 'plugin-react.ts',
  '@vitejs/plugin-vue': 'plugin-vue.ts',
  next: 'next.ts',
};

/** Puts packages into the folder's `node_modules`, each with its commands, without fetching anything. Rejects where one is neither here nor stood in for. */
export async function linkPackages(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  for (const name of names) await (standIns[name] ? standIn(folder, name, standIns[name]) : link(folder, name));
}

async function link(folder: string, name: string): Promise<void> {
  const from = name === packageJson.name ? root : join(root, 'node_modules', name);
  await symlink(from, join(folder, 'node_modules', name));
  const { bin = {} } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as { bin?: Record<string, string> | string };
  for (const [command, file] of Object.entries(typeof bin === 'string' ? { [name]: bin } : bin))
    await symlink(join(from, file), join(folder, 'node_modules/.bin', command));
}

/** A package of one module, which is a command as well. */
async function standIn(folder: string, name: string, file: string): Promise<void> {
  const path = join(import.meta.dirname, '../stand-ins', file);
  const place = join(folder, 'node_modules', name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), JSON.stringify({ name, type: 'module', exports: './index.js' }));
  await writeFile(join(place, 'index.js'), `export { default } from ${JSON.stringify(path)};\n`);
  const command = join(folder, 'node_modules/.bin', name);
  await mkdir(dirname(command), { recursive: true });
  await writeFile(command, `#!/bin/sh\nexec node --no-warnings ${path} "$@"\n`);
  await chmod(command, 0o755);
}
