import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder } from '../support/an-order.ts';
import { answered, keysOf, startConnecting } from '../support/connecting.ts';
import { body } from '../support/orders.ts';
import { cart } from '../support/proxy.ts';

const codes = ({ findings }: { findings: { code: string }[] }): string[] => findings.map(({ code }) => code);
const panel = 'panel-hides-point';

describe('connecting an own account', () => {
  const looks: [what: string, account: string, found: string[]][] = [
    ['good keys, without a webhook yet', 'own-v3', ['webhook-off', panel]],
    ['service points that are off', 'service-points-off', ['service-points-off', 'webhook-off', panel]],
    ['no carrier ticked', 'no-carriers', ['service-point-carriers-none', 'checkout-none', 'webhook-off', panel]],
    ['no published configuration', 'no-checkout', ['checkout-none', 'webhook-off', panel]],
    ['prices in another currency', 'pounds', ['currency-differs', 'webhook-off', panel]],
    ['an integration that imports orders by itself', 'existing-integration', ['webhook-off', 'orders-twice', panel]],
    ['OAuth only, which it finds out', 'oauth-only', ['webhook-off', 'uses-oauth', panel]],
    ['revoked keys', 'revoked', ['keys-refused']],
  ];
  for (const [what, account, found] of looks)
    it(`sees ${what}`, async (t) => {
      const c = await startConnecting(t);
      const reply = await c.connect({ credentials: keysOf(account) });
      assert.deepEqual(codes(reply), found);
      for (const { level, what: said, remedy } of reply.findings) assert.ok(said && (remedy || level === 'note'), said);
    });

  it('asks for no service points of a carrier that has none', async (t) => {
    const c = await startConnecting(t, { carriers: ['postnl', 'trunkrs', 'ups', 'dhl_de'] });
    const { findings } = await c.connect({ credentials: keysOf('own-v3') });
    const missing = findings.find(({ code }) => code === 'service-point-carriers-missing');
    assert.deepEqual(missing?.values, { carriers: ['ups'] }, 'not ticked, but could be; trunkrs could not');
  });

  it('sees that keys were mistyped', async (t) => {
    const c = await startConnecting(t);
    const { findings, account, kept } = await c.connect({ credentials: { ...keysOf('own-v3'), secretKey: 'typo' }, keep: true });
    assert.deepEqual([findings[0]?.code, findings[0]?.values, account, kept], ['keys-refused', { shop: 'New shop' }, null, false]);
    assert.equal((await c.view()).state, 'not-connected');
  });

  it('takes the way that the keys are said to go at its word', async (t) => {
    const c = await startConnecting(t);
    const basic = await c.connect({ credentials: { ...keysOf('oauth-only'), auth: 'basic' }, keep: true });
    assert.deepEqual([codes(basic), basic.kept], [['keys-oauth-only'], false]);
    const oauth = await c.connect({ credentials: { ...keysOf('oauth-only'), auth: 'oauth' }, keep: true });
    assert.deepEqual([oauth.account?.auth, oauth.kept], ['oauth', true]);
  });

  it('tells what the account is', async (t) => {
    const c = await startConnecting(t, { orderApi: 'v2' });
    const { account, findings } = await c.connect({ credentials: keysOf('own-v2') });
    assert.deepEqual(account, {
      auth: 'basic',
      integration: { id: 10_002, kind: 'api', shopName: 'Wheel & Spoke' },
      servicePoints: { on: true, carriers: ['postnl', 'dhl', 'dpd', 'bpost', 'dhl_de', 'mondial_relay'] },
      checkout: { published: true, offers: account?.checkout?.offers },
      webhook: 'off',
      takesParcelsV2: true,
      senderAddressIds: [2001],
      contractIds: [2001, 2002],
    });
    assert.deepEqual(codes({ findings }), ['webhook-off', 'dates-not-carried']);
  });

  it('says which parts Sendcloud did not show', async (t) => {
    const c = await startConnecting(t);
    c.sandbox.sandbox.faults.add({ kind: 'status', status: 400, path: '/api/v3/contracts' });
    const { findings, account } = await c.connect({ credentials: keysOf('own-v3') });
    assert.deepEqual(findings.find(({ code }) => code === 'not-all-seen')?.values, { parts: ['contracts'] });
    assert.equal(account?.contractIds, null);
  });

  it('asks about the options of rates until it has seen them, and in every country for those it has not', async (t) => {
    const rate = { title: 'Standard', type: 'standard', carriers: ['postnl'], price: null };
    const rates = [
      { ...rate, code: 'a', shippingOptionCode: 'postnl:standard', countries: ['NL', 'BE', 'DE', 'FR', 'AT'] },
      { ...rate, code: 'b', shippingOptionCode: 'pigeon:post', countries: ['NL', 'IT', 'ES'] },
    ];
    const c = await startConnecting(t, { rates });
    const { findings } = await c.connect({ credentials: keysOf('own-v3') });
    assert.deepEqual(findings.find(({ code }) => code === 'rate-option-unknown')?.values, { codes: ['pigeon:post'] });
    const asked = c.sandbox.sandbox.requests.list({ path: '/api/v3/shipping-options', limit: 100 });
    const places = asked.map(({ body }) => (body as { to_address?: { country_code: string } }).to_address?.country_code ?? 'anywhere');
    assert.deepEqual(
      places.toSorted(),
      ['ES', 'IT', 'NL', 'NL', 'anywhere'],
      'the second for the Netherlands, and anywhere, about service points',
    );
  });

  it('keeps and sets nothing unless asked', async (t) => {
    const c = await startConnecting(t);
    const before = structuredClone(c.account('own-v3').integration);
    const reply = await c.connect({ credentials: keysOf('own-v3') });
    assert.deepEqual([reply.kept, reply.applied, reply.canApply], [false, [], ['webhook']]);
    assert.deepEqual(c.account('own-v3').integration, before);
    assert.equal((await c.view()).state, 'not-connected');
    assert.deepEqual([(await c.health()).lookedAt, codes(await c.health())], [null, ['keys-missing']]);
    const refused = await c.ask('POST', '/connect', { credentials: keysOf('own-v3'), apply: ['webhook'] });
    assert.deepEqual([refused.status, (await refused.json()).errors[0].field], [400, 'apply']);
  });

  it('keeps the keys, sets webhook and carriers, and sees it done', async (t) => {
    const c = await startConnecting(t);
    const apply = ['webhook', 'service-point-carriers'] as const;
    const reply = await c.connect({ credentials: keysOf('service-points-off'), keep: true, apply: [...apply] });
    assert.deepEqual([reply.kept, reply.applied, reply.canApply, codes(reply)], [true, apply, [], [panel]]);
    const { integration } = c.account('service-points-off');
    assert.deepEqual([integration.webhook_active, integration.webhook_url], [true, c.merchant.webhookUrl]);
    assert.equal(integration.service_point_enabled, true);
    assert.ok(integration.service_point_carriers.includes('postnl'), integration.service_point_carriers.join());
    assert.deepEqual([(await c.view()).state, codes(await c.health())], ['ready', [panel]]);
  });

  it('ticks the carriers of the fence beside those that are ticked', async (t) => {
    const c = await startConnecting(t, { carriers: ['dhl', 'postnl:service-point', 'dpd:standard'] });
    const { applied } = await c.connect({ credentials: keysOf('one-carrier'), keep: true, apply: ['service-point-carriers'] });
    assert.deepEqual(
      [applied, c.account('one-carrier').integration.service_point_carriers],
      [['service-point-carriers'], ['dhl', 'postnl']],
    );
  });

  it('leaves to be done by hand what Sendcloud does not let it set', async (t) => {
    const c = await startConnecting(t);
    c.sandbox.sandbox.faults.add({ kind: 'status', status: 403, method: 'PATCH' });
    const reply = await c.connect({ credentials: keysOf('own-v3'), keep: true, apply: ['webhook'] });
    assert.deepEqual([reply.kept, reply.applied, reply.canApply, codes(reply)], [true, [], ['webhook'], ['webhook-off', panel]]);
  });

  it('says once more how it stands, by the settings of today', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    await c.ask('PATCH', '', { currency: 'GBP' });
    assert.deepEqual(codes(await c.health()), ['currency-differs', 'webhook-off', panel]);
    assert.equal((await c.connect()).kept, true);
  });
});

