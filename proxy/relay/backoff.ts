const FIRST = 1_000;
const LONGEST = 15 * 60_000;

/** Milliseconds to wait after so many failures: any part of a doubling time (full jitter), up to a quarter of an hour. */
export function backoff(failures: number, random: () => number): number {
  return Math.ceil(random() * Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 20)));
}
