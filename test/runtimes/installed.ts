import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The runtimes that are tried, besides the Node this runs in. They are 300 MB, so they are no dependencies. */
const versions = { bun: '1.4.5', deno: '2.9.6', workerd: '1.20261117.1' };

export type Runtime = keyof typeof versions;

const folder = resolve(process.env.RUNTIMES ?? '.cache/runtimes');

/** Where each runtime's program is: in the folder that `RUNTIMES` names, else fetched from npm once into `.cache/runtimes`. */
export async function installRuntimes(): Promise<Record<Runtime, string>> {
  const names = Object.keys(versions) as Runtime[];
  const missing = names.filter((name) => !existsSync(programOf(name)));
  if (missing.length > 0) {
    await mkdir(folder, { recursive: true });
    await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...missing.map((name) => `${name}@${versions[name]}`)]);
  }
  return Object.fromEntries(names.map((name) => [name, programOf(name)])) as Record<Runtime, string>;
}

const programOf = (name: Runtime): string => join(folder, 'node_modules/.bin', name);

/** The version that is there. */
export async function versionOf(name: Runtime): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  return version;
}
