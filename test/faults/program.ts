import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { Instruction } from './inject/instructions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A process of the run. */
export interface Program {
  /** The line in which it says that it is ready; rejects with its last lines when it ends before. */
  ready: Promise<string>;
  tell(instruction: Instruction): void;
  kill(): void;
  /** Settles when it has ended, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
  /** What it said last. */
  lines: readonly string[];
}

/** Starts a script. */
export function startProgram(args: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const lines: string[] = [];
  const early = ended.then((signal) =>
    Promise.reject(new Error(`${args.at(-1)} ended (${signal}) before it was ready:\n${lines.join('\n')}`)),
  );
  const ready = Promise.race([readyLine(child, lines), early]);
  // Who waits for it learns of it; a program that nobody waits for any more may end.
  ready.catch(() => undefined);
  // A child that has just died can no longer be told anything.
  const tell = (instruction: Instruction) => void child.send(instruction, () => undefined);
  return { ready, tell, kill: () => child.kill('SIGKILL'), ended, lines };
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
