import { UpstreamError } from '../services/upstream.ts';

/** More pages than any account changes within a day; beyond it a cursor leads in a circle. */
const MOST = 200;

/** Reads a list page by page: `readPage` gets a cursor, null for the first page, and gives back what is there and the next cursor. */
export async function allPages<T>(readPage: (cursor: string | null) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST; pages++) {
    const { items, next }: { items: T[]; next: string | null } = await readPage(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
  throw new UpstreamError('malformed');
}

/** The cursor in a neighbour's address, which is followed itself nowhere: Sendcloud's examples name another path than its API. */
export const cursorIn = (address: string | null | undefined): string | null => /[?&]cursor=([^&>\s]+)/.exec(address ?? '')?.[1] ?? null;

/** The address of the next page in API v3, which names it only in the `Link` header. */
export const nextLink = (headers: Headers): string | null => /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1] ?? null;
