import { type PackedPoints, packPoints } from './packed-points.ts';

/** `split`: Sendcloud gives no more than a part, so its quarters are asked. `cut`: the same of a cell that is not split any further. */
export interface KnownCell {
  state: 'whole' | 'cut' | 'split';
  points: PackedPoints;
}

export const splitCell: KnownCell = { state: 'split', points: packPoints([]) };

const states: readonly KnownCell['state'][] = ['whole', 'cut', 'split'];
/** Bytes before the points: the state, the layout's version, and the count in two. */
const HEAD = 4;
const VERSION = 1;

export function encodeCell({ state, points }: KnownCell): Uint8Array {
  const bytes = new Uint8Array(HEAD + points.bytes.length);
  bytes.set([states.indexOf(state), VERSION, points.count >> 8, points.count & 0xff]);
  bytes.set(points.bytes, HEAD);
  return bytes;
}

/** null: written by a proxy that keeps points otherwise. */
export function decodeCell(bytes: Uint8Array): KnownCell | null {
  const [index = -1, version, high = 0, low = 0] = bytes;
  const state = states[index];
  if (state === undefined || version !== VERSION) return null;
  return { state, points: { count: high * 256 + low, bytes: bytes.slice(HEAD) } };
}
