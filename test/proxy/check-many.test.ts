import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { startSandbox } from '../../demo/sandbox/server.ts';
import { runCheck } from '../../proxy/commands/check.ts';
import { centralCredentials } from '../support/proxy.ts';

const count = 30;
const AT_ONCE = 8;
const named = (n: number) => `Shop ${String(n).padStart(2, '0')}`;

/** So many merchants, each with these settings. */
async function check(t: TestContext, sendcloudUrl: string, settings: (n: number) => object) {
  const folder = await mkdtemp(join(tmpdir(), 'check-many-'));
  t.after(() => rm(folder, { recursive: true }));
  const merchants = Array.from({ length: count }, (_, n) => ({
    id: `shop-${String(n).padStart(2, '0')}`,
    name: named(n),
    publishableKey: `pk_shop_${n}`,
    secretKey: `sk_shop_${n}_not_a_secret`,
    origins: ['https://shop.example'],
    orders: 'proxy',
    shipFrom: { country: 'NL', postalCode: '5611EM' },
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    ...settings(n),
  }));
  const file = join(folder, 'merchants.json');
  await writeFile(file, JSON.stringify({ centralCredentials, merchants }));
  const { report } = await runCheck(
    {
      PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      MERCHANTS_FILE: file,
      DATABASE_URL: `file:${join(folder, 'delivery.db')}`,
      SENDCLOUD_URL: sendcloudUrl,
      PUBLIC_URL: 'https://shipping.invalid',
    },
    [],
  );
  return report;
}

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the check of many merchants', () => {
  it('looks at some of them beside each other, never at more, and tells of them in their order', async (t) => {
    let inHand = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const url = await serve(t, (_, response) => {
      inHand += 1;
      most = Math.max(most, inHand);
      waiting.push(() => {
        inHand -= 1;
        response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
      });
      // Nobody is answered before as many ask as ever will, and then the last one first.
      if (most === AT_ONCE) for (const answer of waiting.splice(0).toReversed()) answer();
    });
    const keys = (n: number) => ({ publicKey: `public-${n}`, secretKey: `secret-${n}` });
    const report = await check(t, url, (n) => ({ account: 'own', credentials: keys(n) }));
    assert.deepEqual(
      [...report.matchAll(/^Shop \d+/gm)].map(([name]) => name),
      Array.from({ length: count }, (_, n) => named(n)),
    );
    assert.equal(most, AT_ONCE);
  });

  it('asks the account that they share each question once', async (t) => {
    const sandbox = await startSandbox({ port: 0, size: 1000 });
    t.after(() => sandbox.close());
    const report = await check(t, sandbox.url, () => ({ account: 'central' }));
    assert.equal(report.match(/^Shop \d+/gm)?.length, count);
    const asked = sandbox.sandbox.requests.list({ limit: 10_000 });
    assert.ok(asked.length < count, `${asked.length} questions about ${count} merchants`);
  });
});
