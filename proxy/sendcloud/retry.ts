import { UpstreamError } from '../services/upstream.ts';

const TRIES = 3;
const FIRST_WAIT = 150;

/**
 * Asks again, up to twice, when Sendcloud failed for the moment. Waits a random part of a doubling time (full jitter), or what
 * `Retry-After` says, and gives up rather than wait past the deadline.
 */
export async function retrying<T>(
  ask: () => Promise<T>,
  { deadline, signal, random }: { deadline: number; signal: AbortSignal; random: () => number },
): Promise<T> {
  const endsAt = performance.now() + deadline;
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const wait = waitAfter(error, tries, random);
      if (wait === null || performance.now() + wait >= endsAt) throw error;
      await pause(wait, signal);
    }
  }
}

/** Milliseconds, or null when asking again would not help. */
function waitAfter(error: unknown, tries: number, random: () => number): number | null {
  if (!(error instanceof UpstreamError) || tries >= TRIES) return null;
  if (error.kind !== 'unavailable' && error.kind !== 'rate-limited') return null;
  return error.retryAfter === null ? random() * FIRST_WAIT * 2 ** tries : error.retryAfter * 1000;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
