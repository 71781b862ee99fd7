import { lineTo, type Pixel, type Tile, tenth, tileSize } from './mercator.ts';

/** One layer of noise: waves across the whole world's width, how strong they are, and which noise it is. */
export interface Octave {
  frequency: number;
  strength: number;
  seed: number;
}

/** Pixels between two samples. */
const cell = 8;

/** Waves shorter than this many pixels are left out: samples so far apart would only make corners of them. */
const shortestWave = 16;

function valueAt(column: number, row: number, seed: number): number {
  let hash = Math.imul(column, 374_761_393) ^ Math.imul(row, 668_265_263) ^ Math.imul(seed, 1_442_695_041);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2_147_483_648 - 1;
}

const smooth = (share: number): number => share * share * (3 - 2 * share);

/** Smooth value noise between -1 and 1. */
function noise(x: number, y: number, seed: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [smooth(x - column), smooth(y - row)];
  const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
  const upper = mix(valueAt(column, row, seed), valueAt(column + 1, row, seed), across);
  const lower = mix(valueAt(column, row + 1, seed), valueAt(column + 1, row + 1, seed), across);
  return mix(upper, lower, down);
}

/** A tile's samples of a field, `cells` to a side and `margin` more beyond each edge. Neighbours share those on the edge. */
class Samples {
  readonly cells: number;
  readonly #values: Float64Array;
  readonly #side: number;
  readonly #margin: number;

  constructor(tile: Tile, octaves: readonly Octave[], level: number, margin: number) {
    this.cells = tileSize / cell;
    this.#margin = margin;
    this.#side = this.cells + 2 * margin + 1;
    this.#values = new Float64Array(this.#side ** 2);
    const scale = 2 ** tile.z * this.cells;
    const visible = octaves.filter(({ frequency }) => (tileSize * 2 ** tile.z) / frequency >= shortestWave);
    for (let row = 0; row < this.#side; row++) {
      for (let column = 0; column < this.#side; column++) {
        const x = (tile.x * this.cells + column - margin) / scale;
        const y = (tile.y * this.cells + row - margin) / scale;
        const sum = visible.reduce((all, { frequency, strength, seed }) => all + strength * noise(x * frequency, y * frequency, seed), 0);
        this.#values[row * this.#side + column] = sum - level;
      }
    }
  }

  at(column: number, row: number): number {
    return this.#values[(row + this.#margin) * this.#side + column + this.#margin] ?? 0;
  }
}

type Corner = readonly [column: number, row: number, value: number];

function cornersOf(samples: Samples, column: number, row: number): Corner[] {
  const corner = (x: number, y: number): Corner => [x, y, samples.at(x, y)];
  return [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
}

function edgeCrossing([fromX, fromY, from]: Corner, [toX, toY, to]: Corner): Pixel {
  const share = from / (from - to);
  return [(fromX + (toX - fromX) * share) * cell, (fromY + (toY - fromY) * share) * cell];
}

/** Path data of the lines where the field is zero (marching squares). `margin` in cells, for wide strokes. */
export function contourPath(tile: Tile, octaves: readonly Octave[], margin: number): string {
  const samples = new Samples(tile, octaves, 0, margin);
  let path = '';
  for (let row = -margin; row < samples.cells + margin; row++) {
    for (let column = -margin; column < samples.cells + margin; column++) {
      const corners = cornersOf(samples, column, row);
      const crossings = corners.flatMap((from, n) => {
        const to = corners[(n + 1) % 4];
        return to && from[2] > 0 !== to[2] > 0 ? [edgeCrossing(from, to)] : [];
      });
      for (let n = 0; n + 1 < crossings.length; n += 2) path += lineTo(crossings.slice(n, n + 2));
    }
  }
  return path;
}

/** Path data of the area where the field is above `level`. Cells that are wholly inside are joined along their row. */
export function areaPath(tile: Tile, octaves: readonly Octave[], level: number): string {
  const samples = new Samples(tile, octaves, level, 0);
  let path = '';
  for (let row = 0; row < samples.cells; row++) {
    let whole = 0;
    for (let column = 0; column <= samples.cells; column++) {
      const corners = column < samples.cells ? cornersOf(samples, column, row) : [];
      if (corners.length && corners.every(([, , value]) => value > 0)) {
        whole++;
        continue;
      }
      if (whole) path += `M${(column - whole) * cell} ${row * cell}h${whole * cell}v${cell}h${-whole * cell}Z`;
      whole = 0;
      path += cellPart(corners);
    }
  }
  return path;
}

function cellPart(corners: Corner[]): string {
  const ring = corners.flatMap((from, n): Pixel[] => {
    const to = corners[(n + 1) % 4] ?? from;
    const here: Pixel[] = from[2] > 0 ? [[from[0] * cell, from[1] * cell]] : [];
    return from[2] > 0 !== to[2] > 0 ? [...here, edgeCrossing(from, to)] : here;
  });
  return ring.length > 2 ? `M${ring.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z` : '';
}
