import { Hono } from 'hono';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { type DocumentType, documentsOf, pagesOf } from '../documents/documents.ts';
import { isPaperSize, onPaper, type PaperSize } from '../documents/paper.ts';
import { pdfOf } from '../documents/pdf.ts';
import { pngOf } from '../documents/png.ts';
import { labelsZpl } from '../documents/zpl.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import type { Parcel } from '../records.ts';

const OF_ONE = ['label', 'customs-declaration', 'air-waybill', 'proof-of-delivery'];
const OF_MANY = ['label', 'customs-declaration', 'air-waybill'];
const MOST = 20;
const RESOLUTIONS = [72, 150, 203, 300, 600];

/** `GET /parcels/{id}/documents/{type}`: PDF, or what `Accept` asks for: PNG, or ZPL for a label. */
export function documentRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/:id/documents/:type', (c) => {
    checkType(c, OF_ONE);
    return answer(sandbox, c, [parcelOf(sandbox, c, Number(c.req.param('id')))]);
  });
}

/** `GET /parcel-documents/{type}?parcels=1&parcels=2`: up to twenty in one file. */
export function bulkDocumentRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/:type', (c) => {
    checkType(c, OF_MANY);
    const ids = (c.req.queries('parcels') ?? []).flatMap((value) => value.split(',')).map(Number);
    if (ids.length === 0) throw refuseV3(400, { code: 'required', detail: 'Field required', source: parameter('parcels') });
    if (ids.length > MOST)
      throw refuseV3(400, { code: 'invalid', detail: `At most ${MOST} parcels may be given.`, source: parameter('parcels') });
    return answer(
      sandbox,
      c,
      ids.map((id) => parcelOf(sandbox, c, id)),
    );
  });
}

const typeOf = (c: Ctx): string => c.req.param('type') ?? '';

function checkType(c: Ctx, types: readonly string[]): void {
  if (!types.includes(typeOf(c))) throw refuseV3(400, { code: 'invalid', detail: 'Invalid document type.' });
}

function parcelOf(sandbox: Sandbox, c: Ctx, id: number): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(id);
  if (!parcel) throw refuseV3(404, { code: 'not_found', detail: 'No Parcel matches the given query.' });
  if (!documentsOf(parcel).some((type) => type === typeOf(c))) throw refuseV3(404, { code: 'not_found', detail: 'Document not found.' });
  return parcel;
}

function answer(sandbox: Sandbox, c: Ctx, parcels: Parcel[]): Response {
  const type = typeOf(c) as DocumentType;
  const dpi = dpiIn(c);
  const accept = c.req.header('accept') ?? '*/*';
  if (accept.includes('application/zpl') && type === 'label') return c.body(labelsZpl(parcels), 200, { 'content-type': 'application/zpl' });
  const pages = onPaper(pagesOf(type, parcels, c.get('account'), sandbox.world), paperIn(c));
  if (accept.includes('image/png')) return c.body(pngOf(pages, dpi), 200, { 'content-type': 'image/png' });
  if (!/\*\/\*|application\/(\*|pdf)/.test(accept))
    throw refuseV3(406, { code: 'invalid', detail: 'Could not satisfy the request Accept header.' });
  return c.body(pdfOf(pages), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${type}-${parcels.map(({ id }) => id).join('-')}.pdf"`,
  });
}

function paperIn(c: Ctx): PaperSize | undefined {
  const size = c.req.query('paper_size')?.toUpperCase();
  if (size === undefined || isPaperSize(size)) return size;
  throw refuseV3(400, { code: 'invalid', detail: "Input should be 'A4', 'A5' or 'A6'", source: parameter('paper_size') });
}

/** Dots an inch of a PNG. */
function dpiIn(c: Ctx): number {
  const dpi = Number(c.req.query('dpi') ?? 72);
  if (RESOLUTIONS.includes(dpi)) return dpi;
  throw refuseV3(400, {
    code: 'invalid',
    detail: `Input should be ${RESOLUTIONS.slice(0, -1).join(', ')} or 600`,
    source: parameter('dpi'),
  });
}
