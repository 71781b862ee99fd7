import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figures } from './run.ts';

const SIZES = [1_000, 150_000, 1_000_000];

/** Start, memory and searches of the sandbox's world at three sizes, each in a fresh process. */
export async function benchSandbox(): Promise<Figures> {
  const figures: Figures = {};
  const program = fileURLToPath(new URL('./sandbox-world.ts', import.meta.url));
  for (const size of SIZES) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, String(size)]);
    const measured = JSON.parse(stdout) as Figures;
    for (const [name, value] of Object.entries(measured)) figures[`${size.toLocaleString('en')}: ${name}`] = value;
  }
  return figures;
}
