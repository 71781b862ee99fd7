import type { Mark, Page } from './drawing.ts';

/** A complete PDF 1.4 file, a page each. */
export function pdfOf(pages: readonly Page[]): Uint8Array<ArrayBuffer> {
  const pageIds = pages.map((_, index) => 5 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((page, index) => pageObjects(page, 6 + index * 2)),
  ];
  return assemble(objects);
}

const font = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

function pageObjects({ width, height, marks }: Page, contentsId: number): string[] {
  const contents = marks.map(operator).join('\n');
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${contentsId} 0 R >>`,
    `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
  ];
}

function operator(mark: Mark): string {
  if (mark.kind === 'bar') return `${mark.x.toFixed(3)} ${mark.y} ${mark.width.toFixed(3)} ${mark.height} re f`;
  return `BT /${mark.bold ? 'F2' : 'F1'} ${mark.size} Tf ${mark.x} ${mark.y.toFixed(1)} Td (${escaped(mark.text)}) Tj ET`;
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
