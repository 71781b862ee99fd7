import { toHex, utf8 } from '../security/encoding.ts';
import type { Log, Shelf, Shelved } from '../services/ports.ts';
import type { KeptReads } from './store.ts';

/**
 * A shelf in the database. Values rest compressed, under the digest of their key, so that a row says neither whose it is nor where. The
 * database being slow or away is no reason not to answer: then nothing is found, and nothing is kept. `written` waits for what is being kept.
 */
export function createShelf({ reads, log }: { reads: KeptReads; log: Log }): Shelf & { written(): Promise<void> } {
  const writing = new Set<Promise<void>>();

  async function write({ key, readAt, keepUntil, value }: Shelved): Promise<void> {
    try {
      await reads.put({ key: await digest(key), readAt, keepUntil, value: await through(new CompressionStream('gzip'), value) });
    } catch (error) {
      log.warn('shelf-not-written', { error: nameOf(error) });
    }
  }

  return {
    async get(keys) {
      try {
        const wanted = new Map(await Promise.all(keys.map(async (key) => [await digest(key), key] as const)));
        const rows = await reads.get([...wanted.keys()]);
        return await Promise.all(
          rows.map(async ({ key, readAt, keepUntil, value }) => ({
            key: wanted.get(key) ?? '',
            readAt,
            keepUntil,
            value: await through(new DecompressionStream('gzip'), value),
          })),
        );
      } catch (error) {
        log.warn('shelf-not-read', { error: nameOf(error) });
        return [];
      }
    },

    put(shelved) {
      const one = write(shelved).finally(() => writing.delete(one));
      writing.add(one);
    },

    async written() {
      await Promise.all(writing);
    },
  };
}

const digest = async (key: string): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(key))));

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream)).arrayBuffer());
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
