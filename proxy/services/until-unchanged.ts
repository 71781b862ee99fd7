import { ProblemError } from './problem-error.ts';

const TRIES = 5;

/** Reads and writes anew for as long as somebody else has changed meanwhile what was read. Throws `overloaded` in the end. */
export async function untilUnchanged<T>(attempt: () => Promise<T | 'changed'>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const outcome = await attempt();
    if (outcome !== 'changed') return outcome;
  }
  throw new ProblemError('overloaded', { retryAfter: 1 });
}
