import type { Instruction, Timeline } from './inject/instructions.ts';
import type { Program } from './program.ts';

/** One proxy that runs again, on the same port, whenever it dies. */
export interface MortalProxy {
  url: string;
  /** Settles when it answers; another promise after each death. */
  ready: Promise<void>;
  deaths: number;
  tell(instruction: Instruction): void;
  kill(): void;
  /** Ends it for good. */
  close(): void;
}

/** `load` starts a process that runs when it is told to; `timeline` is what its clock reads by then. */
export async function mortalProxy(port: number, load: () => Program, timeline: Timeline): Promise<MortalProxy> {
  let open = true;
  let program = load();
  let reserve = program;
  const run = async (next: Program): Promise<void> => {
    program = next;
    next.tell({ run: timeline });
    await next.ready;
    reserve = load();
    void next.ended.then(follow);
  };
  const follow = (signal: NodeJS.Signals | null): void => {
    if (!open) return;
    if (signal !== 'SIGKILL') throw new Error(`A proxy ended by itself (${signal}):\n${program.lines.join('\n')}`);
    proxy.deaths += 1;
    proxy.ready = run(reserve);
  };
  const proxy: MortalProxy = {
    url: `http://localhost:${port}`,
    ready: run(program),
    deaths: 0,
    tell: (instruction) => program.tell(instruction),
    kill: () => program.kill(),
    close() {
      open = false;
      program.kill();
      reserve.kill();
    },
  };
  await proxy.ready;
  return proxy;
}
