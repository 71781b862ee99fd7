import { barcode } from './barcode.ts';
import { bar, lines, type Page, text } from './drawing.ts';

/** What a label says. */
export interface Label {
  carrier: string;
  product: string;
  trackingNumber: string;
  from: readonly string[];
  to: readonly string[];
  /** The service point's name and address; empty for a home delivery. */
  servicePoint: readonly string[];
  reference: string;
  weight: string;
}

/** A6. */
const WIDTH = 298;
const HEIGHT = 420;
const MARGIN = 16;

const rule = (y: number) => bar(MARGIN, y, WIDTH - 2 * MARGIN, 0.8);

/** One A6 sheet for the box. */
export const labelPage = (label: Label): Page => ({
  width: WIDTH,
  height: HEIGHT,
  marks: [
    text(label.carrier, MARGIN, HEIGHT - 38, 22, true),
    text(label.product, MARGIN, HEIGHT - 54, 9),
    rule(HEIGHT - 62),
    text('From', MARGIN, HEIGHT - 76, 7),
    ...lines(label.from, MARGIN, HEIGHT - 88, 8),
    text(`Weight ${label.weight}`, 190, HEIGHT - 76, 8),
    text(`Ref. ${label.reference}`, 190, HEIGHT - 88, 8),
    rule(HEIGHT - 138),
    text('To', MARGIN, HEIGHT - 152, 7),
    ...lines(label.to, MARGIN, HEIGHT - 168, 12),
    rule(150),
    ...(label.servicePoint.length > 0 ? [text('Service point', MARGIN, 137, 7), ...lines(label.servicePoint, MARGIN, 124, 9)] : []),
    ...barcode(label.trackingNumber, { x: MARGIN, y: 40, width: WIDTH - 2 * MARGIN, height: 48 }),
    text(label.trackingNumber, MARGIN, 26, 11, true),
    text('SPECIMEN - sandbox label, not valid for shipping', MARGIN, 10, 6),
  ],
});
