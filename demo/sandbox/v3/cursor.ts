import { type Ctx, type Sandbox } from '../context.ts';
import { type ErrorEntry, parameter, refuseV3 } from '../refusal.ts';

interface Page<T> {
  items: T[];
  /** The `Link` header; absent when there is one page only. */
  link: string | undefined;
}

interface Paging {
  usual: number;
  most: number;
  /** What this list says of a bad cursor besides the words that all share. */
  badCursor: Partial<ErrorEntry>;
}

/**
 * One page of a list, by `cursor` and `page_size`. Neighbouring pages are named only in the `Link` header; the cursor is base64
 * of `p=<position>`, opaque to the client.
 */
export function pageOf<T>({ settings }: Sandbox, c: Ctx, all: readonly T[], { badCursor, ...sizes }: Paging): Page<T> {
  const size = sizeIn(c, sizes);
  const start = positionIn(c, badCursor);
  const items = all.slice(start, start + size);
  const links = [
    ...(start + size < all.length ? [linkTo(settings.baseUrl, c, start + size, 'next')] : []),
    ...(start > 0 ? [linkTo(settings.baseUrl, c, Math.max(0, start - size), 'prev')] : []),
  ];
  return { items, link: links.length > 0 ? links.join(', ') : undefined };
}

/** `page_size`, or the usual one. */
export function sizeIn(c: Ctx, { usual, most }: Omit<Paging, 'badCursor'>): number {
  const text = c.req.query('page_size');
  if (text === undefined) return usual;
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= most) return size;
  throw refuseV3(400, { code: 'invalid', detail: `Input should be between 1 and ${most}`, source: parameter('page_size') });
}

function positionIn(c: Ctx, about: Partial<ErrorEntry>): number {
  const cursor = c.req.query('cursor');
  if (cursor === undefined) return 0;
  const [, position] =
    Buffer.from(cursor, 'base64')
      .toString()
      .match(/^p=(\d+)$/) ?? [];
  if (position === undefined) throw refuseV3(404, { code: 'not_found', detail: 'Invalid cursor', ...about });
  return Number(position);
}

function linkTo(baseUrl: string, c: Ctx, position: number, relation: 'next' | 'prev'): string {
  const { pathname, search } = new URL(c.req.url);
  const params = new URLSearchParams(search);
  params.set('cursor', Buffer.from(`p=${position}`).toString('base64'));
  return `<${baseUrl}${pathname}?${params}>; rel="${relation}"`;
}
