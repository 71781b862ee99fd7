import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { type Connecting, consent, keysOf, openLink, startConnecting } from '../support/connecting.ts';
import { problemType } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

const minute = 60_000;

/** What Sendcloud posts with the keys of an account of the sandbox; `changes` make it another's, or nobody's. */
const credentialsOf = (name: string, integration: number, changes: object = {}): string => {
  const { publicKey, secretKey } = keysOf(name);
  const sent = {
    action: 'integration_credentials',
    timestamp: 1,
    integration_id: integration,
    public_key: publicKey,
    secret_key: secretKey,
  };
  return JSON.stringify({ ...sent, ...changes });
};
const signed = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('hex');

/** The answer to whoever posts this there. */
async function post(c: Connecting, address: string, body: string, signature = signed(body, keysOf('own-v3').secretKey)): Promise<number> {
  const headers = { 'sendcloud-signature': signature, 'content-type': 'application/json' };
  return (await c.proxy.proxy.fetch(new Request(`http://localhost:8787${address}`, { method: 'POST', headers, body }))).status;
}

/** Which account's keys are here, by the integration they open. */
const connectedTo = async (c: Connecting): Promise<number | null> => (await c.connect()).account?.integration?.id ?? null;

describe('a merchant who allows access in Sendcloud', () => {
  it('is connected without having seen a key, with webhooks that come here', async (t) => {
    const c = await startConnecting(t);
    assert.equal((await c.view()).redirect, true);
    const { page } = await openLink(c);
    assert.match(page.href, new RegExp(`^${c.sandbox.url}/shops/market/connect/\\?`));
    assert.equal(await consent(c, page, 'own-v3'), 'http://localhost:8080/settings');
    assert.equal((await c.view()).state, 'ready');
    assert.equal(await connectedTo(c), 10_001);
    const { webhook_url, webhook_active } = c.account('own-v3').integration;
    assert.deepEqual([webhook_url, webhook_active], [c.merchant.webhookUrl, true]);
    const deliveries = c.sandbox.sandbox.webhooks.deliveries().map(({ action, state }) => [action, state]);
    assert.deepEqual(deliveries.slice(0, 2), [
      ['integration_connected', 'delivered'],
      ['integration_credentials', 'delivered'],
    ]);
  });

  it('is connected whose integration takes OAuth only', async (t) => {
    const c = await startConnecting(t);
    await consent(c, (await openLink(c)).page, 'oauth-only');
    assert.equal((await c.connect()).account?.auth, 'oauth');
  });

  it('replaces keys that are here, and what was known of them', async (t) => {
    const c = await startConnecting(t);
    await c.connect({ credentials: keysOf('own-v2'), keep: true });
    await consent(c, (await openLink(c)).page, 'own-v3');
    assert.deepEqual([(await c.health()).lookedAt, await connectedTo(c)], [null, 10_001]);
  });

  it('is asked again by Sendcloud while Sendcloud itself cannot be asked', async (t) => {
    const c = await startConnecting(t);
    const { address } = await openLink(c);
    const fault = c.sandbox.sandbox.faults.add({ kind: 'status', status: 503 });
    assert.equal(await post(c, address, credentialsOf('own-v3', 10_001)), 502);
    c.sandbox.sandbox.faults.remove(fault.id);
    assert.equal(await post(c, address, credentialsOf('own-v3', 10_001)), 200);
    assert.equal((await c.view()).state, 'ready');
  });
});

