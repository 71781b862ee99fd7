import { type Mark, bar } from './drawing.ts';

/** Code 39: the characters' bars and gaps, wide ones as `1`. */
const CODE_39: Record<string, string> = {
  0: '000110100',
  1: '100100001',
  2: '001100001',
  3: '101100000',
  4: '000110001',
  5: '100110000',
  6: '001110000',
  7: '000100101',
  8: '100100100',
  9: '001100100',
  A: '100001001',
  B: '001001001',
  C: '101001000',
  D: '000011001',
  E: '100011000',
  F: '001011000',
  G: '000001101',
  H: '100001100',
  I: '001001100',
  J: '000011100',
  K: '100000011',
  L: '001000011',
  M: '101000010',
  N: '000010011',
  O: '100010010',
  P: '001010010',
  Q: '000000111',
  R: '100000110',
  S: '001000110',
  T: '000010110',
  U: '110000001',
  V: '011000001',
  W: '111000000',
  X: '010010001',
  Y: '110010000',
  Z: '011010000',
  '-': '010000101',
  '*': '010010100',
};

/** The bars of a Code 39 symbol, as wide as asked. */
export function barcode(content: string, place: { x: number; y: number; width: number; height: number }): Mark[] {
  const symbol = ['*', ...content.toUpperCase(), '*'].flatMap((character) => [...(CODE_39[character] ?? ''), '0']);
  const units = symbol.reduce((sum, element) => sum + (element === '1' ? 2.5 : 1), 0);
  const unit = place.width / units;
  let { x } = place;
  return symbol.flatMap((element, index) => {
    const width = (element === '1' ? 2.5 : 1) * unit;
    const mark = index % 2 === 0 ? [bar(x, place.y, width, place.height)] : [];
    x += width;
    return mark;
  });
}
