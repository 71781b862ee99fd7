import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MerchantView } from '../../proxy/contract/merchants.ts';
import { answered, type Connecting, keysOf, startConnecting } from '../support/connecting.ts';
import { body, problemType } from '../support/orders.ts';

describe('own account or central', () => {
  const choose = async (c: Connecting, account: string, token?: string) =>
    token === undefined
      ? c.ask('PUT', '/account', { account })
      : c.proxy.proxy.fetch(
          new Request('http://localhost:8787/merchants/new-shop/account', {
            method: 'PUT',
            headers: { authorization: `Bearer ${token}`, origin: 'http://localhost:8080', 'content-type': 'application/json' },
            body: JSON.stringify({ account }),
          }),
        );
  const session = async (c: Connecting) =>
    (await body(await c.proxy.operator('POST', '/sessions', { merchant: 'new-shop', role: 'connect' }))).token;

  it('is the operator’s choice', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v3'), keep: true });
    assert.equal((await choose(c, 'central')).status, 200);
    assert.equal((await c.view()).merchant.account, 'central');
    const refused = await c.ask('POST', '/connect', { credentials: keysOf('own-v3') });
    assert.deepEqual([refused.status, await problemType(refused)], [409, 'connect-not-available']);
    assert.equal((await c.connect()).account?.integration?.shopName, 'Loom Street Market');
    await choose(c, 'own');
    assert.equal((await c.view()).state, 'ready', 'its keys have stayed');
  });

  it('is the merchant’s where the operator leaves it to them, and the central account is none of theirs to look at', async (t) => {
    const c = await startConnecting(t, { accountChoices: ['own', 'central'] });
    const token = await session(c);
    assert.equal((await choose(c, 'central', token)).status, 200);
    const headers = { authorization: `Bearer ${token}`, origin: 'http://localhost:8080' };
    const health = await c.proxy.proxy.fetch(new Request('http://localhost:8787/merchants/new-shop/health', { headers }));
    assert.deepEqual([health.status, await problemType(health)], [409, 'connect-not-available']);
    assert.equal((await choose(c, 'own', token)).status, 200);
  });

  it('keeps what was set for the other one: who goes and comes back pays the same', async (t) => {
    const markup = { percent: '10', fixed: 50 };
    const c = await startConnecting(t, { accountChoices: ['own', 'central'], orderApi: 'v2', labels: 'automatic', markup });
    const token = await session(c);
    for (const account of ['central', 'own', 'central'] as const) {
      assert.equal((await choose(c, account, token)).status, 200);
      const { merchant } = await c.view();
      assert.deepEqual([merchant.orderApi, merchant.labels, merchant.markup], ['v2', 'automatic', markup]);
    }
  });

  it('of the marketplace shows the merchant neither its secret address nor what is added to its prices', async (t) => {
    const settings = { accountChoices: ['own', 'central'], markup: { percent: '10' } };
    const c = await startConnecting(t, settings);
    const token = await session(c);
    const authorization = { authorization: `Bearer ${token}`, origin: 'http://localhost:8080' };
    const ask = (method: string, path: string) =>
      c.proxy.proxy.fetch(new Request(`http://localhost:8787/merchants/new-shop${path}`, { method, headers: authorization }));
    const own = await answered<MerchantView>(await ask('GET', ''));
    assert.deepEqual([own.webhookUrl, own.merchant.markup], [(await c.view()).webhookUrl, undefined]);
    const answers = [await choose(c, 'central', token), await ask('GET', ''), await ask('POST', '/pause'), await ask('POST', '/resume')];
    for (const answer of answers) {
      const { merchant, webhookUrl } = await answered<MerchantView>(answer);
      assert.deepEqual([merchant.account, webhookUrl, merchant.markup], ['central', null, undefined]);
    }
    assert.match((await c.view()).webhookUrl ?? '', /^http:..localhost:8787.webhooks.central/);
  });

  it('is not the merchant’s else', async (t) => {
    const c = await startConnecting(t, { accountChoices: ['own'] });
    const refused = await choose(c, 'central', await session(c));
    assert.deepEqual([refused.status, await problemType(refused)], [409, 'connect-not-available']);
    assert.equal((await c.view()).merchant.account, 'own');
  });

  it('is not central where there is no central account', async (t) => {
    const c = await startConnecting(t, {}, { centralCredentials: null });
    assert.equal(await problemType(await choose(c, 'central')), 'connect-not-available');
  });
});
