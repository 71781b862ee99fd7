import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Canary, canaries, heard } from '../support/canaries.ts';
import { heardInPostgres, heardInSqlite } from '../support/database-bytes.ts';
import { anOrder, body, secretKeyOf } from '../support/orders.ts';
import { adminKey, cart, startProxy, type TestProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

interface Answered {
  request: string;
  status: number;
  headers: string;
  text: string;
}

/** Asks everything that carries a canary in, and whatever might carry one out, and keeps all answers. */
async function sing(p: TestProxy): Promise<Answered[]> {
  const answers: Answered[] = [];
  const keep = async (request: string, answer: Promise<Response>): Promise<Response> => {
    const response = await answer;
    const text = Buffer.from(await response.clone().arrayBuffer()).toString('latin1');
    answers.push({ request, status: response.status, headers: JSON.stringify([...response.headers]), text });
    return response;
  };
  const { postNumber, searchText, eventName, idempotencyKey, publicKey, secretKey, shopKey } = canaries;
  const { description, sku, checkoutMethodName, paymentStatus, ...person } = canaries;
  const recipient = {
    ...anOrder().recipient,
    ...pick(person, ['name', 'company', 'addressLine1', 'addressLine2', 'houseNumber', 'city', 'state', 'email', 'phone']),
  };
  const order = (number: string, weight = 2500) => ({
    ...anOrder({ number, weight }),
    recipient,
    items: [{ ...anOrder().items[0]!, description, sku }],
    checkoutMethodName,
    paymentStatus,
  });
  const merchantKeys = ['own-v3', 'own-v2', 'central', 'central-hold', 'no-checkout'] as const;

  for (const merchant of merchantKeys) {
    const key = `pk_demo_${merchant.replaceAll('-', '_')}`;
    const bearer = secretKeyOf(merchant);
    const shop = (method: string, path: string, content?: unknown) =>
      keep(`${merchant} ${method} ${path}`, p.shop(method, path, content, bearer));
    const { options } = await body(
      await keep('options', p.read('/checkout/delivery-options', { key, ...cart, city: person.city, addressLine1: person.addressLine1 })),
    );
    const token = options.find(({ selection }) => selection)?.selection?.token;
    await keep(
      'search',
      p.post('/checkout/service-points/search', { key, country: 'NL', text: searchText, address: { city: person.city } }),
    );
    await keep('select', p.post('/checkout/selections', { key, quote: options[0]!.quote, servicePointId: person.email, postNumber }));
    for (const [n, delivery] of [
      { token },
      { delivery: { option: 'standard', postNumber } },
      { delivery: { servicePointId: '1', postNumber } },
    ].entries()) {
      const placed = await shop('POST', '/orders', { ...delivery, order: order(`C-${n}`) });
      const { id } = await body(placed);
      await shop('POST', '/orders', { ...delivery, order: { ...order(`C-${n}`), paymentStatus: 'other' } });
      await p.proxy.idle();
      for (const path of [`/orders/${id}`, `/orders/${id}/tracking`, `/orders/${id}/return-portal`, `/orders/${id}/shipping-options`])
        await shop('GET', path);
      await shop('POST', `/orders/${id}/release`);
      await shop('POST', `/orders/${id}/service-point`, { servicePointId: '1', postNumber });
      await shop('POST', `/orders/${id}/cancel`);
    }
    await shop('POST', '/orders', { order: { ...order('bad'), weight: person.name } });
    await shop('GET', `/orders/${encodeURIComponent(person.email)}`);
    await shop('GET', '/orders');
  }
  await keep('keyed', p.proxy.fetch(keyed(idempotencyKey, { delivery: { option: 'standard' }, order: order('C-keyed') })));
  const settings = {
    id: 'new',
    name: 'New',
    origins: ['https://new.example'],
    account: 'own',
    orders: 'proxy',
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    secretKey: shopKey,
  };
  await p.operator('POST', '/merchants', { ...settings, shipFrom: { country: 'NL', postalCode: '5611EM' } }); // its answer shows the key, this once
  await keep('credentials', p.operator('PUT', '/merchants/new/credentials', { publicKey, secretKey }));
  await keep('as a page', p.read('/checkout/delivery-options', { key: shopKey, ...cart }));
  await keep('wrong key', p.shop('GET', '/orders', undefined, secretKey));
  await keep('event', event(p, eventName));
  for (const path of ['/merchants', '/merchants/new', '/review', '/metrics']) await keep(path, p.operator('GET', path));
  await p.proxy.idle();
  return answers;
}

const pick = <T, K extends keyof T>(from: T, names: K[]) => Object.fromEntries(names.map((name) => [name, from[name]]));

function keyed(key: string, content: unknown): Request {
  const headers = { authorization: `Bearer ${secretKeyOf('own-v3')}`, 'content-type': 'application/json', 'idempotency-key': key };
  return new Request('http://localhost:8787/orders', { method: 'POST', headers, body: JSON.stringify(content) });
}

async function event(p: TestProxy, name: string): Promise<Response> {
  const told = {
    action: 'parcel_status_changed',
    timestamp: 1,
    parcel: { id: 1, name, status: { id: 11, message: 'Delivered' } },
  };
  return p.proxy.fetch(webhook(await webhookUrlOf(p, 'central'), told, sendcloudSecretOf('central')));
}

const [sqlite, postgres] = databases();
const stores = [
  { ...sqlite, heardIn: heardInSqlite },
  { ...postgres, heardIn: (url: string) => heardInPostgres(postgres.server(), url) },
];

describe('twenty canaries through the whole proxy', () => {
  for (const { name, create, heardIn } of stores)
    it(`are in no log, no answer, no header, no metric and no byte of ${name}`, async (t) => {
      const url = await create(t);
      const p = await startProxy(t, { store: await openFor(t, url) });
      const answers = await sing(p);
      assert.equal(Object.keys(canaries).length, 20);
      assert.ok(answers.length > 150 && answers.some(({ status }) => status === 201) && !answers.some(({ status }) => status === 500));
      assert.deepEqual(heard(p.logged()), [], 'logs');
      assert.ok(p.logged().includes('order-accepted'));
      for (const { request, headers, text } of answers) {
        assert.deepEqual(heard(headers), [], `headers of ${request}`);
        // A shop reads the post number on its own order, since it has to print it, and what it has to declare to customs.
        const own: Canary[] = [
          ...(/^[a-z0-9-]+ (GET|POST) .orders/.test(request) ? (['postNumber'] as const) : []),
          ...(/ GET .orders.[^/]+.shipping-options/.test(request) ? (['description'] as const) : []),
        ];
        assert.deepEqual(
          heard(text).filter((canary) => !own.includes(canary)),
          [],
          `answer to ${request}`,
        );
      }
      assert.deepEqual(await heardIn(url), []);
    });

  it('would be heard', () => {
    for (const [name, canary] of Object.entries(canaries))
      for (const text of [
        canary,
        Buffer.from(`{"x":"${canary}"}`).toString('base64url'),
        Buffer.from(`..${canary}`).toString('base64'),
        encodeURIComponent(canary),
      ])
        assert.deepEqual(heard(text), [name]);
    assert.ok(!heard(adminKey).length);
  });
});
