import { setTimeout as pause } from 'node:timers/promises';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { anOrder } from '../../support/an-order.ts';
import { ask, type Reply } from '../ask.ts';
import { dice, pick } from '../dice.ts';
import { runMerchants } from '../merchants.ts';
import { control } from '../weather.ts';
import type { FaultsWorld } from '../world.ts';
import type { Goal, Plan } from './plan.ts';

/** Milliseconds between two looks at an order that is on its way. */
const BREATH = 100;

/** Takes one order through a fortnight of its life, asking again whenever an answer is lost. Settles once it is where it was to end. */
export async function live(world: FaultsWorld, seed: string, plan: Plan, fortnight: 0 | 1): Promise<void> {
  const { goals, surcharge } = plan.fortnights[fortnight];
  const { secretKey } = runMerchants.find(({ id }) => id === plan.merchant)!;
  let asked = 0;
  const send = (method: string, path: string, body?: object): Promise<Reply> =>
    ask(pick(world.proxies, dice(seed, plan.number, fortnight, asked++)), method, path, secretKey, body);
  const weight = plan.parcels.reduce((sum, grams) => sum + grams, 0);
  // The same order again is answered by the one that is there.
  const placed = await send('POST', '/orders', {
    delivery: { shippingOptionCode: plan.shippingOptionCode },
    order: anOrder({ number: plan.number, weight }),
  });
  const { id } = placed.body as { id: string };
  for (const goal of goals) await bring(send, id, goal, plan);
  if (surcharge > 0) await addSurcharge(world, send, id, surcharge);
}

type Send = (method: string, path: string, body?: object) => Promise<Reply>;

const read = async (send: Send, id: string): Promise<OrderView> => (await send('GET', `/orders/${id}`)).body as unknown as OrderView;

/** Does what brings an order nearer to a state, until it is there. */
async function bring(send: Send, id: string, goal: Goal, { parcels }: Plan): Promise<void> {
  for (;;) {
    const { state, label } = await read(send, id);
    if (state === goal && !label.cancelling) return;
    if (state === 'review') await send('POST', `/orders/${id}/release`);
    else if (state === 'held' && goal === 'labelled')
      await send('POST', `/orders/${id}/label`, { parcels: parcels.map((grams) => ({ weight: grams })) });
    else if (state === 'labelled' && goal === 'held' && !label.cancelling) await send('DELETE', `/orders/${id}/label`);
    else if (goal === 'cancelled' && !label.cancelling) await send('POST', `/orders/${id}/cancel`);
    else await pause(BREATH);
  }
}

async function addSurcharge({ sandboxUrl }: FaultsWorld, send: Send, id: string, cents: number): Promise<void> {
  const { parcel } = await read(send, id);
  await control(sandboxUrl, `/parcels/${parcel?.id}/surcharge`, 'POST', { reason: 'weight-correction', cents });
}
