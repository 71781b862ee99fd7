import { Hono } from 'hono';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { type DocumentType, documentsOf, pagesOf } from '../documents/documents.ts';
import { pdfOf } from '../documents/pdf.ts';
import { pngOf } from '../documents/png.ts';
import { labelsZpl } from '../documents/zpl.ts';
import { Refusal, refuseV2 } from '../refusal.ts';
import type { Parcel } from '../records.ts';
import { labelLinks } from './parcel-shape.ts';

const pdf = (sandbox: Sandbox, c: Ctx, type: DocumentType, parcels: Parcel[]): Response =>
  c.body(pdfOf(pagesOf(type, parcels, c.get('account'), sandbox.world)), 200, { 'content-type': 'application/pdf' });

/** v2 labels. A label that is not there is a 404 with an empty object. */
export function labelRoutesV2(sandbox: Sandbox): Hono<Env> {
  const links = (id: number) => labelLinks(sandbox.settings.baseUrl, id);
  return new Hono<Env>()
    .route('/normal_printer', printerRoutes(sandbox, 'label'))
    .route('/label_printer', printerRoutes(sandbox, 'label'))
    .get('/:id', (c) => c.json({ label: links(having(sandbox, c, 'label', Number(c.req.param('id'))).id), customs_declaration: {} }))
    .post('/', async (c) => {
      const body: { label?: { parcels?: number[] } } = await c.req.json();
      const ids = (body.label?.parcels ?? []).map((id) => having(sandbox, c, 'label', id).id).join(',');
      if (ids === '') throw refuseV2(400, c.req.path, 'label: "This field is required."');
      const { baseUrl } = sandbox.settings;
      const normal = [0, 1, 2, 3].map((start) => `${baseUrl}/api/v2/labels/normal_printer?ids=${ids}&start_from=${start}`);
      return c.json({ label: { normal_printer: normal, label_printer: `${baseUrl}/api/v2/labels/label_printer?ids=${ids}` } });
    });
}

/** `/customs_declaration/normal_printer`: for parcels that leave the customs union. */
export const customsRoutesV2 = (sandbox: Sandbox): Hono<Env> =>
  new Hono<Env>().route('/normal_printer', printerRoutes(sandbox, 'customs-declaration'));

/** One parcel's in the path, several as `ids`. */
const printerRoutes = (sandbox: Sandbox, type: DocumentType): Hono<Env> =>
  new Hono<Env>()
    .get('/:id', (c) => pdf(sandbox, c, type, [having(sandbox, c, type, Number(c.req.param('id')))]))
    .get('/', (c) =>
      pdf(
        sandbox,
        c,
        type,
        idsIn(c).map((id) => having(sandbox, c, type, id)),
      ),
    );

/** `?ids=1,2` or `?ids=1&ids=2`. */
const idsIn = (c: Ctx): number[] => (c.req.queries('ids') ?? ['']).flatMap((value) => value.split(',')).map(Number);

function having(sandbox: Sandbox, c: Ctx, type: DocumentType, id: number): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(id);
  if (!parcel || !documentsOf(parcel).includes(type)) throw new Refusal(404, {});
  return parcel;
}

/** v2's words for the papers that a parcel may have. */
const TYPES: Record<string, DocumentType> = {
  label: 'label',
  cn23: 'customs-declaration',
  'cn23-default': 'customs-declaration',
  'commercial-invoice': 'customs-declaration',
};

/** `GET /parcels/{id}/documents/{type}`: PDF, PNG or, for a label, ZPL, as `Accept` asks. */
export function documentV2(sandbox: Sandbox, c: Ctx, parcel: Parcel): Response {
  const type = TYPES[c.req.param('type') ?? ''];
  if (!type || !documentsOf(parcel).includes(type)) throw refuseV2(404, c.req.path, 'Not found.');
  const accept = c.req.header('accept') ?? '';
  if (accept.includes('application/zpl') && type === 'label')
    return c.body(labelsZpl([parcel]), 200, { 'content-type': 'application/zpl' });
  if (!accept.includes('image/png')) return pdf(sandbox, c, type, [parcel]);
  const pages = pagesOf(type, [parcel], c.get('account'), sandbox.world);
  return c.body(pngOf(pages, 72), 200, { 'content-type': 'image/png' });
}
