import type { TestContext } from 'node:test';
import { localDate } from '../../demo/sandbox/zone.ts';
import { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { DeliveryWindow } from '../../proxy/contract/values.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { type Shop, shops } from './shops.ts';

type Random = () => number;
type Option = DeliveryOptions['options'][number];

/** A parcel of the year: what the checkout said, and the day it came; ISO dates in the shop's zone. */
export interface Parcel {
  type: string;
  carrier: string;
  window: DeliveryWindow;
  arrived: string;
}

const DAY = 86_400_000;
const start = Date.parse('2026-06-01T00:00:00Z');
const postalCodes: Record<string, string> = {
  NL: '5611EM',
  BE: '2000',
  DE: '50667',
  FR: '59000',
  ES: '08001',
  IT: '20121',
  PL: '00-001',
  AT: '1010',
};

/**
 * Ships so many parcels over a year on the sandbox's turned clock: each is quoted by the proxy and announced at the sandbox, whose carriers
 * then drive it as they do. Options without a date are passed over, as there is nothing to keep.
 */
export async function replayYear(t: TestContext, count: number, random: Random): Promise<Parcel[]> {
  const all = shops();
  const started: { proxy?: TestProxy } = {};
  const clock = { now: () => started.proxy?.sandbox.clock.now() ?? start };
  const world = { now: () => start, accounts: all.map(({ account }) => account), settings: { movement: 'by-itself' as const } };
  const proxy = await startProxy(t, { clock, merchants: all.map(({ merchant }) => merchant) }, world);
  started.proxy = proxy;
  const { sandbox } = proxy;
  const shipped: { shop: Shop; id: number; option: Option; window: DeliveryWindow }[] = [];
  while (shipped.length < count) {
    sandbox.clock.set(nextOrder(clock.now(), count, random));
    const shop = pick(all, random);
    const country = drawn(shop.reach, random);
    const option = pick(await quote(proxy, shop, country), random);
    const window = option && shownWindow(option, random);
    if (option && window) shipped.push({ shop, option, window, id: await announce(proxy, shop, country, option, window) });
  }
  sandbox.clock.advance(40 * DAY);
  return shipped.map(({ shop, id, option, window }) => {
    const { history } = sandbox.state.of(shop.account).parcels.get(id)!;
    const { at } = history.find(({ code }) => code === 'DELIVERED' || code === 'AWAITING_CUSTOMER_PICKUP')!;
    const arrived = localDate(Date.parse(at), shop.merchant.timeZone).iso;
    return { type: option.type, carrier: option.carrier.code, window, arrived };
  });
}

/** Orders come all year and at all hours, every fifth within an hour of a common cut-off. */
function nextOrder(now: number, count: number, random: Random): number {
  const next = now + random() * 2 * ((364 * DAY) / count);
  const rush = next - (next % DAY) + (14.5 + random() * 2) * 3_600_000;
  return random() < 0.2 && rush > now ? rush : next;
}

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)]!;

function drawn(shares: Record<string, number>, random: Random): string {
  let left = random() * 100;
  return Object.keys(shares).find((name) => (left -= shares[name]!) < 0)!;
}

async function quote(proxy: TestProxy, { merchant }: Shop, country: string): Promise<Option[]> {
  const cart = { country, postalCode: postalCodes[country]!, weight: '2500', orderValue: '45.90', currency: merchant.currency };
  const response = await proxy.read('/checkout/delivery-options', { key: merchant.publishableKey, ...cart });
  return DeliveryOptions.parse(await response.json()).options;
}

/** What a shopper would read beside the option; of a day to choose, one of the first five. */
function shownWindow({ type, dates, deliveryWindow }: Option, random: Random): DeliveryWindow | null {
  if (type !== 'nominated-day') return deliveryWindow;
  const { date } = pick(dates.slice(0, 5), random);
  return { from: date, to: date };
}

/** Buys the label at Sendcloud as the merchant's panel would; the parcel's id. */
async function announce(proxy: TestProxy, { account }: Shop, country: string, option: Option, { from }: DeliveryWindow): Promise<number> {
  const point = option.servicePoints && proxy.sandbox.world.search({ country, carriers: new Set([option.carrier.code]) }, {}, 1)[0]!.point;
  const handover = option.dates.find(({ date }) => date === from)?.handover;
  const body = {
    from_address: { sender_address_id: account.senderAddressIds[0] },
    to_address: {
      name: 'A',
      address_line_1: 'B 1',
      postal_code: postalCodes[country],
      city: 'C',
      country_code: country,
      email: 'a@b.example',
      phone_number: '+31612345678',
      ...(point && { po_box: '1234567' }),
    },
    ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: option.code } },
    ...(point && { to_service_point: { id: String(point.id) } }),
    ...(option.type === 'nominated-day' && {
      delivery_dates: { handover_at: `${handover}T12:00:00+01:00`, deliver_at: `${from}T12:00:00+01:00` },
    }),
    parcels: [{ weight: { value: '2.5', unit: 'kg' } }],
  };
  const authorization = `Basic ${btoa(`${account.publicKey}:${account.secretKey}`)}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const request = new Request('http://sandbox.test/api/v3/shipments', { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await proxy.sandbox.fetch(request);
  if (response.status !== 201) throw new Error(`${option.code} to ${country}: ${await response.text()}`);
  const { data } = (await response.json()) as { data: { parcels: { id: number }[] } };
  return data.parcels[0]!.id;
}
