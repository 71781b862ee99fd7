import type { LatLng } from '../contract/values.ts';
import { boxOf, type Cell, cellAt, DEEPEST, nameOf } from '../domain/cells.ts';
import { contains } from '../domain/geo.ts';
import { MOST, type PointScope } from './point-source.ts';

/**
 * Which cells hold more than one answer tells, by country and carriers: how densely points stand is nearly the same for every account, so one
 * account's questions spare the others theirs. Holds no points, and a wrong guess costs a few questions.
 */
export interface DenseCells {
  has(scope: PointScope, cell: Cell): boolean;
  note(scope: PointScope, cell: Cell): void;
  /** Takes note of the cells that as many points as Sendcloud names at once all lie in. */
  learn(scope: PointScope, points: readonly LatLng[]): void;
}

const CAP = 100_000;

export function createDenseCells(): DenseCells {
  const dense = new Set<string>();
  const keyOf = ({ country, carriers }: PointScope, cell: Cell): string => [country, ...carriers, nameOf(cell)].join(' ');

  function note(scope: PointScope, cell: Cell): void {
    dense.add(keyOf(scope, cell));
    const [oldest] = dense;
    if (oldest !== undefined && dense.size > CAP) dense.delete(oldest);
  }

  return {
    has: (scope, cell) => cell.level < DEEPEST && dense.has(keyOf(scope, cell)),
    note,
    learn(scope, points) {
      const [first] = points;
      if (!first || points.length < MOST) return;
      for (let level = 0; level < DEEPEST; level++) {
        const cell = cellAt(first, level);
        if (!points.every((point) => contains(boxOf(cell), point))) return;
        note(scope, cell);
      }
    },
  };
}
