import type { Store } from '../store/store.ts';
import type { Clock } from './ports.ts';

/** Whether requests should be sent here. */
export interface Readiness {
  started(): void;
  stopping(): void;
  /** Throws a sentence that says why not. What a write to the store answered counts for a second, so that asking costs nothing. */
  check(): Promise<void>;
}

/** Milliseconds. */
const LASTS = 1000;

/** Ready from the moment merchants and keys are known until it is told to stop, for as long as the store takes writes. */
export function createReadiness({ store, clock }: { store: Pick<Store, 'check'>; clock: Clock }): Readiness {
  let phase: 'starting' | 'started' | 'stopping' = 'starting';
  let writing: Promise<void> | null = null;
  let writtenAt = Number.NEGATIVE_INFINITY;
  return {
    started() {
      phase = 'started';
    },
    stopping() {
      phase = 'stopping';
    },
    async check() {
      if (phase !== 'started') throw new Error(`The proxy is ${phase}.`);
      const now = clock.now();
      if (writing === null || now - writtenAt >= LASTS) {
        writtenAt = now;
        writing = store.check(now);
      }
      return writing.catch((cause: unknown) => Promise.reject(new Error('The store cannot be written.', { cause })));
    },
  };
}
