/** Choices from one generator of numbers from 0 to 1, so that a seed brings all of them back. */
export interface Dice {
  chance(likelihood: number): boolean;
  below(limit: number): number;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
}

export const diceOf = (random: () => number): Dice => ({
  chance: (likelihood) => random() < likelihood,
  below: (limit) => Math.floor(random() * limit),
  pick: (from) => from[Math.floor(random() * from.length)]!,
});
