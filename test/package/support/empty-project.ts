import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../../package.json' with { type: 'json' };

const run = promisify(execFile);
const modules = join(import.meta.dirname, '../../../node_modules');

/** A project with nothing in it but this package and what it depends on. */
export interface EmptyProject {
  folder: string;
  write(file: string, text: string): Promise<void>;
  /** Runs a program of the project: what it printed, and whether it ended well. */
  run(program: string, ...args: string[]): Promise<{ output: string; ok: boolean }>;
  close(): Promise<void>;
}

/** Unpacks the tarball as npm would. Dependencies, and what a test needs besides, are linked from here: nothing is fetched. */
export async function emptyProject(tarball: string, ...besides: string[]): Promise<EmptyProject> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-project-'));
  const own = join(folder, 'node_modules', packageJson.name);
  await mkdir(own, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  const installed = JSON.parse(await readFile(join(own, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(installed.dependencies), ...besides]) {
    await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true });
    await symlink(join(modules, name), join(folder, 'node_modules', name));
  }
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write('package.json', JSON.stringify({ name: 'a-shop', private: true, type: 'module' }));
  return {
    folder,
    write,
    async run(program, ...args) {
      try {
        const { stdout, stderr } = await run(program, args, { cwd: folder });
        return { output: stdout + stderr, ok: true };
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        return { output: stdout + stderr, ok: false };
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
