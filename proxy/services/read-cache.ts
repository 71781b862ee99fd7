import type { Clock } from './ports.ts';

/** What was read, and how old it is. `stale`: reading it again failed, so this is from before. `age` in seconds. */
export interface Cached<T> {
  value: T;
  age: number;
  stale: boolean;
}

export interface ReadCache<T> {
  /** The value under `key`, from here while it is fresh, else by `load`; several askers at once share one `load`. */
  read(key: string, load: () => Promise<T>): Promise<Cached<T>>;
  /** The value under `key` as far as it is here and can be shown without asking anyone. */
  peek(key: string): Cached<T> | undefined;
}

export interface ReadCacheOptions<T> {
  clock: Clock;
  /** Milliseconds a value counts as fresh. */
  ttl: number | ((value: T) => number);
  /** Milliseconds from reading on in which a value that is no longer fresh is shown at once, and read again behind it. */
  grace?: number;
  /** Milliseconds a value may stand in when it cannot be read again. */
  keep: number;
  /** Milliseconds to leave a failing source alone while an old value is at hand. */
  pause: number;
  /** How much is kept; the longest unused goes first. */
  cap: number;
  /** How much of the cap a value takes; one when absent. */
  weigh?(value: T): number;
  /** Whether an old value may stand in for this failure. */
  passing(error: unknown): boolean;
}

interface Entry<T> {
  value: T;
  readAt: number;
  freshUntil: number;
  /** When a failing source may be asked again; 0 while nothing has failed. */
  pausedUntil: number;
  weight: number;
}

/** Keeps what was read from a slow or failing source, in memory, bounded. */
export function createReadCache<T>(options: ReadCacheOptions<T>): ReadCache<T> {
  const { clock, ttl, grace = 0, keep, pause, cap, weigh = () => 1, passing } = options;
  const entries = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<Cached<T>>>();
  let total = 0;

  const aged = (entry: Entry<T>): Cached<T> => ({
    value: entry.value,
    age: Math.max(0, Math.round((clock.now() - entry.readAt) / 1000)),
    stale: entry.pausedUntil > 0,
  });

  const drop = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };

  const store = (key: string, value: T): Cached<T> => {
    const readAt = clock.now();
    const entry = {
      value,
      readAt,
      freshUntil: readAt + (typeof ttl === 'number' ? ttl : ttl(value)),
      pausedUntil: 0,
      weight: weigh(value),
    };
    drop(key);
    entries.set(key, entry);
    total += entry.weight;
    for (const oldest of entries.keys()) {
      if (total <= cap) break;
      drop(oldest);
    }
    return aged(entry);
  };

  const refresh = async (key: string, load: () => Promise<T>): Promise<Cached<T>> => {
    try {
      return store(key, await load());
    } catch (error) {
      const entry = entries.get(key);
      if (!entry || !passing(error) || clock.now() - entry.readAt > keep) {
        drop(key);
        throw error;
      }
      entry.pausedUntil = clock.now() + pause;
      return aged(entry);
    } finally {
      loading.delete(key);
    }
  };

  const shared = (key: string, load: () => Promise<T>): Promise<Cached<T>> => {
    const under = loading.get(key) ?? refresh(key, load);
    loading.set(key, under);
    return under;
  };

  /** Fresh, or failed a moment ago. */
  const settled = ({ freshUntil, pausedUntil }: Entry<T>, now: number): boolean => now < freshUntil || now < pausedUntil;

  return {
    async read(key, load) {
      const entry = entries.get(key);
      if (!entry) return shared(key, load);
      entries.delete(key);
      entries.set(key, entry);
      const now = clock.now();
      if (settled(entry, now)) return aged(entry);
      if (now - entry.readAt >= grace) return shared(key, load);
      // Who is answered from before does not hear how the reading behind it went; whoever asks next does.
      shared(key, load).catch(() => undefined);
      return aged(entry);
    },

    peek(key) {
      const entry = entries.get(key);
      const now = clock.now();
      return entry && (settled(entry, now) || now - entry.readAt < grace) ? aged(entry) : undefined;
    },
  };
}
