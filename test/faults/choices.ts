import { runMerchants, type RunMerchant } from './merchants.ts';
import type { MortalProxy } from './mortal-proxy.ts';
import type { FaultsWorld } from './world.ts';

/** What a buyer chose at some time before the order: a token, or what a plain form says. */
export interface Choice {
  request: { token: string } | { delivery: { option: string; servicePointId: string } };
  /** null: to the door. */
  point: string | null;
}

export interface MerchantChoices {
  choices: Choice[];
  /** Points the merchant's orders can go to. */
  points: string[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long before the orders the shoppers chose. */
const AGES = [7 * DAY, DAY, 15 * MINUTE];

const cart = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };

/** Lets shoppers of every shop choose, from seven days to a quarter of an hour before the clock reads what it will then. */
export async function makeChoices(world: FaultsWorld): Promise<Map<string, MerchantChoices>> {
  const [proxy] = world.proxies;
  if (!proxy) throw new Error('There is no proxy to choose by');
  const made = new Map<string, MerchantChoices>(runMerchants.map(({ id }) => [id, { choices: [], points: [] }]));
  for (const [index, age] of AGES.entries()) {
    await Promise.all(runMerchants.map((merchant) => choose(proxy, merchant, made.get(merchant.id)!)));
    await world.advance(age - (AGES[index + 1] ?? 0));
  }
  return made;
}

interface Option {
  type: string;
  quote: string;
  code: string;
  carrier: { code: string };
  selection: { token: string } | null;
}
interface Point {
  id: string;
  carrier: string;
  requires: string[];
}

/** One option to the door, and three points of the first carrier that has some. */
async function choose(proxy: MortalProxy, merchant: RunMerchant, into: MerchantChoices): Promise<void> {
  const key = merchant.publishableKey;
  const { options } = await page<{ options: Option[] }>(proxy, `/checkout/delivery-options?${new URLSearchParams({ key, ...cart })}`);
  const home = options.find(({ type, selection }) => type === 'standard' && selection);
  const collect = options.find(({ type }) => type === 'service-point');
  if (!home?.selection || !collect) throw new Error(`${merchant.id} offers too little`);
  into.choices.push({ request: { token: home.selection.token }, point: null });
  const near = new URLSearchParams({ key, country: 'NL', postalCode: '5611EM', carriers: collect.carrier.code });
  const { points } = await page<{ points: Point[] }>(proxy, `/checkout/service-points?${near}`);
  into.points = points.filter(({ requires }) => requires.length === 0).map(({ id }) => id);
  for (const point of into.points.slice(0, 3)) {
    const { token } = await page<{ token: string }>(proxy, '/checkout/selections', { key, quote: collect.quote, servicePointId: point });
    into.choices.push({ request: { token }, point });
  }
  const rate = collect.carrier.code === 'postnl' ? 'service-point' : null;
  const plain = into.points[3];
  if (rate && plain) into.choices.push({ request: { delivery: { option: rate, servicePointId: plain } }, point: plain });
}

/** Asks as a page does, and again while a sandbox that has just started is too slow for the fast clock. */
async function page<T>(proxy: MortalProxy, path: string, body?: object): Promise<T> {
  for (;;) {
    const response = await fetch(`${proxy.url}${path}`, {
      headers: { origin: 'http://localhost:8080', 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (response.ok) return (await response.json()) as T;
    if (response.status < 500) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    await response.body?.cancel();
  }
}
