import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How long a server may take to say that it is ready, in milliseconds. */
const patience = 30_000;
/** How long a server may take to finish what it is doing. */
const lastBreath = 5000;
/** Lines of what it wrote that are told when it dies. */
const remembered = 30;

/** A server of the demo in a process of its own. */
export interface RunningProcess {
  name: string;
  pid: number | undefined;
  /** Never resolves; rejects with what happened when the process ends without having been asked to. */
  died: Promise<never>;
  /** Ends it, and resolves once it is gone. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  name: string;
  /** Path of the script from the repository's root. */
  script: string;
  env: Record<string, string>;
  /** Hears each line the process writes. */
  onLine?: (name: string, line: string) => void;
}

/** Starts a server and resolves when it has printed a line with `ready`; rejects when it ends or stays silent before. */
export async function startProcess({ name, script, env, onLine }: ProcessOptions): Promise<RunningProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: `${import.meta.dirname}/..`,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    const hear = (line: string) => {
      lines.push(line);
      lines.splice(0, lines.length - remembered);
      onLine?.(name, line);
      if (/\bready\b/.test(line)) resolve();
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
  });

  let asked = false;
  const died = once(child, 'close').then(([code, signal]) => {
    if (asked) return new Promise<never>(() => undefined);
    throw new Error(`${name} ended by itself (${signal ?? `exit code ${code}`}):\n${lines.join('\n')}`);
  });
  // Whoever races against it hears of it; before and after, it is not an unhandled rejection.
  died.catch(() => undefined);

  const stop = () => {
    asked = true;
    return end(child);
  };
  const silence = after(patience, `${name} was not ready after ${patience / 1000} seconds:\n`, lines);
  try {
    await Promise.race([ready, died, silence.elapsed]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    silence.cancel();
  }
  return { name, pid: child.pid, died, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), lastBreath);
  await closed;
  clearTimeout(kill);
}

function after(milliseconds: number, message: string, lines: readonly string[]): { elapsed: Promise<never>; cancel: () => void } {
  let cancel = (): void => undefined;
  const elapsed = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(message + lines.join('\n'))), milliseconds);
    cancel = () => clearTimeout(timer);
  });
  return { elapsed, cancel };
}
