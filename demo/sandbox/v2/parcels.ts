import { Hono } from 'hono';
import { STATUSES } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { Refusal, refuseV2 } from '../refusal.ts';
import type { Parcel } from '../records.ts';
import { changeParcel, createParcels } from './create-parcels.ts';
import { documentV2 } from './labels.ts';
import { listParcels } from './parcel-list.ts';
import { parcelShapeV2 } from './parcel-shape.ts';

/** v2 parcels: created, changed until announced, read, cancelled. */
export function parcelRoutesV2(sandbox: Sandbox): Hono<Env> {
  const shape = (parcel: Parcel) => parcelShapeV2(parcel, sandbox.settings.baseUrl);
  return new Hono<Env>()
    .post('/', async (c) => c.json(await createParcels(sandbox, c)))
    .put('/', async (c) => c.json({ parcel: shape(await changeParcel(sandbox, c)) }))
    .get('/', (c) => listParcels(sandbox, c))
    .get('/statuses', (c) => c.json(STATUSES.map(({ id, message }) => ({ id, message }))))
    .get('/:id', (c) => c.json({ parcel: shape(parcelOf(sandbox, c)) }))
    .post('/:id/cancel', (c) => cancelParcel(sandbox, c))
    .get('/:id/return_portal_url', (c) => {
      const parcel = parcelOf(sandbox, c);
      if (parcel.announcedAt === null) throw new Refusal(404, { url: null });
      return c.json({ url: `https://${c.get('account').name}.returns-portal.example/initiate/` });
    })
    .get('/:id/documents/:type', (c) => documentV2(sandbox, c, parcelOf(sandbox, c)));
}

function parcelOf(sandbox: Sandbox, c: Ctx): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(Number(c.req.param('id')));
  if (!parcel) throw refuseV2(404, c.req.path, 'No Parcel matches the given query.');
  return parcel;
}

/** Forty-two days after the announcement the carrier no longer takes a cancellation. */
const CANCELLABLE_FOR = 42 * 86_400_000;

function cancelParcel(sandbox: Sandbox, c: Ctx): Response {
  const parcel = parcelOf(sandbox, c);
  const { state, clock } = sandbox;
  if (parcel.status === 'ANNOUNCEMENT_FAILED') throw new Refusal(410, { status: 'failed', message: 'This parcel was never announced.' });
  const tooLate = parcel.announcedAt !== null && clock.now() - Date.parse(parcel.announcedAt) > CANCELLABLE_FOR;
  if (tooLate || !['NO_LABEL', 'READY_TO_SEND', 'ANNOUNCING'].includes(parcel.status)) {
    throw new Refusal(400, { status: 'failed', message: 'Shipped parcels, or parcels being shipped, can no longer be cancelled.' });
  }
  if (parcel.announcedAt === null) {
    holdingsOf(sandbox, c).parcels.delete(parcel.id);
    return c.json({ status: 'deleted', message: 'Parcel has been deleted' });
  }
  state.setStatus(parcel, 'CANCELLED');
  sandbox.webhooks.parcelChanged(c.get('account'), parcel);
  return c.json({ status: 'cancelled', message: 'Parcel has been cancelled' });
}
