/**
 * Where a cart's figure falls among the merchant's bounds, each included in the band below it: `[5000, 10000]` parts what weighs up to 5000
 * from what weighs more. Above the last bound, and without bounds, a figure is a band of its own.
 */
export function bandOf(bounds: readonly number[], figure: number): [above: number, upTo: number] {
  const sorted = bounds.toSorted((a, b) => a - b);
  const index = sorted.findIndex((bound) => figure <= bound);
  const upTo = sorted[index];
  return upTo === undefined ? [figure, figure] : [sorted[index - 1] ?? 0, upTo];
}
