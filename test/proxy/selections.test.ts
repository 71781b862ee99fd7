import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, SelectionReply, VerifyReply } from '../../proxy/contract/selections.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { SelectionClaims } from '../../proxy/domain/claims.ts';
import { createTokens } from '../../proxy/security/tokens.ts';
import { anOrder, place, reviewTypes, secretKeyOf } from '../support/orders.ts';
import { cart, secret, startProxy, type TestProxy } from '../support/proxy.ts';

const key = 'pk_demo_own_v3';
const hour = 3_600_000;
const known = { weight: 2500, orderValue: '45.90', currency: 'EUR', address: { country: 'NL', postalCode: '5611 em' } };

async function option(proxy: TestProxy, wanted: (option: DeliveryOption) => boolean, query = {}): Promise<DeliveryOption> {
  const response = await proxy.read('/checkout/delivery-options', { key, ...cart, ...query });
  const { options } = (await response.json()) as { options: DeliveryOption[] };
  return options.find(wanted)!;
}

async function points(proxy: TestProxy, carriers: string, query = {}): Promise<ServicePoint[]> {
  const response = await proxy.read('/checkout/service-points', { key, country: 'NL', postalCode: '5611EM', carriers, ...query });
  return ((await response.json()) as { points: ServicePoint[] }).points;
}

async function select(proxy: TestProxy, choice: Record<string, unknown>): Promise<SelectionReply> {
  const response = await proxy.post('/checkout/selections', { key, ...choice });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as SelectionReply;
}

async function problemOf(response: Response): Promise<{ status: number; type: string | undefined; fields: string[] }> {
  const { type, errors = [] } = (await response.json()) as { type: string; errors?: { field: string }[] };
  return { status: response.status, type: type.split('/').at(-1), fields: errors.map(({ field }) => field) };
}

const isPostnlPoint = ({ type, carrier }: DeliveryOption): boolean => type === 'service-point' && carrier.code === 'postnl';

async function pointSelection(proxy: TestProxy): Promise<{ selection: SelectionReply; point: ServicePoint }> {
  const { quote } = await option(proxy, isPostnlPoint);
  const [point] = await points(proxy, 'postnl');
  return { selection: await select(proxy, { quote, servicePointId: point!.id }), point: point! };
}

const verify = async (proxy: TestProxy, token: string, what: Record<string, unknown> = {}): Promise<VerifyReply> => {
  const response = await proxy.shop('POST', '/selections/verify', { token, ...known, ...what });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as VerifyReply;
};
const problemTypes = ({ problems }: VerifyReply): string[] => problems.map(({ type }) => type);

