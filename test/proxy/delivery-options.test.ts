import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { cart, merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const quote = async (proxy: TestProxy, merchant: string, query: Record<string, string> = {}): Promise<DeliveryOptions> => {
  const response = await proxy.read('/checkout/delivery-options', { key: `pk_demo_${merchant}`, ...cart, ...query });
  assert.equal(response.status, 200, await response.clone().text());
  return DeliveryOptions.parse(await response.json());
};
const codes = ({ options }: DeliveryOptions): string[] => options.map(({ code }) => code);
const quotes = '/api/v3/checkout/delivery-options';

describe('GET /checkout/delivery-options', () => {
  it('shows what the merchant has published at Sendcloud, with prices, days and quotes', async (t) => {
    const { options, source, fallback, serverTime, timeZone } = await quote(await startProxy(t), 'own_v3');
    assert.deepEqual([source, fallback, serverTime, timeZone], ['sendcloud', null, '2026-11-24T09:00:00.000Z', 'Europe/Amsterdam']);
    assert.deepEqual([...new Set(options.map(({ type }) => type))], ['standard', 'same-day', 'nominated-day', 'service-point']);
    const [standard] = options;
    assert.deepEqual(standard?.price, { value: '4.95', currency: 'EUR' });
    assert.deepEqual(standard?.deliveryWindow, { from: '2026-11-25', to: '2026-11-26' });
    assert.ok(options.every(({ quote, priceFrom }) => quote.startsWith('quo1.') && priceFrom === 'sendcloud'));
  });

  it('signs a selection along where nothing is left to choose, and only there', async (t) => {
    const { options } = await quote(await startProxy(t), 'own_v3');
    const signed = new Map(options.map(({ type, selection }) => [type, selection?.token.slice(0, 5) ?? null]));
    assert.deepEqual(Object.fromEntries(signed), { standard: 'sel1.', 'same-day': 'sel1.', 'nominated-day': null, 'service-point': null });
  });

  it('offers home and service-point delivery from its rates to a merchant without a published configuration', async (t) => {
    const { options, source, fallback } = await quote(await startProxy(t), 'no_checkout');
    assert.deepEqual([source, fallback], ['rates', 'no-configuration']);
    assert.deepEqual(
      options.map(({ type, code, fallback, price }) => [type, code, fallback, price?.value]),
      [
        ['standard', 'standard', false, '4.95'],
        ['service-point', 'service-point', false, '3.95'],
        ['service-point', 'service-point-dhl', false, '3.75'],
      ],
    );
  });

  it('names a country that is none, and a carrier’s type that is none, before it asks Sendcloud', async (t) => {
    const proxy = await startProxy(t);
    for (const [field, value] of [
      ['country', 'XX'],
      ['country', 'N1'],
      ['carriers', 'dhl:bogus'],
    ] as const) {
      const response = await proxy.read('/checkout/delivery-options', { key: 'pk_demo_own_v3', ...cart, [field]: value });
      const { errors = [] } = (await response.json()) as { errors?: { field: string }[] };
      assert.deepEqual([response.status, errors.map((error) => error.field.split('.')[0])], [400, [field]]);
    }
    assert.equal(proxy.sandbox.requests.list({ path: quotes }).length, 0);
  });

  it('takes a list of no carriers for none asked for', async (t) => {
    const proxy = await startProxy(t);
    assert.deepEqual(codes(await quote(proxy, 'own_v3', { carriers: ',,,' })), codes(await quote(proxy, 'own_v3')));
  });

  it('falls back to the rates when Sendcloud does not answer, and says so', async (t) => {
    const proxy = await startProxy(t);
    proxy.sandbox.faults.add({ kind: 'hang', path: quotes });
    const { options, fallback } = await quote(proxy, 'own_v3');
    assert.equal(fallback, 'timeout');
    assert.ok(options.length > 0 && options.every((option) => option.fallback && option.priceFrom === 'rates'));
  });

  for (const [status, reason] of [
    [500, 'unavailable'],
    [429, 'budget'],
    [401, 'unavailable'],
  ] as const)
    it(`falls back to the rates when Sendcloud answers ${status}`, async (t) => {
      const proxy = await startProxy(t);
      proxy.sandbox.faults.add({ kind: 'status', status, path: quotes });
      assert.equal((await quote(proxy, 'own_v3')).fallback, reason);
    });

  it('offers a merchant without its own keys its rates, and never the central account', async (t) => {
    const ownless = merchants.filter(({ id }) => id === 'own-v3').map((merchant) => ({ ...merchant, credentials: undefined }) as never);
    const proxy = await startProxy(t, { merchants: ownless });
    assert.equal((await quote(proxy, 'own_v3')).source, 'rates');
    assert.equal(proxy.upstream('/'), 0);
  });

  it('says of an option what its merchant says of it, by its code, and of others what it said before', async (t) => {
    const texts = { standard: 'Usually within two working days', constructor: 'Of no option' };
    const worded = merchants.map((merchant) => (merchant.id === 'no-checkout' ? { ...merchant, texts } : merchant));
    const { options } = await quote(await startProxy(t, { merchants: worded }), 'no_checkout');
    assert.deepEqual(
      options.map(({ description }) => description),
      [texts.standard, null, null],
    );
  });

  it('does not offer days to a merchant whose orders cannot carry them', async (t) => {
    const { options, notOffered } = await quote(await startProxy(t), 'own_v2');
    assert.ok(options.every(({ type }) => type === 'standard' || type === 'service-point'));
    assert.ok(notOffered.some(({ type, reason }) => type === 'nominated-day' && reason === 'dates-not-supported'));
  });

  it('keeps to the merchant’s fence whatever the page asks for, and to the page’s order within it', async (t) => {
    const proxy = await startProxy(t);
    const { options, notOffered } = await quote(proxy, 'own_v3', { carriers: 'dhl:service-point ups postnl' });
    assert.deepEqual([...new Set(options.map(({ carrier }) => carrier.code))], ['dhl', 'postnl']);
    assert.ok(options.every(({ carrier, type }) => carrier.code !== 'dhl' || type === 'service-point'));
    assert.ok(notOffered.some(({ carrier, reason }) => carrier?.code === 'ups' && reason === 'carrier-not-allowed'));
  });

  it('ends a same-day offer at its cut-off', async (t) => {
    const proxy = await startProxy(t);
    const before = await quote(proxy, 'own_v3');
    const sameDay = before.options.find(({ type }) => type === 'same-day');
    assert.equal(sameDay?.selection?.expiresAt, '2026-11-24T11:00:00.000Z');
    proxy.advance(3 * 3_600_000);
    assert.ok((await quote(proxy, 'own_v3')).options.every(({ type }) => type !== 'same-day'));
  });

  it('says why a rate does not apply', async (t) => {
    const { options, notOffered } = await quote(await startProxy(t), 'no_checkout', { weight: '22000' });
    assert.deepEqual(codes({ options } as DeliveryOptions), ['standard']);
    assert.deepEqual([...new Set(notOffered.map(({ reason }) => reason))], ['too-heavy']);
  });

  it('names the currency instead of converting', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.read('/checkout/delivery-options', { key: 'pk_demo_own_v3', ...cart, currency: 'GBP' });
    const problem = (await response.json()) as { type: string; errors: unknown };
    assert.equal(response.status, 422);
    assert.match(problem.type, /\/problems\/currency-differs$/);
    assert.deepEqual(problem.errors, [{ field: 'currency', expected: 'EUR' }]);
  });

  it('hands the cart on in Sendcloud’s own form, with its metadata and under the merchant’s key', async (t) => {
    const proxy = await startProxy(t);
    await quote(proxy, 'own_v3', { metadata: 'fragile=yes', length: '30', width: '20', height: '10' });
    const [asked] = proxy.sandbox.requests.list({ path: quotes });
    assert.equal(asked?.account, 'demo-own-v3-public');
    assert.partialDeepStrictEqual(asked?.body, { metadata: { fragile: 'yes' } });
    assert.equal(asked?.status, 200);
  });

  it('says what each option requires, and asks Sendcloud so once an hour', async (t) => {
    const proxy = await startProxy(t);
    const required = async (): Promise<Record<string, string[]>> =>
      Object.fromEntries((await quote(proxy, 'own_v3')).options.map(({ type, requires }) => [type, requires]));
    assert.partialDeepStrictEqual(await required(), { standard: [], 'same-day': ['email', 'phone'], 'service-point': ['email'] });
    await required();
    assert.equal(proxy.upstream('/shipping-options'), 1);
  });

  it('offers all the same when Sendcloud cannot say what is required', async (t) => {
    const proxy = await startProxy(t);
    proxy.sandbox.faults.add({ kind: 'status', status: 500, path: '/api/v3/shipping-options' });
    const { options, source } = await quote(proxy, 'own_v3');
    assert.deepEqual([source, options.every(({ requires }) => requires.length === 0)], ['sendcloud', true]);
  });

  it('ignores parameters it does not know', async (t) => {
    assert.ok((await quote(await startProxy(t), 'own_v3', { utm_source: 'mail', postalCode: '' })).options.length > 0);
  });

  it('tells the page where the map’s tiles are, through the proxy', async (t: TestContext) => {
    const proxy = await startProxy(t, { tiles: { url: 'https://tiles.test/{z}/{x}/{y}.png', attribution: '© Someone' } });
    assert.deepEqual((await quote(proxy, 'own_v3')).map, {
      tiles: 'http://localhost:8787/checkout/tiles/{z}/{x}/{y}',
      attribution: '© Someone',
    });
  });
});
