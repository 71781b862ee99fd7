import type { Clock, Shelf } from './ports.ts';

/** What was read, and how old it is. */
export interface Cached<T> {
  value: T;
  /** Seconds. */
  age: number;
  /** It need not be read again yet. */
  fresh: boolean;
  /** It cannot be read again, so this is from before. */
  stale: boolean;
}

export interface ReadCache<T> {
  /** The value under `key`, from here while it is fresh, else by `load`; several askers at once share one `load`. */
  read(key: string, load: () => Promise<T>): Promise<Cached<T>>;
  /** The value under `key` as far as it is here and can be shown without asking anyone. */
  peek(key: string): Cached<T> | undefined;
  /** The value under `key`, however old. */
  last(key: string): T | undefined;
  /** Brings from the shelf what is not here. */
  recall(keys: readonly string[]): Promise<void>;
  /** Keeps what was learned otherwise than by `read`. */
  put(key: string, value: T): void;
}

export interface ReadCacheOptions<T> {
  clock: Clock;
  /** Milliseconds from its reading on in which a value counts as fresh. Asked each time, so that it may come to be less. */
  ttl: number | ((value: T, readAt: number) => number);
  /** Milliseconds from reading on in which a value that is no longer fresh is shown at once, and read again behind it. Asked each time. */
  grace?: () => number;
  /** Milliseconds a value may stand in when it cannot be read again. */
  keep: number;
  /** Milliseconds to leave a failing source alone while an old value is at hand. */
  pause: number;
  /** How much is kept in memory; the longest unused goes first. */
  cap: number;
  /** How much of the cap a value takes; one when absent. */
  weigh?(value: T): number;
  /** Whether an old value may stand in for this failure. */
  passing(error: unknown): boolean;
  /** Whether the source is known not to answer, whoever noticed: then all that is not fresh is stale. */
  down?(): boolean;
  /** Where values also rest, for as long as `keep`. Absent: in memory alone. */
  kept?: Kept<T>;
}

export interface Kept<T> {
  shelf: Shelf;
  /** null: this one is not kept. */
  encode(value: T): Uint8Array | null;
  /** null: these bytes are of no use any more. */
  decode(bytes: Uint8Array): T | null;
}

interface Entry<T> {
  value: T;
  readAt: number;
  /** When a failing source may be asked again; 0 while nothing has failed. */
  pausedUntil: number;
  weight: number;
}

/** Keeps what was read from a slow or failing source, in memory and bounded, and on a shelf if there is one. */
export function createReadCache<T>(options: ReadCacheOptions<T>): ReadCache<T> {
  const { clock, ttl, grace = () => 0, keep, pause, cap, weigh = () => 1, passing, down = () => false, kept } = options;
  const entries = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<Cached<T>>>();
  let total = 0;

  /** Fresh, or failed a moment ago. */
  const settled = ({ value, readAt, pausedUntil }: Entry<T>, now: number): boolean =>
    now < readAt + (typeof ttl === 'number' ? ttl : ttl(value, readAt)) || now < pausedUntil;

  const aged = (entry: Entry<T>, now = clock.now()): Cached<T> => {
    const fresh = settled(entry, now);
    const age = Math.max(0, Math.round((now - entry.readAt) / 1000));
    return { value: entry.value, age, fresh, stale: entry.pausedUntil > 0 || (!fresh && down()) };
  };

  const drop = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };

  const store = (key: string, value: T, readAt: number): Entry<T> => {
    const entry = { value, readAt, pausedUntil: 0, weight: weigh(value) };
    drop(key);
    entries.set(key, entry);
    total += entry.weight;
    for (const oldest of entries.keys()) {
      if (total <= cap) break;
      drop(oldest);
    }
    return entry;
  };

  const put = (key: string, value: T): Entry<T> => {
    const readAt = clock.now();
    const bytes = kept?.encode(value) ?? null;
    if (bytes !== null) kept?.shelf.put({ key, readAt, keepUntil: readAt + keep, value: bytes });
    return store(key, value, readAt);
  };

  /** Takes from the shelf what is newer than what is here. */
  const bring = async (keys: readonly string[]): Promise<void> => {
    if (!kept || keys.length === 0) return;
    for (const { key, readAt, value: bytes } of await kept.shelf.get(keys)) {
      const value = kept.decode(bytes);
      const newer = readAt > Math.max(clock.now() - keep, entries.get(key)?.readAt ?? 0);
      if (newer && value !== null) store(key, value, readAt);
    }
  };

  const refresh = async (key: string, load: () => Promise<T>): Promise<Cached<T>> => {
    try {
      // Another proxy may have read it again meanwhile.
      if (entries.has(key)) await bring([key]);
      const brought = entries.get(key);
      return aged(brought && settled(brought, clock.now()) ? brought : put(key, await load()));
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

  return {
    async read(key, load) {
      const entry = entries.get(key);
      if (!entry) return shared(key, load);
      entries.delete(key);
      entries.set(key, entry);
      const now = clock.now();
      if (settled(entry, now)) return aged(entry, now);
      if (now - entry.readAt >= grace()) return shared(key, load);
      // Who is answered from before does not hear how the reading behind it went; whoever asks next does.
      shared(key, load).catch(() => undefined);
      return aged(entry, now);
    },

    peek(key) {
      const entry = entries.get(key);
      const now = clock.now();
      return entry && (settled(entry, now) || now - entry.readAt < grace()) ? aged(entry, now) : undefined;
    },

    last: (key) => entries.get(key)?.value,
    recall: (keys) => bring(keys.filter((key) => !entries.has(key))),
    put: (key, value) => void put(key, value),
  };
}
