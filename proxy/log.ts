import type { Log } from './services/ports.ts';

/**
 * What a log line may hold. Everything else is dropped, so that a careless call cannot write a key, a token, a name, an address, a body or
 * a query string. None of these carries what a shopper typed.
 */
const allowed = [
  'requestId',
  'merchant',
  'order',
  'orders',
  'attempt',
  'failures',
  'reference',
  'state',
  'account',
  'api',
  'method',
  'path',
  'status',
  'problem',
  'reason',
  'kind',
  'error',
  'at',
  'count',
  'dropped',
  'milliseconds',
  'retryInMs',
  'version',
  'what',
  'fields',
];

/** Writes events as JSON lines: time, level, the event's name and its allowed fields. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line =
    (level: string) =>
    (event: string, fields: Record<string, unknown> = {}): void => {
      const kept = Object.entries(fields).filter(([name, value]) => allowed.includes(name) && isPlain(value));
      write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...Object.fromEntries(kept) }));
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** For those who want none. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
