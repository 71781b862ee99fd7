const FIRST = 5_000;
const LONGEST = 3_600_000;

/** Milliseconds in which an event is tried again and again. */
export const TRIED_FOR = 5 * 86_400_000;

/** Milliseconds in which nothing may get through to an address before it is left alone. */
export const PATIENCE = 5 * 86_400_000;

/** Milliseconds that an event is kept in the log. */
export const KEPT_FOR = 30 * 86_400_000;

/** What becomes of an event after a try that failed, the `failures`-th: tried again at `dueAt`, or given up. */
export type AfterFailure = { state: 'waiting' | 'given-up'; failures: number; since: number; dueAt: number };

/**
 * Any part of a time that doubles from five seconds to an hour (full jitter), so that what waits for a receiver that was down does not fall on it
 * all at once. `since`: when the first of these tries was; null: this was it. Epoch milliseconds.
 */
export function afterFailure(failures: number, since: number | null, now: number, random: () => number): AfterFailure {
  const began = since ?? now;
  if (now - began >= TRIED_FOR) return { state: 'given-up', failures, since: began, dueAt: now };
  const wait = Math.ceil(random() * Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20)));
  return { state: 'waiting', failures, since: began, dueAt: now + wait };
}

/** Whether an address is left alone from now on: it said that it is gone (410), or nothing has got through for days. */
export const isGivenUp = (answer: string, failingSince: number | null, now: number): boolean =>
  answer === '410' || (failingSince !== null && now - failingSince >= PATIENCE);
