import { createHash } from 'node:crypto';

/** Numbers from 0 to 1 that the seed and the names decide, so that a run can be had again whatever comes first. */
export const dice = (seed: string, ...names: (string | number)[]): number =>
  createHash('sha256')
    .update([seed, ...names].join(' '))
    .digest()
    .readUInt32BE() /
  2 ** 32;

/** One of these, by the dice. */
export function pick<T>(things: readonly T[], thrown: number): T {
  const thing = things[Math.floor(thrown * things.length)];
  if (thing === undefined) throw new Error('There is nothing to pick from');
  return thing;
}