describe('POST /checkout/selections', () => {
  it('signs a point that fits, with the option’s price', async (t) => {
    const { selection, point } = await pointSelection(await startProxy(t));
    assert.match(selection.token, /^sel1\./);
    assert.equal(selection.expiresAt, '2026-11-24T13:00:00.000Z');
    assert.equal(selection.selection.servicePoint?.id, point.id);
    assert.deepEqual(selection.selection.option.price, { value: '3.95', currency: 'EUR' });
  });

  it('asks for a point where one is needed', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    assert.deepEqual(await problemOf(await proxy.post('/checkout/selections', { key, quote })), {
      status: 422,
      type: 'service-point-needed',
      fields: ['servicePointId'],
    });
  });

  it('refuses a point of another carrier', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    const [foreign] = await points(proxy, 'dhl');
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: foreign!.id }))).type,
      'service-point-does-not-fit',
    );
  });

  it('refuses a point in another country', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, ({ type, carrier }) => type === 'service-point' && carrier.code === 'dhl');
    const abroad = (await points(proxy, '', { country: 'BE', postalCode: '2000' }))[0]!;
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: abroad.id }))).type,
      'service-point-does-not-fit',
    );
  });

  it('refuses a point that is not there, and one that takes no parcels now', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: '1' }))).type,
      'service-point-gone',
    );
    const [point] = await points(proxy, 'postnl');
    proxy.sandbox.faults.add({ kind: 'point-unavailable' });
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: point!.id }))).type,
      'service-point-gone',
    );
  });

  it('signs all the same when Sendcloud cannot say whether the point takes parcels', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    const [point] = await points(proxy, 'postnl');
    proxy.sandbox.faults.add({ kind: 'status', status: 503, method: 'POST', path: '/api/v3/service-points' });
    assert.equal((await select(proxy, { quote, servicePointId: point!.id })).selection.servicePoint?.id, point!.id);
  });

  it('asks for the post number at a Packstation, and does not ask again once it is there', async (t) => {
    const proxy = await startProxy(t);
    const germany = { country: 'DE', postalCode: '10115' };
    const { quote } = await option(proxy, ({ type, carrier }) => type === 'service-point' && carrier.code === 'dhl_de', germany);
    const locker = (await points(proxy, 'dhl_de', germany)).find(({ requires }) => requires.includes('post-number'))!;
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: locker.id }))).type,
      'post-number-needed',
    );
    assert.equal(
      (await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: locker.id, postNumber: '12' }))).type,
      'post-number-needed',
    );
    const { selection } = await select(proxy, { quote, servicePointId: locker.id, postNumber: '12345678' });
    assert.ok(!selection.requires.includes('post-number'));
  });

  it('keeps a paid order whose post number is none for review, and takes another point only with a right one', async (t) => {
    const proxy = await startProxy(t);
    const locker = (await points(proxy, 'dhl_de', { country: 'DE', postalCode: '10115' })).find(({ requires }) => requires.length > 0)!;
    const german = anOrder({ recipient: { ...anOrder().recipient, postalCode: '10115', city: 'Berlin', country: 'DE' } });
    const delivery = { option: 'service-point-de', servicePointId: locker.id };
    const order = await place(proxy, 'own-v3', { delivery: { ...delivery, postNumber: 'none' }, order: german });
    assert.deepEqual(reviewTypes(order), ['post-number-missing']);
    const change = (postNumber: string) =>
      proxy.shop('POST', `/orders/${order.id}/service-point`, { servicePointId: locker.id, postNumber }, secretKeyOf('own-v3'));
    assert.equal((await problemOf(await change('none'))).type, 'post-number-needed');
    assert.equal((await change('12345678')).status, 200);
  });

  it('signs one of the offered days and refuses another', async (t) => {
    const proxy = await startProxy(t);
    const nominated = await option(proxy, ({ type }) => type === 'nominated-day');
    const day = nominated.dates[2]!.date;
    assert.deepEqual((await select(proxy, { quote: nominated.quote, deliveryDate: day })).selection.deliveryWindow, { from: day, to: day });
    const refused = await proxy.post('/checkout/selections', { key, quote: nominated.quote, deliveryDate: '2030-01-01' });
    assert.deepEqual(await problemOf(refused), { status: 422, type: 'delivery-date-not-offered', fields: ['deliveryDate'] });
    assert.deepEqual(await problemOf(await proxy.post('/checkout/selections', { key, quote: nominated.quote })), {
      status: 400,
      type: 'invalid-request',
      fields: ['deliveryDate'],
    });
  });

  it('refuses a quote after an hour', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    proxy.advance(hour);
    assert.equal((await problemOf(await proxy.post('/checkout/selections', { key, quote, servicePointId: '1' }))).type, 'token-expired');
  });

  it('refuses another merchant’s quote', async (t) => {
    const proxy = await startProxy(t);
    const { quote } = await option(proxy, isPostnlPoint);
    assert.deepEqual(await problemOf(await proxy.post('/checkout/selections', { key: 'pk_demo_central', quote, servicePointId: '1' })), {
      status: 403,
      type: 'foreign-token',
      fields: [],
    });
  });
});

