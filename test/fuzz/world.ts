import { createHmac } from 'node:crypto';
import { canaries } from '../support/canaries.ts';
import { openSession } from '../support/credentials.ts';
import { body, chooseHome, choosePoint, type MerchantName, place, secretKeyOf } from '../support/orders.ts';
import { cart, type TestProxy } from '../support/proxy.ts';
import type { Dice } from './dice.ts';
import { junkText } from './junk.ts';
import type { Words } from './bodies.ts';

const shops = ['own-v3', 'own-v2', 'central', 'central-hold'] as const;

/** What requests are made of: genuine tokens, ids, keys and addresses of a proxy that has some orders. */
export interface FuzzWorld {
  tokens: string[];
  points: string[];
  orders: string[];
  repairs: string[];
  webhooks: string[];
  bearers: string[];
}

/** `round` tells its orders from those of the worlds before it. */
export async function fuzzWorld(p: TestProxy, round: number): Promise<FuzzWorld> {
  const world: FuzzWorld = { tokens: [], points: ['1'], orders: [], repairs: [], webhooks: [], bearers: [] };
  for (const merchant of shops) await addShop(p, world, merchant, round);
  await p.proxy.idle();
  for (const merchant of shops) {
    const { orders } = await body(await p.shop('GET', '/orders', undefined, secretKeyOf(merchant)));
    world.orders.push(...orders.map(({ id }) => id));
    world.repairs.push(...orders.flatMap(({ repairUrl }) => (repairUrl ? [new URL(repairUrl).pathname.slice('/repair/'.length)] : [])));
  }
  return world;
}

async function addShop(p: TestProxy, world: FuzzWorld, merchant: MerchantName, round: number): Promise<void> {
  const { token, quote, pointId } = await choosePoint(p, merchant);
  world.tokens.push(token, quote, await chooseHome(p, merchant));
  world.points.push(pointId);
  world.bearers.push(secretKeyOf(merchant), await openSession(p, merchant, 'orders'));
  await place(p, merchant, { token, order: anonymous(`W-${round}-1`) });
  await place(p, merchant, { delivery: { option: 'service-point', servicePointId: '1' }, order: anonymous(`W-${round}-2`) });
  const { webhookUrl } = await body(await p.operator('GET', `/merchants/${merchant}`));
  world.webhooks.push(new URL(webhookUrl).pathname.slice('/webhooks/'.length));
}

const recipient = {
  name: canaries.name,
  addressLine1: canaries.addressLine1,
  postalCode: '5611EM',
  city: canaries.city,
  country: 'NL',
  email: canaries.email,
};
const money = { value: '45.90', currency: 'EUR' };

const anonymous = (number: string) => ({
  number,
  createdAt: '2026-11-24T09:00:00Z',
  recipient,
  items: [{ description: canaries.description, quantity: 1, weight: 2500, price: money }],
  weight: 2500,
  total: money,
  paymentStatus: 'paid',
});

/** The fields the contract has, with what a shop or a page would send in them. Where people and secrets stand, stands a canary. */
export const wordsOf =
  (world: FuzzWorld, dice: Dice): Words =>
  (field) => {
    const some: Record<string, () => unknown> = {
      ...Object.fromEntries(Object.entries(canaries).map(([name, canary]) => [name, () => canary])),
      key: () => dice.pick(['pk_demo_own_v3', 'pk_demo_own_v2', 'pk_demo_central', canaries.shopKey]),
      token: () => dice.pick(world.tokens),
      quote: () => dice.pick(world.tokens),
      servicePointId: () => dice.pick(world.points),
      number: () => `F-${dice.below(50)}`,
      createdAt: () => '2026-11-24T09:00:00Z',
      country: () => dice.pick(['NL', 'nl', 'DE', 'CH', 'XX', 'ZZ']),
      postalCode: () => dice.pick(['5611EM', '5611 em', '10115', junkText(dice)]),
      currency: () => dice.pick(['EUR', 'EUR', 'EUR', 'GBP', 'JPY']),
      value: () => dice.pick(['45.90', '0', '999999999.99', '4,5']),
      orderValue: () => cart.orderValue,
      price: () => '4.95',
      text: () => canaries.searchText,
      option: () => dice.pick(['standard', 'service-point', 'x']),
      shippingOptionCode: () => dice.pick(['postnl:standard', 'x']),
      weight: () => dice.pick([2500, 2500, 1, 40_000]),
      lat: () => 51.44,
      lng: () => 5.48,
      carriers: () => dice.pick(['postnl', 'postnl dhl:service-point', 'x'.repeat(501)]),
      deliveryDate: () => dice.pick(['2026-11-25', '2026-02-31', '0000-00-00']),
      merchant: () => dice.pick(['own-v3', 'central', 'fuzz-1']),
      role: () => dice.pick(['orders', 'connect']),
      ttl: () => dice.pick([60, 3600, 900]),
      id: () => `fuzz-${dice.below(3)}`,
      publishableKey: () => `pk_fuzz_${dice.below(3)}`,
      timeZone: () => dice.pick(['Europe/Amsterdam', 'UTC', '+01:00', 'Mars/Olympus']),
      origins: () => dice.pick(['https://shop.example', 'http://localhost:*', '*']),
      account: () => dice.pick(['own', 'central']),
      state: () => dice.pick(['accepted', 'review', 'held', canaries.state]),
      cursor: () => dice.pick([...world.orders, 'x']),
      metadata: () => `gift=${canaries.name}`,
    };
    return Object.hasOwn(some, field) ? some[field]?.() : undefined;
  };

/** An event as Sendcloud sends it, or nearly; signed by the central account's key more often than not. */
export function event(world: FuzzWorld, dice: Dice): { body: string; headers: Record<string, string> } {
  const parcel = {
    id: dice.pick([1, dice.below(1e6), -1, '1', null]),
    name: canaries.eventName,
    status: { id: dice.pick([11, 1, 91, 99_999, null]), message: dice.pick(['Delivered', junkText(dice)]) },
    order_number: dice.pick([`F-${dice.below(50)}`, 'W-0-1', null]),
    email: canaries.email,
  };
  const timestamp = dice.pick([1_796_000_000_000 + dice.below(1e6), 0, -1, 1e300, 'soon']);
  const text = JSON.stringify({ action: dice.pick(['parcel_status_changed', 'integration_updated', 1]), timestamp, parcel });
  const content = dice.chance(0.9) ? text : text.slice(0, dice.below(text.length));
  const key = dice.pick(['demo-central-secret-not-a-secret', 'demo-own-v3-secret-not-a-secret', canaries.secretKey]);
  const signature = dice.chance(0.9) ? createHmac('sha256', key).update(content).digest('hex') : junkText(dice);
  return { body: content, headers: { 'sendcloud-signature': signature } };
}
