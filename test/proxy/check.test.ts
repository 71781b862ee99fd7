import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { demoAccounts, type Integration } from '../../demo/sandbox/accounts.ts';
import { type RunningSandbox, startSandbox } from '../../demo/sandbox/server.ts';
import { createProxy } from '../../proxy/app.ts';
import { runCheck } from '../../proxy/commands/check.ts';
import { MerchantSettings } from '../../proxy/contract/merchants.ts';
import { openStore } from '../../proxy/store/open.ts';
import { adminKey, secret } from '../support/proxy.ts';

const rate = {
  code: 'standard',
  title: 'Standard',
  type: 'standard',
  carriers: ['postnl'],
  shippingOptionCode: 'postnl:standard',
  price: { value: '4.95', currency: 'EUR' },
  countries: ['NL'],
};
const aMerchant = {
  id: 'shop',
  name: 'Kettle & Leaf',
  publishableKey: 'pk_live_1',
  secretKey: 'sk_live_1234567890123456',
  origins: ['https://shop.example'],
  account: 'own',
  orders: 'proxy',
  shipFrom: { country: 'NL', postalCode: '5611EM' },
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
};
const keysOf = (name: string, auth = 'basic') => ({
  publicKey: `demo-${name}-public`,
  secretKey: `demo-${name}-secret-not-a-secret`,
  auth,
});

