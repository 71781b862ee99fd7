import assert from 'node:assert/strict';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { OrderView } from '../../proxy/contract/orders.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { SandboxReader } from '../e2e/support/sandbox-reader.ts';
import { anOrder } from '../support/an-order.ts';

/** What a proxy is asked, wherever it runs: only what goes over HTTP. */
export interface Subject {
  url: string;
  sandbox: SandboxReader;
  adminKey: string;
}

type Claim = (subject: Subject) => Promise<void>;

const origin = 'http://localhost:8080';
const cart = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };
const publishable = (merchant: string) => `pk_demo_${merchant.replaceAll('-', '_')}`;
const secret = (merchant: string) => `sk_demo_${merchant.replaceAll('-', '_')}_not_a_secret`;

/** Reads and orders, each a claim about the proxy. Numbers of orders are new in each run. */
export const suite: Record<string, Claim> = {
  'is ready, and describes itself': async ({ url }) => {
    assert.equal((await fetch(`${url}/ready`)).status, 200);
    assert.equal((await json<{ openapi: string }>(await fetch(`${url}/openapi.json`))).openapi, '3.1.0');
  },
  'offers delivery options with prices, signed': async (subject) => {
    const options = await optionsFor(subject, 'own-v3');
    assert.ok(options.some(({ type, price }) => type === 'standard' && price));
    assert.ok(options.some(({ type, quote }) => type === 'service-point' && quote));
  },
  'compresses a read, and says when nothing is new': async ({ url }) => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${url}/checkout/service-points?${placeQuery('own-v3')}`, { headers: { Origin: origin, ...headers } });
    const first = await ask({ 'Accept-Encoding': 'gzip' });
    const tag = first.headers.get('etag');
    assert.ok(tag && (await first.text()).length > 1000);
    assert.equal((await ask({ 'If-None-Match': tag })).status, 304);
  },
  'refuses a page of another origin': async ({ url }) => {
    const refused = await fetch(`${url}/checkout/delivery-options?${new URLSearchParams({ key: publishable('own-v3'), ...cart })}`, {
      headers: { Origin: 'https://elsewhere.example' },
    });
    assert.equal(refused.status, 403);
  },
  'finds points near a postal code, in a box, and by an address': async ({ url }) => {
    const near = await points(await fetch(`${url}/checkout/service-points?${placeQuery('own-v3')}`, { headers: { Origin: origin } }));
    const [{ latitude, longitude }] = near as [ServicePoint];
    const box = { north: latitude + 0.05, south: latitude - 0.05, east: longitude + 0.05, west: longitude - 0.05 };
    const query = new URLSearchParams({
      key: publishable('own-v3'),
      country: 'NL',
      ...Object.fromEntries(Object.entries(box).map(([side, at]) => [side, String(at)])),
    });
    assert.ok((await points(await fetch(`${url}/checkout/service-points?${query}`, { headers: { Origin: origin } }))).length > 0);
    const searched = await post(url, '/checkout/service-points/search', {
      key: publishable('own-v3'),
      country: 'NL',
      text: 'Stadhuisplein 1, Eindhoven',
    });
    assert.ok((await points(searched)).length > 0);
  },
  'signs a choice, and checks it again': async (subject) => {
    const { token } = await choosePoint(subject, 'own-v3');
    const checked = await post(subject.url, '/checkout/selections/recheck', { key: publishable('own-v3'), token });
    assert.equal((await json<{ ok: boolean }>(checked)).ok, true);
  },
  'verifies a choice for the shop, and refuses a forged one': async (subject) => {
    const { token } = await choosePoint(subject, 'own-v3');
    const claim = { weight: 2500, orderValue: '45.90', currency: 'EUR', address: { country: 'NL', postalCode: '5611EM' } };
    const verified = await shop(subject.url, 'own-v3', 'POST', '/selections/verify', { token, ...claim });
    assert.equal((await json<{ ok: boolean }>(verified)).ok, true);
    const forged = await shop(subject.url, 'own-v3', 'POST', '/selections/verify', { token: `${token.slice(0, -4)}AAAA`, ...claim });
    assert.ok(forged.status >= 400 && forged.status < 500);
  },
  'brings an order into the own account by v3, once': async (subject) => {
    const number = aNumber();
    const { token, pointId } = await choosePoint(subject, 'own-v3');
    const body = { token, order: anOrder({ number }) };
    const [one, two] = await Promise.all(
      [1, 2].map(async () => json<OrderView>(await shop(subject.url, 'own-v3', 'POST', '/orders', body))),
    );
    assert.equal(one!.id, two!.id);
    assert.equal((await settled(subject, 'own-v3', one!.id)).state, 'imported');
    const { data } = (await subject.sandbox.get('own-v3', `/api/v3/orders?order_number=${number}`)) as {
      data: { service_point_details: { id: string | number } }[];
    };
    assert.deepEqual(
      data.map((order) => String(order.service_point_details.id)),
      [pointId],
    );
  },
  'brings an order into an older own account by v2, once': async (subject) => {
    const number = aNumber();
    const { token, pointId } = await choosePoint(subject, 'own-v2');
    const { id } = await json<OrderView>(await shop(subject.url, 'own-v2', 'POST', '/orders', { token, order: anOrder({ number }) }));
    assert.equal((await settled(subject, 'own-v2', id)).state, 'imported');
    const { parcels } = (await subject.sandbox.get('own-v2', `/api/v2/parcels?order_number=${number}`)) as {
      parcels: { order_number: string; to_service_point: number }[];
    };
    assert.deepEqual(
      parcels.filter((parcel) => parcel.order_number === number).map((parcel) => String(parcel.to_service_point)),
      [pointId],
    );
  },
  'buys a label in the central account': async (subject) => {
    const { token } = await choosePoint(subject, 'central');
    const { id } = await json<OrderView>(
      await shop(subject.url, 'central', 'POST', '/orders', { token, order: anOrder({ number: aNumber() }) }),
    );
    assert.equal((await settled(subject, 'central', id)).state, 'labelled');
    const label = await shop(subject.url, 'central', 'GET', `/orders/${id}/label`);
    assert.equal(new TextDecoder().decode((await label.arrayBuffer()).slice(0, 5)), '%PDF-');
  },
  'keeps an order whose own integration imports it, and sends nothing': async (subject) => {
    const { token } = await choosePoint(subject, 'existing-integration');
    const placed = await shop(subject.url, 'existing-integration', 'POST', '/orders', { token, order: anOrder({ number: aNumber() }) });
    assert.equal((await json<OrderView>(placed)).state, 'recorded');
  },
  'answers 409 to other content under the same number': async ({ url }) => {
    const order = anOrder({ number: aNumber() });
    const delivery = { option: 'standard' };
    assert.equal((await shop(url, 'own-v3', 'POST', '/orders', { delivery, order })).status, 201);
    assert.equal((await shop(url, 'own-v3', 'POST', '/orders', { delivery, order: { ...order, weight: 2600 } })).status, 409);
  },
  'asks for another point where the chosen one is not there, and takes it': async (subject) => {
    const { pointId } = await choosePoint(subject, 'own-v3');
    const delivery = { option: 'service-point', servicePointId: '1' };
    const { id } = await json<OrderView>(
      await shop(subject.url, 'own-v3', 'POST', '/orders', { delivery, order: anOrder({ number: aNumber() }) }),
    );
    const waiting = await settled(subject, 'own-v3', id);
    assert.equal(waiting.state, 'needs-service-point');
    assert.equal((await fetch(String(waiting.repairUrl))).status, 200);
    await shop(subject.url, 'own-v3', 'POST', `/orders/${id}/service-point`, { servicePointId: pointId });
    assert.equal((await settled(subject, 'own-v3', id)).state, 'imported');
  },
  cancels: async (subject) => {
    const { id } = await json<OrderView>(
      await shop(subject.url, 'own-v3', 'POST', '/orders', { delivery: { option: 'standard' }, order: anOrder({ number: aNumber() }) }),
    );
    await settled(subject, 'own-v3', id);
    await shop(subject.url, 'own-v3', 'POST', `/orders/${id}/cancel`);
    assert.equal((await settled(subject, 'own-v3', id)).state, 'cancelled');
  },
  'lists, and knows whose an order is': async ({ url }) => {
    const { orders } = await json<{ orders: OrderView[] }>(await shop(url, 'own-v3', 'GET', '/orders'));
    assert.ok(orders.length > 2);
    assert.equal((await shop(url, 'own-v2', 'GET', `/orders/${orders[0]!.id}`)).status, 404);
  },
  'keeps merchants, by the operator’s key alone': async ({ url, adminKey }) => {
    const ask = (key: string) => fetch(`${url}/merchants/own-v3`, { headers: { Authorization: `Bearer ${key}` } });
    assert.equal((await ask(adminKey)).status, 200);
    assert.equal((await ask('another-key')).status, 401);
  },
};

const aNumber = (): string => `rt-${crypto.randomUUID().slice(0, 12)}`;

const placeQuery = (merchant: string) => new URLSearchParams({ key: publishable(merchant), country: 'NL', postalCode: '5611EM' });

async function optionsFor({ url }: Subject, merchant: string): Promise<DeliveryOption[]> {
  const query = new URLSearchParams({ key: publishable(merchant), ...cart });
  const answer = await fetch(`${url}/checkout/delivery-options?${query}`, { headers: { Origin: origin } });
  return (await json<{ options: DeliveryOption[] }>(answer)).options;
}

/** A service point of the first option that has one, chosen as a page does. */
async function choosePoint(subject: Subject, merchant: string): Promise<{ token: string; pointId: string }> {
  const option = (await optionsFor(subject, merchant)).find(({ type }) => type === 'service-point');
  const query = placeQuery(merchant);
  query.set('carriers', option?.carrier.code ?? '');
  const found = await points(await fetch(`${subject.url}/checkout/service-points?${query}`, { headers: { Origin: origin } }));
  const pointId = found.find(({ requires }) => requires.length === 0)?.id ?? '';
  const signed = await post(subject.url, '/checkout/selections', {
    key: publishable(merchant),
    quote: option?.quote,
    servicePointId: pointId,
  });
  return { token: (await json<{ token: string }>(signed)).token, pointId };
}

const points = async (response: Response): Promise<ServicePoint[]> => (await json<{ points: ServicePoint[] }>(response)).points;

const post = (url: string, path: string, body: object): Promise<Response> =>
  fetch(url + path, { method: 'POST', headers: { Origin: origin, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const shop = (url: string, merchant: string, method: string, path: string, body?: object): Promise<Response> =>
  fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${secret(merchant)}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

/** The order once the relay is done with it. */
async function settled({ url }: Subject, merchant: string, id: string): Promise<OrderView> {
  const until = performance.now() + 20_000;
  for (;;) {
    const order = await json<OrderView>(await shop(url, merchant, 'GET', `/orders/${id}`));
    if (order.state !== 'accepted' || performance.now() > until) return order;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}
