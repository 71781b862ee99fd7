import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
  /** Undefined when it ended well; else why not, in a few words. */
  problem: string | undefined;
  /** What it printed, both streams together. */
  output: string;
}

const running = new Set<ChildProcess>();

/** Runs a command in a process group of its own. After `limit` milliseconds the whole group is ended, and that is a problem. */
export async function runChild(command: readonly string[], limit: number, env: Record<string, string> = {}): Promise<Ended> {
  const [program = process.execPath, ...args] = command;
  // Inside a test, Node would take a `node --test` for the same run and skip it.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, ...env } });
  running.add(child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => output.push(bytes));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child);
  }, limit);
  const problem = await new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(`could not start: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (late) resolve(`was still running after ${limit / 1000} s`);
      else if (code === 0) resolve(undefined);
      else resolve(signal === null ? `ended with code ${code}` : `was killed by ${signal}`);
    });
  });
  clearTimeout(timer);
  endGroup(child);
  running.delete(child);
  return { problem, output: Buffer.concat(output).toString() };
}

/** Ends every child that still runs, and whatever they started. */
export function endChildren(): void {
  for (const child of running) endGroup(child);
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
