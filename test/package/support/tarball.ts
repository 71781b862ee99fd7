import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The package as npm would publish it, of what was built last, in a folder of its own: the path of its `.tgz`. */
export async function packTarball(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { maxBuffer: 16_000_000 });
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  if (!packed) throw new Error('npm packed nothing');
  return join(folder, packed.filename);
}

/** The package of what the sources say now, types included; or the one that the variable `TARBALL` names. */
export async function buildTarball(): Promise<string> {
  if (process.env.TARBALL) return process.env.TARBALL;
  await run('npm', ['run', '--silent', 'build'], { maxBuffer: 16_000_000 });
  return packTarball();
}
