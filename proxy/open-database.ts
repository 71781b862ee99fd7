import { ConfigError } from './config-error.ts';
import { type Log, Overloaded } from './services/ports.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** Throws `ConfigError` when the database does not open: it does not answer, or a newer version of this program has been at it. */
export async function openDatabase(url: string): Promise<Store> {
  return orSentence(openStore(url));
}

/**
 * Opens it as `openDatabase` does, but gives a server that is out of reach a minute to come: after a power cut, or in a new cluster, this program
 * is often up before it. A wrong password or name is thrown at once: waiting mends neither.
 */
export async function awaitDatabase(url: string, log: Log): Promise<Store> {
  const told = ({ message }: Overloaded) => log.warn('database-awaited', { reason: message });
  return orSentence(onceReachable(() => openStore(url), { now: () => performance.now(), wait, told }));
}

/** Milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 1_000;

/** Tries again while `open` throws `Overloaded`, for `PATIENCE`; `told` hears the first. Exported for its test. */
export async function onceReachable<T>(
  open: () => Promise<T>,
  { now, wait, told }: { now: () => number; wait: (milliseconds: number) => Promise<void>; told: (why: Overloaded) => void },
): Promise<T> {
  const end = now() + PATIENCE;
  for (let tries = 1; ; tries++) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof Overloaded) || now() >= end) throw error;
      if (tries === 1) told(error);
      await wait(PAUSE);
    }
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function orSentence(opening: Promise<Store>): Promise<Store> {
  try {
    return await opening;
  } catch (error) {
    throw new ConfigError('DATABASE_URL', `must name a database that opens here. ${error instanceof Error ? error.message : ''}.`);
  }
}
