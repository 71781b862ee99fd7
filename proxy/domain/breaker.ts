/** Keeps shoppers from waiting for an account's calls that have been failing. */
export interface Breaker {
  /** Whether a call may be tried. While it is open, one is let through when its pause is over, to see. */
  allows(now: number): boolean;
  succeeded(): void;
  /** `pause` in milliseconds when Sendcloud said how long to wait: then it opens at once. `random` from 0 to 1, for jitter. */
  failed(now: number, random: number, pause?: number): void;
}

const FAILURES = 3;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4_000;
const LONGEST_ASKED = 60_000;

/** Opens after three failures in a row, for a time that doubles up to four seconds, so that recovery is noticed within ten. */
export function createBreaker(): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    allows(now) {
      if (now < openUntil) return false;
      // Until the one that is let through has ended, the others go on without it.
      if (failures >= FAILURES) openUntil = now + LONGEST_PAUSE;
      return true;
    },
    succeeded() {
      failures = 0;
      openUntil = 0;
    },
    failed(now, random, pause) {
      failures += 1;
      if (pause !== undefined) openUntil = now + Math.min(pause, LONGEST_ASKED) * (1 + random / 2);
      else if (failures >= FAILURES)
        openUntil = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - FAILURES)) * (0.5 + random / 2);
    },
  };
}
