import { Hono } from 'hono';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { refuseV3 } from '../refusal.ts';
import type { Shipment } from '../records.ts';
import { ANNOUNCE, ANNOUNCE_WITH_RULES, CREATE, CREATE_WITH_RULES, createShipment, type Way } from './create-shipment.ts';
import { listShipments } from './shipment-list.ts';
import { shipmentShape } from './shipment-shape.ts';

/** Shipments: made four ways, read, listed, cancelled. */
export function shipmentRoutes(sandbox: Sandbox): Hono<Env> {
  const create = (how: Way) => async (c: Ctx) => c.json(await createShipment(sandbox, c, how), 201);
  return new Hono<Env>()
    .post('/announce', create(ANNOUNCE))
    .post('/', create(CREATE))
    .post('/announce-with-shipping-rules', create(ANNOUNCE_WITH_RULES))
    .post('/create-with-shipping-rules', create(CREATE_WITH_RULES))
    .get('/', (c) => listShipments(sandbox, c))
    .get('/:id', (c) => c.json({ data: shipmentShape(sandbox, shipmentOf(sandbox, c)) }))
    .post('/:id/cancel', (c) => cancelShipment(sandbox, c))
    .get('/:id/return-portal-url', (c) => {
      const shipment = shipmentOf(sandbox, c);
      if (shipment.parcels.some((parcel) => parcel.announcedAt === null)) {
        throw refuseV3(404, { code: 'not_found', detail: 'No return portal is configured for this shipment.' });
      }
      return c.json({ data: { url: `https://${c.get('account').name}.returns-portal.example/initiate/${shipment.id}` } });
    });
}

function shipmentOf(sandbox: Sandbox, c: Ctx): Shipment {
  const shipment = holdingsOf(sandbox, c).shipments.get(c.req.param('id') ?? '');
  if (!shipment) throw refuseV3(404, { code: 'not_found', detail: 'Not found' });
  return shipment;
}

/** Forty-two days after the announcement the carrier no longer takes a cancellation. */
const CANCELLABLE_FOR = 42 * 86_400_000;

function cancelShipment(sandbox: Sandbox, c: Ctx) {
  const shipment = shipmentOf(sandbox, c);
  const { state, clock } = sandbox;
  const codes = shipment.parcels.map((parcel) => parcel.status);
  if (codes.some((code) => ['CANCELLED', 'CANCELLING', 'CANCELLING_UPSTREAM'].includes(code))) {
    throw refuseV3(409, { code: 'invalid', detail: 'This shipment is already being cancelled.' });
  }
  const tooLate = shipment.parcels.some(
    ({ announcedAt }) => announcedAt !== null && clock.now() - Date.parse(announcedAt) > CANCELLABLE_FOR,
  );
  if (tooLate || codes.some((code) => !['READY_TO_SEND', 'ANNOUNCING', 'ANNOUNCEMENT_FAILED'].includes(code))) {
    throw refuseV3(409, {
      code: 'invalid',
      detail: `A shipment with status "${statusOf(codes[0] ?? '').message}" can no longer be cancelled.`,
    });
  }
  for (const parcel of shipment.parcels) {
    state.setStatus(parcel, 'CANCELLED');
    sandbox.webhooks.parcelChanged(c.get('account'), parcel);
  }
  return c.json({ data: { status: 'cancelled', message: 'Shipment has been cancelled' } });
}
