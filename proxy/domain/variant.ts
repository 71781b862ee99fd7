import type { Variant } from '../contract/funnel.ts';

/**
 * Which of two checkouts a visitor sees: the same one each time, and about half of all visitors each. `visitor` is any text that the shop knows a
 * visitor by, such as its own session id; it goes nowhere. FNV-1a (32 bits) with its bits mixed once more, because ids that follow one another
 * must not fall to one side.
 */
export function variantOf(visitor: string): Variant {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(visitor)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) % 2 === 0 ? 'a' : 'b';
}
