import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The package of what was built last, in a folder of its own: the path of its `.tgz`. */
export const packTarball = (): Promise<string> => pack('--ignore-scripts');

async function pack(...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...options], { maxBuffer: 16_000_000 });
  const [packed] = JSON.parse(stdout.slice(stdout.lastIndexOf('\n[') + 1)) as { filename: string }[];
  if (!packed) throw new Error('npm packed nothing');
  return join(folder, packed.filename);
}

/** The package as npm publishes it, which builds it first; or the one that the variable `TARBALL` names. */
export const buildTarball = async (): Promise<string> => process.env.TARBALL ?? pack();
