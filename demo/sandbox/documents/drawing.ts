/** Something on paper; points, from the lower left corner. */
export type Mark =
  | { kind: 'text'; text: string; x: number; y: number; size: number; bold: boolean }
  | { kind: 'bar'; x: number; y: number; width: number; height: number };

/** One sheet, which `pdf.ts` and `png.ts` know how to draw. */
export interface Page {
  width: number;
  height: number;
  marks: readonly Mark[];
}

export const text = (content: string, x: number, y: number, size: number, bold = false): Mark => ({
  kind: 'text',
  text: content.slice(0, 60),
  x,
  y,
  size,
  bold,
});

export const bar = (x: number, y: number, width: number, height: number): Mark => ({ kind: 'bar', x, y, width, height });

/** One below the other; empty lines take no room. */
export const lines = (texts: readonly string[], x: number, y: number, size: number): Mark[] =>
  texts.filter(Boolean).map((each, index) => text(each, x, y - index * size * 1.25, size));
