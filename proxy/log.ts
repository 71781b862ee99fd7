import { logFields, type LogFields } from './domain/log-fields.ts';
import type { Log } from './services/ports.ts';

const allowed = new Set<string>(logFields);

/** Writes events as JSON lines: time, level, the event's name and its allowed fields. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}): void => {
      const kept = Object.entries(fields).filter(([name, value]) => allowed.has(name) && isPlain(value));
      write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...Object.fromEntries(kept) }));
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** For those who want none. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