describe('the check command', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    const failing = { webhook_active: true, webhook_url: 'https://elsewhere.example/hook', started_failing_at: '2026-11-20T09:00:00Z' };
    const accounts = demoAccounts().map((account) =>
      account.name === 'two-brands'
        ? { ...account, integration: { ...account.integration, ...(failing as Partial<Integration>) } }
        : account,
    );
    sandbox = await startSandbox({ port: 0, size: 1000, accounts });
  });
  after(() => sandbox.close());

  async function aFolder(t: TestContext): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'check-'));
    t.after(() => rm(folder, { recursive: true }));
    return folder;
  }

  /** The variables of a proxy with one merchant of these settings. */
  async function environment(t: TestContext, settings: Record<string, unknown> | null) {
    const folder = await aFolder(t);
    const file = join(folder, 'merchants.json');
    await writeFile(file, JSON.stringify({ merchants: [{ ...aMerchant, ...settings }] }));
    return {
      PROXY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      MERCHANTS_FILE: file,
      DATABASE_URL: `file:${join(folder, 'delivery.db')}`,
      SENDCLOUD_URL: sandbox.url,
      PUBLIC_URL: 'https://shipping.invalid',
    };
  }

  /** What the command says of it. */
  const check = async (t: TestContext, settings: Record<string, unknown> | null, env: Record<string, string> = {}, pages: string[] = []) =>
    runCheck({ ...(await environment(t, settings)), ...env }, pages);

  /** A server for as long as the test lasts; its address. */
  async function aServer(t: TestContext, answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    t.after(() => server.close());
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** A shop's page with a policy. */
  const aPage = async (t: TestContext, headers: Record<string, string>, html = ''): Promise<string> =>
    `${await aServer(t, (_, response) => response.writeHead(200, headers).end(html))}/checkout`;

  const own = (name: string, more: Record<string, unknown> = {}) => ({ credentials: keysOf(name), ...more });
  const planted: [string, Record<string, unknown>, RegExp, RegExp][] = [
    ['there are no keys', {}, /no keys for Kettle & Leaf's own account/, /Settings, Integrations/],
    ['there are no central keys', { account: 'central' }, /no keys for the central account/, /SENDCLOUD_PUBLIC_KEY/],
    ['a key was mistyped', { credentials: { ...keysOf('own-v3'), secretKey: 'typo' } }, /does not accept the keys/, /Copy both keys again/],
    ['a key was revoked', own('revoked'), /does not accept the keys/, /deleted there never works again/],
    ['the integration takes OAuth only', own('oauth-only'), /accepts OAuth only/, /Set "auth" of the credentials to "oauth"/],
    ['service points are off', own('service-points-off'), /Service points are switched off/, /press Configure.*Service points/],
    ['no carrier is ticked', own('no-carriers', { rates: [rate] }), /No carrier is ticked/, /tick the carriers/],
    [
      'the fence names a carrier that is not ticked',
      own('one-carrier', { carriers: ['dhl', 'postnl:service-point'] }),
      /not ticked.*: postnl\./,
      /tick them/,
    ],
    ['nothing is published and there are no rates', own('no-checkout'), /nothing can be offered/, /Settings, Checkout, and publish/],
    ['the configuration has another currency', own('pounds'), /prices are in GBP/, /Set "currency" to GBP/],
    [
      'orders cannot be in the currency',
      own('no-checkout', { currency: 'SEK', rates: [{ ...rate, price: null }] }),
      /orders take EUR, GBP, USD and not SEK/,
      /central account/,
    ],
    ['webhooks are off', own('own-v3'), /sends no webhooks/, /enter https:\/\/shipping\.invalid\/webhooks\/own:shop\./],
    ['webhooks go elsewhere', own('two-brands'), /webhooks to another address/, /enter https:\/\/shipping\.invalid/],
    ['v2 is closed to the account', own('v2-closed', { orderApi: 'v2' }), /may not create parcels with API v2/, /"orderApi" to "v3"/],
    [
      'the sender address is another account’s',
      own('own-v3', { shipFrom: undefined, senderAddressId: 2001 }),
      /no sender address 2001/,
      /it has 1001/,
    ],
    ['the contract is another account’s', own('own-v3', { contractId: 2001 }), /no contract 2001/, /it has 1001, 1002/],
    [
      'a rate names an option that there is not',
      own('own-v3', { rates: [{ ...rate, shippingOptionCode: 'postnl:typo' }] }),
      /does not have: postnl:typo/,
      /Settings, Carriers/,
    ],
    ['orders would come twice', own('existing-integration'), /get each of them twice/, /"existing-integration"/],
    ['orders would come from nowhere', own('own-v3', { orders: 'existing-integration' }), /imports nothing/, /"orders" to "proxy"/],
    ['no page may ask', own('own-v3', { origins: [] }), /has no origins/, /Set "origins"/],
    ['the proxy cannot be reached', own('own-v3'), /health is not answered/, /Start the proxy/],
    ['there are no tiles', own('own-v3'), /no map tiles/, /TILE_URL/],
  ];
  for (const [trouble, settings, what, remedy] of planted)
    it(`says what to do when ${trouble}`, async (t) => {
      const { report } = await check(t, settings);
      assert.match(report, what);
      assert.match(report, remedy);
    });

  it('says that Sendcloud cannot be reached, rather than that the keys are wrong', async (t) => {
    const { report } = await check(t, own('own-v3'), { SENDCLOUD_URL: 'http://localhost:9' });
    assert.match(report, /Sendcloud does not answer from here/);
    assert.doesNotMatch(report, /does not accept/);
  });

  it('calls the settings of one shop by their variables', async (t) => {
    const { MERCHANTS_FILE: _, ...env } = await environment(t, null);
    const { report } = await runCheck(
      {
        ...env,
        PUBLISHABLE_KEY: 'pk_live_1',
        SECRET_KEY: 'sk_live_1234567890123456',
        ORIGINS: 'https://shop.example',
        SHIP_FROM: 'NL 5611EM',
        TIME_ZONE: 'Europe/Amsterdam',
        ORDERS: 'existing-integration',
        SENDCLOUD_PUBLIC_KEY: 'demo-own-v3-public',
        SENDCLOUD_SECRET_KEY: 'demo-own-v3-secret-not-a-secret',
      },
      [],
    );
    assert.match(report, /else set ORDERS to "proxy"\./);
  });

  it('says that pages elsewhere cannot reach a proxy on this machine', async (t) => {
    const { report } = await check(t, own('own-v3'), { PUBLIC_URL: 'http://localhost:9' });
    assert.match(report, /PUBLIC_URL is http:\/\/localhost:9, which pages at https:\/\/shop\.example cannot reach/);
  });

  it('says what a page’s policy forbids, directive by directive', async (t) => {
    const policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types shop";
    const page = await aPage(t, { 'content-security-policy': policy });
    const { report } = await check(t, own('own-v3', { origins: ['http://localhost:*'] }), {}, [page]);
    for (const directive of ['script-src', 'connect-src', 'img-src'])
      assert.match(report, new RegExp(`Add https://shipping.invalid to ${directive} of the page's Content-Security-Policy`));
    assert.match(report, /Add sendcloud-delivery-picker to trusted-types/);
  });

  it('says that a page is not on the list of origins, and that its key is another’s', async (t) => {
    const page = await aPage(t, {}, '<sendcloud-delivery-picker publishable-key="pk_test_1">');
    const { report } = await check(t, own('own-v3'), {}, [page]);
    assert.match(report, /http:\/\/localhost:\d+ is not on the list of origins/);
    assert.match(report, /Set publishable-key="pk_live_1"/);
  });

  it('says that a secret key of a shop stands in a page, wherever', async (t) => {
    const leaked = await aPage(t, {}, '<script>const options = { key: "sk_live_1234567890123456" }</script>');
    assert.match((await check(t, own('own-v3'), {}, [leaked])).report, /A secret key stands on .*\n.*keys\/rotate/);
    const others = await aPage(t, {}, '<p>sk_live_1234567890123457</p>');
    assert.doesNotMatch((await check(t, own('own-v3'), {}, [others])).report, /A secret key/);
  });

  describe('of the scripts of a page', () => {
    const picker = 'sendcloud-delivery-picker.js';
    const hashOf = (content: string) => `sha384-${createHash('sha384').update(content).digest('base64')}`;
    const newest = { version: '1.1.0', files: { [`v/1.1.0/${picker}`]: { integrity: hashOf('new') } } };

    /** A proxy with two versions of the widget, and what is said of a page with this tag. */
    async function checkTag(t: TestContext, tag: (proxy: string) => string): Promise<string> {
      const files: Record<string, string> = {
        '/health': '{"status":"ok"}',
        '/integrity.json': JSON.stringify(newest),
        [`/v/1.1.0/${picker}`]: 'new',
        [`/v/1.0.0/${picker}`]: 'old',
      };
      const proxy = await aServer(t, ({ url = '' }, response) => response.writeHead(url in files ? 200 : 404).end(files[url]));
      const { report } = await check(t, own('own-v3', { origins: ['http://localhost:*'] }), { PUBLIC_URL: proxy }, [
        await aPage(t, {}, `${tag(proxy)}<sendcloud-delivery-picker></sendcloud-delivery-picker>`),
      ]);
      return report
        .split('/checkout\n')
        .at(-1)!
        .replaceAll(proxy, 'PROXY')
        .replaceAll(/http:\S+\/checkout/g, 'PAGE');
    }

    it('says what to paste for the hash of another version, and for a version that is not there', async (t) => {
      const old = await checkTag(
        t,
        (proxy) => `<script type="module" src="${proxy}/v/1.1.0/${picker}" integrity="${hashOf('old')}" crossorigin>`,
      );
      assert.match(old, /✗ PAGE loads v\/1\.1\.0\/\S+ with the hash of another file, so it does not run\./);
      assert.ok(old.includes(`Set integrity="${hashOf('new')}" in its tag.`), old);
      const gone = await checkTag(t, (proxy) => `<script type="module" src="${proxy}/v/0.9.0/${picker}">`);
      assert.match(gone, /✗ PAGE loads v\/0\.9\.0\/\S+, which this proxy does not have\./);
      assert.ok(gone.includes(`Set src="PROXY/v/1.1.0/${picker}" integrity="${hashOf('new')}" crossorigin in its tag.`), gone);
    });

    it('notes a version that is not pinned, and one that is not the newest', async (t) => {
      const noted = await checkTag(t, (proxy) => `<script type="module" src="${proxy}/v/1.0.0/${picker}">`);
      assert.match(noted, /! PAGE loads v\/1\.0\.0\/\S+ without a hash/);
      assert.ok(noted.includes(`Set integrity="${hashOf('old')}" crossorigin in its tag.`), noted);
      assert.match(noted, /! PAGE loads sendcloud-delivery-picker\.js of version 1\.0\.0; there is 1\.1\.0 now\./);
    });

    it('finds nothing wrong with the tag of the documentation', async (t) => {
      const tag = (proxy: string) =>
        `<script type="module" src="${proxy}/v/1.1.0/${picker}" integrity="${hashOf('new')}" crossorigin></script>`;
      assert.match(await checkTag(t, tag), /^ {2}✓ Nothing is wrong\.\n/);
    });

    it('compares them with the files on this machine while no proxy answers', async (t) => {
      const folder = await aFolder(t);
      await mkdir(join(folder, 'v/0.0.1'), { recursive: true });
      await writeFile(join(folder, 'integrity.json'), JSON.stringify(newest));
      await writeFile(join(folder, 'v/0.0.1', picker), 'older');
      const page = await aPage(t, {}, `<script src="https://shipping.invalid/v/0.0.1/${picker}" integrity="${hashOf('new')}" crossorigin>`);
      const { report } = await check(t, own('own-v3'), { ASSETS_DIR: folder }, [page]);
      assert.ok(report.includes(`Set integrity="${hashOf('older')}" in its tag.`), report);
    });
  });

  describe('of merchants that the settings do not name', () => {
    const [named, added] = [own('own-v3'), { credentials: keysOf('own-v2'), id: 'added', name: 'Wheel & Spoke' }];

    /** What the command says once a proxy has run on its database, and an operator has done something there. */
    async function checkAfter(t: TestContext, act: (ask: (method: string, path: string, body?: object) => Promise<void>) => Promise<void>) {
      const env = { DATABASE_URL: `file:${join(await aFolder(t), 'delivery.db')}` };
      const store = await openStore(env.DATABASE_URL);
      const merchants = [MerchantSettings.parse({ ...aMerchant, ...named })];
      const options = { secrets: [secret], adminKey, publicUrl: 'http://localhost', sendcloudUrl: sandbox.url, authUrl: sandbox.url };
      const proxy = createProxy({ ...options, store, merchants });
      await proxy.start();
      await act(async (method, path, body) => {
        const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
        const request = new Request(`http://localhost${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
        const response = await proxy.fetch(request);
        assert.ok(response.ok, await response.text());
      });
      await proxy.stop();
      await store.close();
      return check(t, named, env);
    }

    const addedSettings = { ...aMerchant, ...added, publishableKey: 'pk_added', secretKey: 'sk_added_1234567890123' };

    it('looks at one that was added to the running proxy, with its own keys', async (t) => {
      const { report } = await checkAfter(t, (ask) => ask('POST', '/merchants', { ...addedSettings, orderApi: 'v2', senderAddressId: 77 }));
      assert.match(report, /Wheel & Spoke \(added\)\n[^]*no sender address 77/);
      assert.match(report, /it has 2001/);
      assert.match(report, /Kettle & Leaf \(shop\)/);
    });

    it('looks at one as an operator has changed it, and not at one that was removed', async (t) => {
      const { report } = await checkAfter(t, async (ask) => {
        await ask('PATCH', '/merchants/shop', { name: 'Kettle & Leaf 2', contractId: 77 });
        await ask('POST', '/merchants', addedSettings);
        await ask('DELETE', '/merchants/added');
      });
      assert.match(report, /Kettle & Leaf 2 \(shop\)\n[^]*no contract 77/);
      assert.doesNotMatch(report, /\(added\)/);
    });

    it('says that one whose keys were taken away has none', async (t) => {
      const { report } = await checkAfter(t, (ask) => ask('DELETE', '/merchants/shop/credentials'));
      assert.match(report, /There are no keys for Kettle & Leaf's own account/);
    });

    it('opens nothing with another secret, and says which is missing', async (t) => {
      const env = { DATABASE_URL: `file:${join(await aFolder(t), 'delivery.db')}` };
      await check(t, named, env);
      const other = { ...env, PROXY_SECRET: Buffer.alloc(32, 8).toString('base64') };
      await assert.rejects(check(t, named, other), /PROXY_SECRET lacks the secret of key/);
    });
  });

  it('finds nothing wrong where nothing is', async (t) => {
    const database = `file:${join(await aFolder(t), 'delivery.db')}`;
    const env = {
      DATABASE_URL: database,
      PUBLIC_URL: 'http://localhost:8787',
      TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png',
      TILE_ATTRIBUTION: 'Us',
    };
    const page = await aPage(
      t,
      { 'content-security-policy': "script-src 'self' http://localhost:8787" },
      '<sendcloud-delivery-picker publishable-key="pk_live_1"></sendcloud-delivery-picker>',
    );
    const settings = own('own-v3', { origins: ['http://localhost:*'], carriers: ['postnl'], rates: [rate] });
    const [, hook] = /enter (\S+)/.exec((await check(t, settings, env)).report) ?? [];
    const { integration } = demoAccounts()[0]!;
    const authorization = `Basic ${Buffer.from('demo-own-v3-public:demo-own-v3-secret-not-a-secret').toString('base64')}`;
    await fetch(`${sandbox.url}/api/v3/integrations/${integration.id}`, {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ webhook_active: true, webhook_url: hook }),
    });
    const { report, errors } = await check(t, settings, env, [page]);
    const fine = '  ✓ Nothing is wrong.';
    assert.equal(
      report,
      ['The proxy', fine, '', 'Kettle & Leaf (shop)', fine, '', page, fine, '', '0 to put right, 0 to know of'].join('\n'),
    );
    assert.equal(errors, 0);
  });

  it('refuses what is no address of a page, before it looks at anything', () =>
    assert.rejects(runCheck({}, ['--page', 'https://shop.example']), /check takes addresses of pages, such as .*, not "--page"/));

  it('names no key and changes nothing', async (t) => {
    const { report } = await check(t, own('own-v2', { orderApi: 'v2' }));
    assert.doesNotMatch(report, /not-a-secret|sk_live/);
    const authorization = `Basic ${Buffer.from('demo-own-v2-public:demo-own-v2-secret-not-a-secret').toString('base64')}`;
    const { parcels } = (await (await fetch(`${sandbox.url}/api/v2/parcels`, { headers: { authorization } })).json()) as {
      parcels: unknown[];
    };
    assert.deepEqual(parcels, []);
  });
});
