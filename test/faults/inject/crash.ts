import type { CrashPoint, Instruction } from './instructions.ts';
import { timeline } from './turned-clock.ts';

let armed: { point: CrashPoint; left: number } | null = null;

/** Says that the program is at this point; it dies here if it was told to. */
export function reach(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}

const { promise: toldToRun, resolve: run } = Promise.withResolvers<void>();
export { toldToRun };

/** Listens to the run. A proxy whose run is gone ends. */
export function follow(): void {
  process.on('message', (instruction: Instruction) => {
    if ('run' in instruction) {
      Object.assign(timeline, instruction.run);
      run();
    } else if ('advance' in instruction) timeline.start += instruction.advance;
    else armed = { point: instruction.crashAt, left: instruction.nth };
  });
  process.on('disconnect', () => process.exit());
}
