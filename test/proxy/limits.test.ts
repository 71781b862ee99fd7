import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createClientAddress } from '../../proxy/client-address.ts';
import { limitSettings } from '../../proxy/config-limits.ts';
import { createRateLimit } from '../../proxy/domain/rate-limit.ts';
import type { LimitRates } from '../../proxy/routes/limits.ts';
import { shopOrigin, startProxy } from '../support/proxy.ts';

const plenty = { perMinute: 100_000, burst: 10_000 };
const points = '/checkout/service-points?key=pk_demo_own_v3&country=NL&postalCode=5611EM';

/** A proxy with these limits, and how it answers a client. */
async function limited(t: TestContext, limits: Partial<LimitRates>) {
  const proxy = await startProxy(t, { limits: { client: plenty, pictures: plenty, merchant: plenty, ...limits } });
  const ask = (client: string | undefined, path = points) =>
    proxy.proxy.fetch(new Request(`http://localhost:8787${path}`, { headers: { origin: shopOrigin } }), client);
  return {
    proxy,
    ask,
    statuses: async (client: string | undefined, times: number, path?: string) => {
      const statuses: number[] = [];
      for (let turn = 0; turn < times; turn++) statuses.push((await ask(client, path)).status);
      return statuses;
    },
  };
}

describe('a client that asks too much', () => {
  it('is told when to come back, in the one shape of errors, readable by the page', async (t) => {
    const { ask, statuses } = await limited(t, { client: { perMinute: 6, burst: 2 } });
    assert.deepEqual(await statuses('192.0.2.1', 2), [200, 200]);
    const refused = await ask('192.0.2.1');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '10');
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
    assert.equal(refused.headers.get('access-control-allow-origin'), shopOrigin);
    assert.match(((await refused.json()) as { type: string }).type, /\/problems\/rate-limited$/);
  });

  it('keeps no other client from asking, and may ask again when its time has come', async (t) => {
    const { proxy, statuses } = await limited(t, { client: { perMinute: 6, burst: 1 } });
    assert.deepEqual(await statuses('192.0.2.1', 2), [200, 429]);
    assert.deepEqual(await statuses('192.0.2.2', 1), [200]);
    proxy.advance(10_000);
    assert.deepEqual(await statuses('192.0.2.1', 2), [200, 429]);
  });

  it('is counted for tiles and marks apart', async (t) => {
    const { statuses } = await limited(t, { pictures: { perMinute: 6, burst: 2 } });
    assert.deepEqual(await statuses('192.0.2.1', 3, '/checkout/logos/postnl'), [200, 200, 429]);
    assert.deepEqual(await statuses('192.0.2.1', 1), [200]);
  });

  it('is not counted where nobody says who it is, while its merchant is', async (t) => {
    const { statuses } = await limited(t, { client: { perMinute: 6, burst: 1 }, merchant: { perMinute: 6, burst: 3 } });
    assert.deepEqual(await statuses(undefined, 4), [200, 200, 200, 429]);
    assert.deepEqual(await statuses(undefined, 1, points.replace('own_v3', 'central')), [200]);
  });
});

it('a bucket fills evenly and never above its burst', () => {
  const limit = createRateLimit({ perMinute: 60, burst: 3 });
  const taken = (now: number, times: number) => Array.from({ length: times }, () => limit.take('a', now));
  assert.deepEqual(taken(0, 4), [null, null, null, 1]);
  assert.deepEqual(taken(1000, 2), [null, 1]);
  assert.deepEqual(taken(60_000, 4), [null, null, null, 1]);
});

it('a bucket of an asker beyond the cap pushes out the oldest', () => {
  const limit = createRateLimit({ perMinute: 60, burst: 1 }, 2);
  for (const asker of ['a', 'b', 'c']) assert.equal(limit.take(asker, 0), null);
  assert.deepEqual([limit.take('c', 0), limit.take('a', 0)], [1, null]);
});

describe('the address of a client', () => {
  const cases: [trusted: string, connection: string, forwarded: string | null, client: string][] = [
    ['', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['loopback', '127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['loopback', '::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['loopback', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['private', '10.1.2.3', 'made-up, 198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['10.0.0.0/8', '10.1.2.3', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['10.0.0.0/8', '10.1.2.3', null, '10.1.2.3'],
    ['private', '10.1.2.3', '10.2.2.2', '10.2.2.2'],
    ['2001:db8::/32', '2001:db8::1', '198.51.100.7', '198.51.100.7'],
  ];
  for (const [trusted, connection, forwarded, client] of cases)
    it(`is ${client} behind ${connection}, which says ${forwarded}, when ${trusted || 'nobody'} is believed`, () => {
      const clientOf = createClientAddress(trusted.split(' ').filter(Boolean));
      assert.equal(
        clientOf(connection, () => forwarded),
        client,
      );
    });
});

describe('TRUST_PROXY and SENDCLOUD_SHARE', () => {
  it('are nobody and everything by default, and lists may be separated by commas', () => {
    assert.deepEqual(limitSettings({}), { trustProxy: [], sendcloudShare: 1 });
    const settings = limitSettings({ TRUST_PROXY: 'loopback, 10.0.0.0/8', SENDCLOUD_SHARE: '0.5' });
    assert.deepEqual(settings, { trustProxy: ['loopback', '10.0.0.0/8'], sendcloudShare: 0.5 });
  });

  for (const TRUST_PROXY of ['true', '10.0.0.0/33', '10.0.0', '::1/x'])
    it(`name what would be right instead of ${TRUST_PROXY}`, () => {
      assert.throws(() => limitSettings({ TRUST_PROXY }), /TRUST_PROXY must/);
    });

  for (const SENDCLOUD_SHARE of ['0', '2', 'half'])
    it(`name what would be right instead of a share of ${SENDCLOUD_SHARE}`, () => {
      assert.throws(() => limitSettings({ SENDCLOUD_SHARE }), /SENDCLOUD_SHARE must/);
    });
});
