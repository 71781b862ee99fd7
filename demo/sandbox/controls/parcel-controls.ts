import { Hono } from 'hono';
import { z } from 'zod';
import { nextStatus, STATUSES } from '../catalogue/statuses.ts';
import type { Sandbox } from '../context.ts';
import { parcelShapeV2 } from '../v2/parcel-shape.ts';
import { read } from './read.ts';

const surchargeRequest = z.strictObject({
  reason: z.enum(['weight-correction', 'oversize', 'remote-area', 'return-to-sender']),
  cents: z.int().min(1),
  afterMs: z.int().min(0).default(0),
});
const advanceRequest = z.strictObject({ status: z.enum(STATUSES.map(({ code }) => code)).optional() });

/** Carriers on demand: the next step of a parcel's way, and what it costs on top. */
export function parcelControls(sandbox: Sandbox): Hono {
  const { clock, state, webhooks } = sandbox;
  const app = new Hono();
  app.post('/:id/surcharge', async (c) => {
    const parcel = state.parcel(Number(c.req.param('id')));
    if (!parcel) return c.json({ error: 'There is no such parcel.' }, 404);
    const { reason, cents, afterMs } = await read(c, surchargeRequest);
    const surcharge = { reason, cents, at: new Date(clock.now() + afterMs).toISOString() };
    parcel.surcharges.push(surcharge);
    return c.json(surcharge, 201);
  });
  app.post('/:id/advance', async (c) => {
    const parcel = state.parcel(Number(c.req.param('id')));
    if (!parcel) return c.json({ error: 'There is no such parcel.' }, 404);
    const { status } = await read(c, advanceRequest);
    const next = status ?? nextStatus(parcel.status, parcel.servicePointId !== null);
    if (!next) return c.json({ error: `A parcel that is ${parcel.status} goes nowhere by itself; name a status.` }, 409);
    state.setStatus(parcel, next);
    const account = state.accounts.get(parcel.account);
    if (account) webhooks.parcelChanged(account, parcel);
    return c.json(parcelShapeV2(parcel, sandbox.settings.baseUrl));
  });
  return app;
}
