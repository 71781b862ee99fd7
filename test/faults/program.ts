import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { Instruction } from './inject/instructions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A process of the run. */
export interface Program {
  /** The line in which it said that it is ready. */
  said: string;
  tell(instruction: Instruction): void;
  kill(): void;
  /** Settles when it has ended, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
}

/** Starts a script and settles once it says that it is ready; rejects with its last lines when it ends before. */
export async function startProgram(args: string[], env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const lines: string[] = [];
  const ready = readyLine(child, lines);
  const early = ended.then((signal) =>
    Promise.reject(new Error(`${args.at(-1)} ended (${signal}) before it was ready:\n${lines.join('\n')}`)),
  );
  early.catch(() => undefined);
  const said = await Promise.race([ready, early]);
  // A child that has just died can no longer be told anything.
  const tell = (instruction: Instruction) => void child.send(instruction, () => undefined);
  return { said, tell, kill: () => child.kill('SIGKILL'), ended };
}

function readyLine(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream! }).on('line', (line) => {
        lines.push(line);
        lines.splice(0, lines.length - 20);
        if (/ ready /.test(line)) resolve(line);
      });
  });
}
