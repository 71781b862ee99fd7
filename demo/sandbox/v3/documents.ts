import { Hono } from 'hono';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { hasLabel, labelsOf } from '../labels.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import type { Parcel } from '../state.ts';
import { labelsZpl } from '../label-zpl.ts';

const OF_ONE = ['label', 'customs-declaration', 'air-waybill', 'proof-of-delivery'];
const OF_MANY = ['label', 'customs-declaration', 'air-waybill'];
const MOST = 20;

/** `GET /parcels/{id}/documents/{type}`: PDF, or ZPL when `Accept` asks for it. The sandbox draws no PNG: 406. */
export function documentRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/:id/documents/:type', (c) => {
    checkType(c, OF_ONE);
    return labels(sandbox, c, [parcelOf(sandbox, c, Number(c.req.param('id')))]);
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
    return labels(
      sandbox,
      c,
      ids.map((id) => parcelOf(sandbox, c, id)),
    );
  });
}

function checkType(c: Ctx, types: readonly string[]): void {
  if (!types.includes(c.req.param('type') ?? '')) throw refuseV3(400, { code: 'invalid', detail: 'Invalid document type.' });
}

function parcelOf(sandbox: Sandbox, c: Ctx, id: number): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(id);
  if (!parcel) throw refuseV3(404, { code: 'not_found', detail: 'No Parcel matches the given query.' });
  if (c.req.param('type') !== 'label' || !hasLabel(parcel)) throw refuseV3(404, { code: 'not_found', detail: 'Document not found.' });
  return parcel;
}

function labels(sandbox: Sandbox, c: Ctx, parcels: Parcel[]): Response {
  const accept = c.req.header('accept') ?? '*/*';
  if (accept.includes('application/zpl')) return c.body(labelsZpl(parcels), 200, { 'content-type': 'application/zpl' });
  if (!/\*\/\*|application\/(\*|pdf)/.test(accept))
    throw refuseV3(406, { code: 'invalid', detail: 'Could not satisfy the request Accept header.' });
  return c.body(labelsOf(parcels, c.get('account'), sandbox.world), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="label-${parcels.map(({ id }) => id).join('-')}.pdf"`,
  });
}
