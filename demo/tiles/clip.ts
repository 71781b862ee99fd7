import type { Pixel } from './mercator.ts';

/** The part of a closed ring that lies in the square from `low` to `high` on both axes (Sutherland and Hodgman). */
export function clipRing(ring: readonly Pixel[], low: number, high: number): readonly Pixel[] {
  const afterWest = cut(ring, 0, low, 1);
  const afterEast = cut(afterWest, 0, high, -1);
  return cut(cut(afterEast, 1, low, 1), 1, high, -1);
}

function cut(ring: readonly Pixel[], axis: 0 | 1, edge: number, side: 1 | -1): Pixel[] {
  const kept: Pixel[] = [];
  let from = ring.at(-1);
  for (const to of ring) {
    const fromIn = from !== undefined && (from[axis] - edge) * side >= 0;
    const toIn = (to[axis] - edge) * side >= 0;
    if (from && fromIn !== toIn) kept.push(crossing(from, to, axis, edge));
    if (toIn) kept.push(to);
    from = to;
  }
  return kept;
}

function crossing(from: Pixel, to: Pixel, axis: 0 | 1, edge: number): Pixel {
  const share = (edge - from[axis]) / (to[axis] - from[axis]);
  return axis === 0 ? [edge, from[1] + (to[1] - from[1]) * share] : [from[0] + (to[0] - from[0]) * share, edge];
}

/** The runs of a line whose pieces may touch the square from `low` to `high`. Pieces are kept whole. */
export function runsIn(line: readonly Pixel[], low: number, high: number): Pixel[][] {
  const runs: Pixel[][] = [];
  let run: Pixel[] = [];
  for (let n = 1; n < line.length; n++) {
    const [from, to] = [line[n - 1], line[n]];
    if (!from || !to || !touches(from, to, low, high)) {
      if (run.length) runs.push(run);
      run = [];
    } else {
      if (!run.length) run.push(from);
      run.push(to);
    }
  }
  if (run.length) runs.push(run);
  return runs;
}

const touches = (a: Pixel, b: Pixel, low: number, high: number): boolean =>
  Math.max(a[0], b[0]) >= low && Math.min(a[0], b[0]) <= high && Math.max(a[1], b[1]) >= low && Math.min(a[1], b[1]) <= high;