describe('POST /selections/verify', () => {
  it('says yes to what is true, with the point’s hours of today', async (t) => {
    const proxy = await startProxy(t);
    const { selection, point } = await pointSelection(proxy);
    const reply = await verify(proxy, selection.token, { price: '3.95', servicePointId: point.id });
    assert.deepEqual([reply.ok, reply.problems, reply.price?.value], [true, [], '3.95']);
    assert.ok(reply.servicePoint?.opening.week);
  });

  it('answers each untrue claim by its own problem', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    const cases: [Record<string, unknown>, string][] = [
      [{ weight: 9000 }, 'weight-differs'],
      [{ orderValue: '4.59' }, 'order-value-differs'],
      [{ currency: 'GBP' }, 'currency-differs'],
      [{ address: { country: 'NL', postalCode: '1012AB' } }, 'address-differs'],
      [{ address: { country: 'BE', postalCode: '5611EM' } }, 'address-differs'],
      [{ price: '0.95' }, 'price-differs'],
      [{ servicePointId: '10000001' }, 'service-point-differs'],
    ];
    for (const [claim, problem] of cases) {
      const reply = await verify(proxy, selection.token, claim);
      assert.deepEqual([reply.ok, problemTypes(reply)], [false, [problem]], problem);
    }
  });

  it('says so when the price was quoted without the postal code that the order has', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await option(proxy, ({ type }) => type === 'standard', { postalCode: '' });
    const reply = await verify(proxy, selection?.token ?? '', {});
    assert.deepEqual([reply.ok, problemTypes(reply)], [false, ['address-differs']]);
  });

  it('refuses a token whose price was lowered, weight raised or point swapped by hand', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    const [prefix, id, payload, signature] = selection.token.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as SelectionClaims;
    const edits: SelectionClaims[] = [
      { ...claims, option: { ...claims.option, price: { value: '0.01', currency: 'EUR' } } },
      { ...claims, cart: { ...claims.cart, weight: 1 } },
      { ...claims, servicePoint: { ...claims.servicePoint!, id: '10000001' } },
      { ...claims, merchant: 'central' },
    ];
    for (const edit of edits) {
      const token = [prefix, id, Buffer.from(JSON.stringify(edit)).toString('base64url'), signature].join('.');
      const response = await proxy.shop('POST', '/selections/verify', { token, ...known });
      assert.deepEqual(await problemOf(response), { status: 422, type: 'invalid-token', fields: [] });
    }
  });

  it('refuses a token with one bit flipped', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    const middle = Math.floor(selection.token.length / 2);
    const flipped =
      selection.token.slice(0, middle) + String.fromCharCode(selection.token.charCodeAt(middle) ^ 1) + selection.token.slice(middle + 1);
    assert.equal((await problemOf(await proxy.shop('POST', '/selections/verify', { token: flipped, ...known }))).type, 'invalid-token');
  });

  it('refuses a good token under another merchant’s key', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    const response = await proxy.shop('POST', '/selections/verify', { token: selection.token, ...known }, 'sk_demo_central_not_a_secret');
    assert.deepEqual(await problemOf(response), { status: 403, type: 'foreign-token', fields: [] });
  });

  it('says that a selection is too old after four hours', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    proxy.advance(4 * hour);
    assert.deepEqual(problemTypes(await verify(proxy, selection.token)), ['token-expired']);
  });

  it('says what is missing when the form held a quote', async (t) => {
    const proxy = await startProxy(t);
    assert.deepEqual(problemTypes(await verify(proxy, (await option(proxy, isPostnlPoint)).quote)), ['service-point-missing']);
    const nominated = await option(proxy, ({ type }) => type === 'nominated-day');
    assert.deepEqual(problemTypes(await verify(proxy, nominated.quote)), ['delivery-date-missing']);
  });

  it('says that the point is gone', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    proxy.sandbox.faults.add({ kind: 'point-unavailable' });
    proxy.advance(10_000);
    assert.deepEqual(problemTypes(await verify(proxy, selection.token)), ['service-point-gone']);
  });

  it('answers from the token while Sendcloud is down', async (t) => {
    const proxy = await startProxy(t);
    const { selection, point } = await pointSelection(proxy);
    proxy.advance(hour);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    const reply = await verify(proxy, selection.token);
    assert.deepEqual([reply.ok, reply.servicePoint?.name], [true, point.name]);
  });

  it('needs the secret key', async (t) => {
    const proxy = await startProxy(t);
    for (const wrong of ['', 'pk_demo_own_v3', 'sk_demo_own_v3_not_a_secrex']) {
      const response = await proxy.shop('POST', '/selections/verify', { token: 'x', ...known }, wrong);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
      assert.deepEqual(await problemOf(response), { status: 401, type: 'unauthenticated', fields: [] });
    }
  });
});

