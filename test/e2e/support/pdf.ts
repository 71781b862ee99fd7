import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Reads a PDF as a reader opens it: from its end to the cross-reference table, from there to each object, and through the
 * catalogue to the pages. Throws where a reader would give up. Only classic tables, which is what labels are written with.
 */
export function openPdf(bytes: Uint8Array): { pages: number } {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('%PDF-1.')) throw new Error('a PDF begins with %PDF-1.');
  const table = Number(matchIn(text, /startxref\s+(\d+)\s+%%EOF\s*$/));
  if (text.slice(table, table + 4) !== 'xref') throw new Error(`startxref points at ${table}, where no table is`);
  const objects = readTable(text, table);
  const follow = (reference: string) => objects.get(Number(reference)) ?? '';
  const catalogue = follow(matchIn(text.slice(table), /\/Root\s+(\d+)\s+0\s+R/));
  const pages = follow(matchIn(catalogue, /\/Pages\s+(\d+)\s+0\s+R/));
  return { pages: Number(matchIn(pages, /\/Count\s+(\d+)/)) };
}

function readTable(text: string, table: number): Map<number, string> {
  const objects = new Map<number, string>();
  const [, first, count] = /^xref\s+(\d+)\s+(\d+)\s+/.exec(text.slice(table)) ?? [];
  const entries = [...text.slice(table).matchAll(/(\d{10}) \d{5} ([nf])/g)].slice(0, Number(count));
  for (const [n, [, offset, used]] of entries.entries()) {
    if (used === 'f') continue;
    const number = Number(first) + n;
    const body = text.slice(Number(offset));
    if (!body.startsWith(`${number} 0 obj`)) throw new Error(`the table says object ${number} is at ${offset}, where it is not`);
    objects.set(number, body.slice(0, body.indexOf('endobj')));
  }
  return objects;
}

function matchIn(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`the PDF has no ${pattern}`);
  return found;
}

/** The text of a PDF by `pdftotext`; null on a machine without it. */
export async function pdfText(bytes: Uint8Array): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'label-'));
  try {
    await writeFile(join(folder, 'label.pdf'), bytes);
    return (await promisify(execFile)('pdftotext', [join(folder, 'label.pdf'), '-'])).stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
