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
}

export interface ReadCacheOptions {
  clock: Clock;
  /** Milliseconds a value counts as fresh. */
  ttl: number;
  /** Milliseconds a value may stand in when it cannot be read again. */
  keep: number;
  /** Milliseconds to leave a failing source alone while an old value is at hand. */
  pause: number;
  /** How many values are kept; the longest unused goes first. */
  cap: number;
  /** Whether an old value may stand in for this failure. */
  passing(error: unknown): boolean;
}

interface Entry<T> {
  value: T;
  readAt: number;
  pausedUntil: number;
}

/** Keeps what was read from a slow or failing source, in memory, bounded in number. */
export function createReadCache<T>(options: ReadCacheOptions): ReadCache<T> {
  const entries = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<Cached<T>>>();
  const aged = (entry: Entry<T>, stale: boolean): Cached<T> => ({
    value: entry.value,
    age: Math.max(0, Math.round((options.clock.now() - entry.readAt) / 1000)),
    stale,
  });

  const store = (key: string, value: T): Cached<T> => {
    const entry = { value, readAt: options.clock.now(), pausedUntil: 0 };
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= options.cap) break;
      entries.delete(oldest);
    }
    return aged(entry, false);
  };

  const refresh = async (key: string, load: () => Promise<T>): Promise<Cached<T>> => {
    try {
      return store(key, await load());
    } catch (error) {
      const entry = entries.get(key);
      if (!entry || !options.passing(error) || options.clock.now() - entry.readAt > options.keep) throw error;
      entry.pausedUntil = options.clock.now() + options.pause;
      return aged(entry, true);
    } finally {
      loading.delete(key);
    }
  };

  return {
    async read(key, load) {
      const entry = entries.get(key);
      if (entry) {
        entries.delete(key);
        entries.set(key, entry);
        const now = options.clock.now();
        if (now - entry.readAt < options.ttl) return aged(entry, false);
        if (now < entry.pausedUntil) return aged(entry, true);
      }
      const shared = loading.get(key) ?? refresh(key, load);
      loading.set(key, shared);
      return shared;
    },
  };
}
