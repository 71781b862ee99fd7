import type { Customs } from '../records.ts';
import { bar, lines, type Mark, type Page, text } from './drawing.ts';

/** What a customs declaration says. */
export interface Declaration {
  from: readonly string[];
  to: readonly string[];
  trackingNumber: string;
  customs: Customs;
}

/** A4. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 40;
/** Where each column of the table of items begins. */
const COLUMNS = [MARGIN, 300, 340, 410, 480];

/** A sheet in the manner of a CN23: who sends what to whom, and what it is worth. */
export const customsPage = ({ from, to, trackingNumber, customs }: Declaration): Page => ({
  width: WIDTH,
  height: HEIGHT,
  marks: [
    text('CUSTOMS DECLARATION CN23', MARGIN, HEIGHT - 60, 18, true),
    text('From', MARGIN, HEIGHT - 90, 8),
    ...lines(from, MARGIN, HEIGHT - 104, 10),
    text('To', 320, HEIGHT - 90, 8),
    ...lines(to, 320, HEIGHT - 104, 10),
    text(`Parcel ${trackingNumber}`, MARGIN, HEIGHT - 200, 10),
    text(`Invoice ${customs.invoice}`, 320, HEIGHT - 200, 10),
    ...row(['Contents', 'Pieces', 'HS code', 'Origin', 'Value'], HEIGHT - 230),
    bar(MARGIN, HEIGHT - 236, WIDTH - 2 * MARGIN, 0.8),
    ...customs.items.flatMap(({ description, quantity, hsCode, origin, value }, index) =>
      row([description, String(quantity), hsCode, origin, value], HEIGHT - 254 - index * 16),
    ),
    text('SPECIMEN - sandbox document, not valid for customs', MARGIN, 30, 8),
  ],
});

const row = (cells: readonly string[], y: number): Mark[] =>
  cells.map((cell, column) => text(column === 0 ? cell.slice(0, 40) : cell, COLUMNS[column] ?? MARGIN, y, 10));
