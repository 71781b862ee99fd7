import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Charge } from '../../proxy/contract/charges.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { chargesOf, type HeldShipment, held, type LabelDesk, openDesk } from '../support/labels.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;
const LIVES = amount(10, 300);
const STEPS = 14;

type Step = (p: TestProxy, desk: LabelDesk, toss: () => number) => Promise<unknown>;

const move =
  (account: string): Step =>
  (p) =>
    p.operator('PUT', '/merchants/central-hold/account', { account });
const wait: Step = async (p, _, toss) => {
  p.advance(toss() * 20 * MINUTE);
  await p.proxy.idle();
};
/** The label is bought, and nobody hears of it. */
const buyUnheard: Step = (p, { ask }) => {
  p.sandbox.faults.add({ kind: 'reset-after-commit', method: 'POST', path: '/api/v3/shipments', times: 1 });
  return ask('POST', '/label', {});
};
const refuse =
  (status: number): Step =>
  async (p) =>
    p.sandbox.faults.add({ kind: 'status', status, path: '/api/v3/shipments', times: 3 });

/** What may happen to a merchant's orders, to the merchant, and to what Sendcloud says. */
const steps: readonly Step[] = [
  buyUnheard,
  buyUnheard,
  buyUnheard,
  (_, { ask }) => ask('POST', '/label', { shippingOptionCode: 'dpd:home' }),
  (_, { ask }) => ask('DELETE', '/label'),
  (_, { ask }) => ask('POST', '/release'),
  (_, { ask }) => ask('POST', '/release'),
  (_, { ask }, toss) => (toss() < 0.4 ? ask('POST', '/cancel') : ask('POST', '/release')),
  move('own'),
  move('central'),
  (p, _, toss) => p.operator('POST', `/merchants/central-hold/${toss() < 0.5 ? 'pause' : 'resume'}`),
  refuse(500),
  refuse(401),
  wait,
  wait,
];

/** Lives through it; at the end Sendcloud answers again, and the merchant may be gone. */
async function live(t: TestContext, toss: () => number): Promise<TestProxy> {
  const p = await startProxy(t, { random: toss });
  const desks: LabelDesk[] = [];
  for (let n = 0; n < 3; n++) desks.push(await openDesk(p, { number: `M-${n}` }));
  const one = <T>(list: readonly T[]): T => list[Math.floor(toss() * list.length)] as T;
  for (let n = 0; n < STEPS; n++) await one(steps)(p, one(desks), toss);
  if (toss() < 0.4) await p.operator('DELETE', '/merchants/central-hold');
  else await p.operator('POST', '/merchants/central-hold/resume');
  p.sandbox.faults.clear();
  for (let n = 0; n < 6; n++) {
    p.advance(30 * MINUTE);
    await p.proxy.idle();
  }
  return p;
}

/** What is not as it should be: a label has one charge and a cancelled one has it back, and no order has two labels. */
function wrongs(shipments: readonly HeldShipment[], charges: readonly Charge[]): string[] {
  const count = (parcel: number, kind: Charge['kind']) =>
    charges.filter((one) => one.parcel === String(parcel) && one.kind === kind).length;
  const wrong = shipments.flatMap(({ external_reference_id: reference, parcels }) =>
    parcels.flatMap(({ id, status }) => {
      const [label, cancellation] = [count(id, 'label'), count(id, 'cancellation')];
      const isRight = status.code === 'CANCELLED' ? label === cancellation && label <= 1 : label === 1 && cancellation === 0;
      return isRight ? [] : [`${reference}: ${status.code}, ${label} charges, ${cancellation} given back`];
    }),
  );
  const alive = shipments.filter(({ parcels }) => parcels.some(({ status }) => status.code !== 'CANCELLED'));
  const orders = alive.map(({ external_reference_id: reference }) => reference.split('.')[0] ?? '');
  return [...wrong, ...orders.filter((order, at) => orders.indexOf(order) !== at).map((order) => `${order} has two labels`)];
}

describe('labels of merchants that move, pause and go', () => {
  for (let n = 0; n < LIVES; n++)
    it(`are each charged once, in a life of theirs (TEST_SEED=${seed}, ${n})`, async (t) => {
      const p = await live(t, generator(seed + n * 7919));
      assert.deepEqual(wrongs(await held(p), (await chargesOf(p)).charges), []);
    });
});
