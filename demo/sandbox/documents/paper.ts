import type { Mark, Page } from './drawing.ts';

/** Points wide and high. */
const sizes = { A4: [595, 842], A5: [420, 595], A6: [298, 420] } as const;

export type PaperSize = keyof typeof sizes;

export const isPaperSize = (text: string): text is PaperSize => Object.hasOwn(sizes, text);

/** Each page at the upper left of a sheet that is larger than it; on a smaller one it stays as it is. */
export const onPaper = (pages: readonly Page[], size: PaperSize | undefined): readonly Page[] =>
  size === undefined ? pages : pages.map((page) => onSheet(page, sizes[size]));

function onSheet(page: Page, [width, height]: readonly [number, number]): Page {
  if (page.width >= width && page.height >= height) return page;
  const up = height - page.height;
  return { width, height, marks: page.marks.map((mark): Mark => ({ ...mark, y: mark.y + up })) };
}