describe('a connected account', () => {
  const quote = (c: Awaited<ReturnType<typeof startConnecting>>) =>
    c.proxy.read('/checkout/delivery-options', { key: c.merchant.merchant.publishableKey, ...cart });
  const place = async (c: Awaited<ReturnType<typeof startConnecting>>, number = 'A-1') => {
    const order = { delivery: { shippingOptionCode: 'postnl:standard' }, order: anOrder({ number }) };
    const response = await c.proxy.shop('POST', '/orders', order, c.shop);
    assert.equal(response.status, 201, await response.clone().text());
    return body(response);
  };
  const stands = async (c: Awaited<ReturnType<typeof startConnecting>>, id: string) => {
    await c.proxy.proxy.idle();
    const { state, review } = await body(await c.proxy.shop('GET', `/orders/${id}`, undefined, c.shop));
    return [state, review[0]?.type];
  };

  it('whose keys are revoked later says so, and its orders leave with the next keys', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    c.account('own-v3').revoked = true;
    const { id } = await place(c);
    assert.deepEqual(await stands(c, id), ['review', 'upstream-refused']);
    const health = await c.health();
    assert.equal(codes(health)[0], 'keys-revoked');
    assert.deepEqual([health.findings[0]?.values, (await c.view()).state], [{ since: health.keysRefusedAt }, 'keys-refused']);
    assert.equal(codes(await c.connect())[0], 'keys-refused');

    await c.connect({ credentials: keysOf('two-brands'), keep: true });
    assert.deepEqual([await stands(c, id), (await c.view()).state], [['imported', undefined], 'ready']);
    assert.equal((await c.health()).keysRefusedAt, null);
  });

  it('is noticed to be revoked by a shopper’s question too, and found well again by a look', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    c.account('own-v3').oauthOnly = true;
    assert.equal((await quote(c)).status, 200);
    await c.proxy.proxy.idle();
    assert.equal((await c.view()).state, 'keys-refused');
    c.account('own-v3').oauthOnly = false;
    await c.connect();
    assert.equal((await c.view()).state, 'ready');
  });

  it('that is paused shows pages nothing, accepts paid orders, and lets them leave once it goes on', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    assert.equal((await answered<{ state: string }>(await c.ask('POST', '/pause'))).state, 'paused');
    assert.deepEqual((await body(await quote(c))).options, []);
    const [kept, cancelled] = [await place(c, 'A-1'), await place(c, 'A-2')];
    assert.deepEqual(await stands(c, kept.id), ['review', 'merchant-paused']);
    assert.equal((await c.proxy.shop('POST', `/orders/${cancelled.id}/cancel`, undefined, c.shop)).status, 200);
    assert.equal(c.sandbox.sandbox.state.of(c.account('own-v3')).orders.size, 0);

    assert.equal((await answered<{ state: string }>(await c.ask('POST', '/resume'))).state, 'ready');
    assert.deepEqual(
      [await stands(c, kept.id), await stands(c, cancelled.id)],
      [
        ['imported', undefined],
        ['cancelled', undefined],
      ],
    );
    assert.equal(c.sandbox.sandbox.state.of(c.account('own-v3')).orders.size, 1);
    assert.ok((await body(await quote(c))).options.length > 0);
  });

  it('is disconnected with its webhook, and another’s webhook is left alone', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true, apply: ['webhook'] });
    assert.equal((await c.ask('DELETE', '/credentials')).status, 204);
    assert.equal(c.account('own-v3').integration.webhook_active, false);
    assert.deepEqual([(await c.view()).state, codes(await c.health())], ['not-connected', ['keys-missing']]);

    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    Object.assign(c.account('own-v3').integration, { webhook_active: true, webhook_url: 'https://elsewhere.example/' });
    await c.ask('DELETE', '/credentials');
    assert.equal(c.account('own-v3').integration.webhook_active, true);
  });

  it('is disconnected with the merchant who is removed, and the central account is not', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true, apply: ['webhook'] });
    await c.ask('DELETE', '');
    assert.equal(c.account('own-v3').integration.webhook_active, false);
    const { webhookUrl } = await answered<{ webhookUrl: string }>(await c.proxy.operator('GET', '/merchants/central'));
    Object.assign(c.account('central').integration, { webhook_active: true, webhook_url: webhookUrl });
    assert.equal((await c.proxy.operator('DELETE', '/merchants/central')).status, 204);
    assert.equal(c.account('central').integration.webhook_active, true);
  });

  it('lets leave what was ordered while it was disconnected, once it is connected again', async (t) => {
    const c = await startConnecting(t, { rates: [] });
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    assert.equal((await c.ask('DELETE', '/credentials')).status, 204);
    const place = async (number: string, delivery: object) => {
      const order = anOrder({ number });
      return body(
        await c.proxy.shop('POST', '/orders', { delivery: { shippingOptionCode: 'postnl:standard', ...delivery }, order }, c.shop),
      );
    };
    const waiting = await place('1', {});
    const doubtful = await place('2', { option: 'pigeon', shippingOptionCode: undefined });
    const read = async ({ id }: { id: string }) => {
      await c.proxy.proxy.idle();
      const { state, review } = await body(await c.proxy.shop('GET', `/orders/${id}`, undefined, c.shop));
      return [state, ...review.map(({ type }) => type)];
    };
    assert.deepEqual([await read(waiting), (await read(doubtful))[0]], [['review', 'account-changed'], 'review']);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    assert.deepEqual(await read(waiting), ['imported']);
    assert.equal((await read(doubtful))[0], 'review', 'what else stands against one is for a person');
  });

  it('is disconnected also when its keys are refused', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    c.account('own-v3').revoked = true;
    assert.equal((await c.ask('DELETE', '/credentials')).status, 204);
    assert.equal((await c.view()).state, 'not-connected');
  });
});
