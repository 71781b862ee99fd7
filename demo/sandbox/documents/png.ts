import { crc32, deflateSync } from 'node:zlib';
import type { Mark, Page } from './drawing.ts';
import { CELL, dot } from './glyphs.ts';

/** Black on white, a byte a dot. */
interface Canvas {
  width: number;
  height: number;
  dots: Uint8Array;
}

/** The pages below one another as one grey PNG, at so many dots an inch. */
export function pngOf(pages: readonly Page[], dpi: number): Uint8Array<ArrayBuffer> {
  const scale = dpi / 72;
  const width = Math.round(Math.max(...pages.map((page) => page.width)) * scale);
  const heights = pages.map((page) => Math.round(page.height * scale));
  const height = heights.reduce((sum, each) => sum + each, 0);
  const canvas: Canvas = { width, height, dots: new Uint8Array(width * height).fill(255) };
  let bottom = 0;
  pages.forEach(({ marks }, index) => {
    bottom += heights[index] ?? 0;
    for (const mark of marks) draw(canvas, mark, scale, bottom);
  });
  return encoded(canvas);
}

function draw(canvas: Canvas, mark: Mark, scale: number, bottom: number): void {
  const left = Math.round(mark.x * scale);
  const base = bottom - Math.round(mark.y * scale);
  if (mark.kind === 'text') return write(canvas, mark.text, left, base, Math.max(1, Math.round((mark.size * scale) / 9)));
  const height = Math.max(1, Math.round(mark.height * scale));
  fill(canvas, left, base - height, Math.max(1, Math.round(mark.width * scale)), height);
}

/** Letters standing on `base`, each of its dots `unit` dots wide. */
function write(canvas: Canvas, text: string, left: number, base: number, unit: number): void {
  [...text].forEach((character, index) => {
    for (let column = 0; column < CELL.columns; column++)
      for (let row = 0; row < CELL.rows; row++)
        if (dot(character, column, row)) fill(canvas, left + (index * CELL.columns + column) * unit, base - (7 - row) * unit, unit, unit);
  });
}

function fill({ width, height, dots }: Canvas, left: number, top: number, across: number, down: number): void {
  const from = Math.max(0, left);
  const to = Math.min(width, left + across);
  if (to <= from) return;
  for (let y = Math.max(0, top); y < Math.min(height, top + down); y++) dots.fill(0, y * width + from, y * width + to);
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Eight bits a dot, grey, no interlacing. */
const GREY = [8, 0, 0, 0, 0];

function encoded({ width, height, dots }: Canvas): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(GREY, 8);
  // Each row begins with its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const parts = [Buffer.from(SIGNATURE), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat(parts));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