describe('a webhook with keys', () => {
  /** Good keys are here, and a link is open. */
  async function connected(...given: Parameters<typeof startConnecting>) {
    const c = await startConnecting(...given);
    await c.connect({ credentials: keysOf('own-v2'), keep: true });
    return { c, ...(await openLink(c)) };
  }
  const body = credentialsOf('own-v3', 10_001);

  const forged: [what: string, forge: (address: string) => { address?: string; body?: string; signature?: string }][] = [
    ['without a signature', () => ({ signature: '' })],
    ['signed with another key', () => ({ signature: signed(body, keysOf('own-v2').secretKey) })],
    [
      'changed on its way',
      () => ({ body: credentialsOf('own-v3', 10_001, { timestamp: 2 }), signature: signed(body, keysOf('own-v3').secretKey) }),
    ],
    ['at an address that is no link’s', (address) => ({ address: address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })],
    ['at an address made for nobody', () => ({ address: `/webhooks/connect/new-shop.${'A'.repeat(32)}` })],
    ['at the link of another merchant', (address) => ({ address: address.replace('new-shop', 'own-v2') })],
    ['at the address of a merchant that is not there', (address) => ({ address: address.replace('new-shop', 'nobody') })],
    ['with no address', () => ({ address: '/webhooks/connect/x' })],
    ['of keys that Sendcloud does not know', () => ({ body: credentialsOf('own-v3', 10_001, { public_key: 'made-up' }) })],
    ['of keys that open another integration', () => ({ body: credentialsOf('own-v3', 10_002) })],
    ['that is no JSON', () => ({ body: 'no JSON' })],
    ['that is another event', () => ({ body: '{"action":"parcel_status_changed"}' })],
  ];
  for (const [what, forge] of forged)
    it(`${what} is refused, and the keys that are here stay`, async (t) => {
      const { c, address } = await connected(t);
      const { address: to = address, body: sent = body, signature } = forge(address);
      assert.equal(await post(c, to, sent, signature ?? signed(sent, keysOf('own-v3').secretKey)), 404);
      assert.equal(await connectedTo(c), 10_002);
    });

  it('that comes again changes nothing, whatever happened since', async (t) => {
    const { c, address } = await connected(t);
    assert.equal(await post(c, address, body), 200);
    await c.connect({ credentials: keysOf('two-brands'), keep: true });
    assert.equal(await post(c, address, body), 404);
    assert.equal(await connectedTo(c), 10_017);
    await c.ask('DELETE', '/credentials');
    assert.equal(await post(c, address, body), 404);
    assert.equal((await c.view()).state, 'not-connected');
  });

  it('is taken once when it comes many times at once', async (t) => {
    const { c, address } = await connected(t);
    const statuses = await Promise.all(Array.from({ length: 10 }, () => post(c, address, body)));
    assert.deepEqual(
      statuses.toSorted((a, b) => a - b),
      [200, ...Array.from({ length: 9 }, () => 404)],
    );
  });

  it('comes too late after an hour, and at a link that a later one has replaced', async (t) => {
    const { c, address } = await connected(t);
    const later = await openLink(c);
    assert.equal(await post(c, address, body), 404);
    c.proxy.advance(60 * minute);
    assert.equal(await post(c, later.address, body), 404);
    assert.equal(await connectedTo(c), 10_002);
  });

  it('is not taken for a merchant who has moved to the central account meanwhile', async (t) => {
    const { c, address } = await connected(t);
    await c.ask('PUT', '/account', { account: 'central' });
    assert.equal(await post(c, address, body), 409);
    await c.ask('PUT', '/account', { account: 'own' });
    assert.equal(await connectedTo(c), 10_002);
  });

  it('is announced by one without, which is taken and means nothing', async (t) => {
    const { c, address } = await connected(t);
    assert.equal(await post(c, address, '{"action":"integration_connected"}', 'unsigned'), 200);
    assert.equal(await connectedTo(c), 10_002);
    assert.equal(await post(c, address, body), 200);
  });
});

describe('a link to Sendcloud', () => {
  const link = (c: Connecting, returnTo: string) => c.ask('POST', '/connect/redirect', { returnTo });

  it('comes back to pages of the merchant alone', async (t) => {
    const c = await startConnecting(t, { origins: ['https://*.shop.example'] });
    assert.equal((await link(c, 'https://admin.shop.example/settings?tab=1')).status, 200);
    for (const elsewhere of ['https://evil.example/', 'https://shop.example.evil.example/', 'javascript:alert(1)', '/settings', ''])
      assert.equal((await link(c, elsewhere)).status, 400, elsewhere);
  });

  it('is not there for who ships from the central account', async (t) => {
    const c = await startConnecting(t);
    await c.ask('PUT', '/account', { account: 'central' });
    const refused = await link(c, 'http://localhost:8080/');
    assert.deepEqual([refused.status, await problemType(refused)], [409, 'connect-not-available']);
    assert.equal((await c.view()).redirect, false);
  });

  it('is not there where Sendcloud does not know the platform', async (t) => {
    const p = await startProxy(t);
    const refused = await p.operator('POST', '/merchants/own-v3/connect/redirect', { returnTo: 'http://localhost:8080/' });
    assert.deepEqual([refused.status, await problemType(refused)], [409, 'connect-not-available']);
    assert.equal(((await (await p.operator('GET', '/merchants/own-v3')).json()) as { redirect: boolean }).redirect, false);
  });

  it('is a secret that no log holds', async (t) => {
    const c = await startConnecting(t);
    const { address, page } = await openLink(c);
    const secret = address.split('.').at(-1) ?? '';
    await consent(c, page, 'own-v3');
    assert.equal(secret.length, 32);
    assert.ok(!c.proxy.logged().includes(secret));
    assert.doesNotMatch(c.proxy.logged(), /not-a-secret/);
  });
});
