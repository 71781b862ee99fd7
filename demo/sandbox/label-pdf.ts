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

/** A6 in points. */
const WIDTH = 298;
const HEIGHT = 420;
const MARGIN = 16;

/** PDF page contents for a label: text in Helvetica, frames and a barcode as rectangles. */
function drawLabel(label: Label): string {
  const parts = [
    text(label.carrier, MARGIN, HEIGHT - 38, 22, 'F2'),
    text(label.product, MARGIN, HEIGHT - 54, 9),
    rule(HEIGHT - 62),
    text('From', MARGIN, HEIGHT - 76, 7),
    ...lines(label.from, MARGIN, HEIGHT - 88, 8),
    text(`Weight ${label.weight}`, 200, HEIGHT - 76, 8),
    text(`Ref. ${label.reference}`, 200, HEIGHT - 88, 8),
    rule(HEIGHT - 138),
    text('To', MARGIN, HEIGHT - 152, 7),
    ...lines(label.to, MARGIN, HEIGHT - 168, 12),
    rule(150),
    ...(label.servicePoint.length > 0 ? [text('Service point', MARGIN, 137, 7), ...lines(label.servicePoint, MARGIN, 124, 9)] : []),
    ...barcode(label.trackingNumber, 40, 48),
    text(label.trackingNumber, MARGIN, 26, 11, 'F2'),
    text('SPECIMEN - sandbox label, not valid for shipping', MARGIN, 10, 6),
  ];
  return parts.join('\n');
}

const rule = (y: number): string => `${MARGIN} ${y} ${WIDTH - 2 * MARGIN} 0.8 re f`;

const lines = (texts: readonly string[], x: number, y: number, size: number): string[] =>
  texts.filter(Boolean).map((each, index) => text(each, x, y - index * size * 1.25, size));

function text(content: string, x: number, y: number, size: number, font = 'F1'): string {
  return `BT /${font} ${size} Tf ${x} ${y.toFixed(1)} Td (${escaped(content.slice(0, 60))}) Tj ET`;
}

/** A PDF string in WinAnsi: characters beyond it lose their accents or become `?`. */
function escaped(content: string): string {
  return [...content.normalize('NFC')]
    .map((character) => (inWinAnsi(character) ? character : character.normalize('NFD').charAt(0)))
    .map((character) => (inWinAnsi(character) ? character : '?'))
    .join('')
    .replace(/[\\()]/g, '\\$&');
}

const inWinAnsi = (character: string): boolean => /^[ -~\u00a0-\u00ff]$/.test(character);

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

/** The bars of a Code 39 symbol, as wide as the label allows. */
function barcode(content: string, y: number, height: number): string[] {
  const symbol = ['*', ...content.toUpperCase(), '*'].flatMap((character) => [...(CODE_39[character] ?? ''), '0']);
  const units = symbol.reduce((sum, element) => sum + (element === '1' ? 2.5 : 1), 0);
  const unit = (WIDTH - 2 * MARGIN) / units;
  let x = MARGIN;
  return symbol.flatMap((element, index) => {
    const width = (element === '1' ? 2.5 : 1) * unit;
    const bar = index % 2 === 0 ? [`${x.toFixed(3)} ${y} ${width.toFixed(3)} ${height} re f`] : [];
    x += width;
    return bar;
  });
}

/** One A6 page a label, as a complete PDF 1.4 file. */
export function labelPdf(labels: readonly Label[]): Uint8Array<ArrayBuffer> {
  const pageIds = labels.map((_, index) => 5 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${labels.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...labels.flatMap((label, index) => pageObjects(drawLabel(label), 6 + index * 2)),
  ];
  return assemble(objects);
}

const font = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

const pageObjects = (contents: string, contentsId: number): string[] => [
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${contentsId} 0 R >>`,
  `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
];

/** Objects, cross-reference table, trailer. Every character is one byte (Latin-1), so lengths in characters are byte offsets. */
function assemble(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
