import type { Clock } from '../services/ports.ts';
import type { Prebuilt } from './prebuilt.ts';

/** What was just answered to one page for one URL, access already checked. */
export interface HotRead {
  built: Prebuilt;
  cors: Record<string, string>;
  merchant: string;
  until: number;
}

export interface HotReads {
  get(origin: string, url: string): HotRead | undefined;
  keep(origin: string, url: string, read: Omit<HotRead, 'until'>): void;
}

/** Milliseconds: how long a key taken away or an origin struck off can still read, at most. */
const lifetime = 5000;
const cap = 2000;

/**
 * Remembers for seconds what a page was allowed to read, by origin and whole URL (which holds the key), so that a busy checkout's reads are
 * answered without waiting for anything.
 */
export function createHotReads(clock: Clock): HotReads {
  const reads = new Map<string, HotRead>();
  return {
    get(origin, url) {
      const read = reads.get(`${origin} ${url}`);
      return read && clock.now() < read.until ? read : undefined;
    },
    keep(origin, url, read) {
      const [oldest] = reads.keys();
      if (oldest !== undefined && reads.size >= cap) reads.delete(oldest);
      reads.delete(`${origin} ${url}`);
      reads.set(`${origin} ${url}`, { ...read, until: clock.now() + lifetime });
    },
  };
}