describe('POST /checkout/selections/recheck', () => {
  const recheck = async (proxy: TestProxy, body: Record<string, unknown>): Promise<RecheckReply> => {
    const response = await proxy.post('/checkout/selections/recheck', { key, ...body });
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as RecheckReply;
  };

  it('answers a fresh token when all still holds', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await pointSelection(proxy);
    proxy.advance(hour);
    const reply = await recheck(proxy, { token: selection.token });
    assert.deepEqual([reply.ok, reply.selection?.expiresAt], [true, '2026-11-24T14:00:00.000Z']);
  });

  it('shows old and new price when the cart has changed it', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await option(proxy, ({ type }) => type === 'standard');
    const reply = await recheck(proxy, { token: selection!.token, orderValue: '150.00' });
    assert.deepEqual([reply.ok, reply.reason, reply.was?.value], [false, 'price-changed', '4.95']);
    assert.notEqual(reply.now?.value, '4.95');
    assert.deepEqual(reply.selection?.selection.option.price, reply.now);
  });

  it('says that the option is gone for the new country', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await option(proxy, ({ type }) => type === 'same-day');
    const { option: chosen, servicePoint } = selection!.selection;
    assert.deepEqual(await recheck(proxy, { token: selection!.token, country: 'DE', postalCode: '10115' }), {
      ok: false,
      reason: 'option-gone',
      chosen: { option: chosen, servicePoint },
    });
  });

  it('offers the three points nearest to the one that is gone', async (t) => {
    const proxy = await startProxy(t);
    const { selection, point } = await pointSelection(proxy);
    proxy.sandbox.faults.add({ kind: 'point-unavailable' });
    const { ok, reason, chosen, alternatives } = await recheck(proxy, { token: selection.token });
    assert.deepEqual([ok, reason, alternatives?.length], [false, 'service-point-gone', 3]);
    assert.deepEqual([chosen?.option.type, chosen?.servicePoint?.id], ['service-point', point.id]);
    assert.ok(alternatives?.every(({ id, carrier }) => id !== point.id && carrier === 'postnl'));
  });

  it('lets an unchanged cart pay while Sendcloud is down, and not a changed one', async (t) => {
    const proxy = await startProxy(t);
    const { selection } = await option(proxy, ({ type }) => type === 'standard');
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    assert.equal((await recheck(proxy, { token: selection!.token })).ok, true);
    assert.equal((await recheck(proxy, { token: selection!.token, weight: 9000 })).reason, 'option-gone');
  });
});

it('a token of another secret is refused even when everything in it is true', async (t) => {
  const proxy = await startProxy(t);
  const { selection } = await pointSelection(proxy);
  const claims = (await createTokens([secret]).read(selection.token)) as SelectionClaims;
  const token = await createTokens([new Uint8Array(32).fill(1)]).sign(claims);
  assert.equal((await problemOf(await proxy.shop('POST', '/selections/verify', { token, ...known }))).type, 'invalid-token');
});
