/** How many cases a generated test tries: a sample on every change, all of them in `npm run full`. */
export const amount = (sample: number, all: number): number => (process.env.FULL ? all : sample);

/** A generator from 0 to 1 (mulberry32): the same seed gives the same numbers. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: `TEST_SEED`, or the time. */
export const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
