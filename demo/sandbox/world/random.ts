/** A stream of numbers in [0, 1). */
export type Random = () => number;

/** FNV-1a with a final mix: a well spread 32-bit hash, the same on every machine. */
export function hashOf(...keys: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of keys.join('\u0000')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The stream that belongs to these keys (mulberry32): the same keys give the same numbers, whatever was drawn elsewhere. */
export function randomFor(...keys: (string | number)[]): Random {
  let state = hashOf(...keys);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of `items`, which must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}
