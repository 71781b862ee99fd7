import { anOrder } from '../support/an-order.ts';
import { ask } from './ask.ts';
import type { MerchantChoices } from './choices.ts';
import { dice, pick } from './dice.ts';
import type { Entry, Ledger } from './ledger.ts';
import { runMerchants } from './merchants.ts';
import type { FaultsWorld } from './world.ts';

const TWICE = 0.2;
const OTHER_CONTENT = 0.02;

export interface ShopRun {
  world: FaultsWorld;
  seed: string;
  choices: Map<string, MerchantChoices>;
  ledger: Ledger;
}

/** Places the `n`th order: a fifth of them twice at once, some with other content the second time. Settles once the shop has its answers. */
export async function placeOrder(run: ShopRun, n: number): Promise<void> {
  const { seed, world, ledger } = run;
  const thrown = (what: string) => dice(seed, n, what);
  const merchant = pick(runMerchants, thrown('merchant'));
  const choice = pick(run.choices.get(merchant.id)?.choices ?? [], thrown('choice'));
  const number = `F-${seed}-${n}`;
  const entry: Entry = { number, merchant, point: choice.point, perhaps: new Set(), id: null, acknowledged: false, refused: null };
  ledger.set(number, entry);
  const send = (value: string, which: string) =>
    ask(pick(world.proxies, thrown(which)), 'POST', '/orders', merchant.secretKey, {
      ...choice.request,
      order: anOrder({ number, total: { value, currency: 'EUR' } }),
    });

  const conflicting = thrown('twice') < OTHER_CONTENT;
  const twice = conflicting || thrown('twice') < OTHER_CONTENT + TWICE;
  const replies = await Promise.all([send('49.85', 'first'), ...(twice ? [send(conflicting ? '59.85' : '49.85', 'second')] : [])]);
  const accepted = replies.filter(({ status }) => status === 200 || status === 201);
  const allowed = conflicting ? 1 : replies.length;
  const ids = new Set(accepted.map(({ body }) => String(body.id)));
  entry.id = [...ids][0] ?? null;
  entry.acknowledged = accepted.length > 0;
  if (accepted.length !== allowed || ids.size !== 1)
    entry.refused = replies.map(({ status, body }) => `${status} ${body.type ?? body.id}`).join(', ');
}
