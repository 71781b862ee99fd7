import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../demo/free-port.ts';
import { moduleTag } from '../hosts/support/checkout-page.ts';
import { policies } from '../hosts/support/policies.ts';
import type { Manifest } from '../hosts/support/widget-files.ts';
import { claim } from './support/claims.ts';
import { adminKey, type DocumentedShop, openShop } from './support/documented-shop.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const claims = await claim('guides');

/** The package's command, from its sources, by itself and by npx. */
const command = `sendcloud-delivery-proxy() { exec "${process.execPath}" --disable-warning=ExperimentalWarning "${root}/proxy/cli.ts" "$@"; }
npx() { "$@"; }`;

describe('the guides', () => {
  let shop: DocumentedShop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop?.close());

  const tag = () => `<script type="module" src="${shop.world.proxyUrl}/sendcloud-delivery-picker.js"></script>`;

  /** What a command of the guides says first, and what `act` makes of it while it runs. */
  async function serving(code: string, env: Record<string, string>, act: (said: string) => Promise<void>): Promise<void> {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const child = spawn('bash', ['-c', `${command}\n${code}`], { cwd: shop.folder, env: { ...process.env, ...env }, stdio: [...stdio] });
    const closed = once(child, 'close');
    try {
      const [said] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), closed])) as [unknown];
      await act(String(said));
    } finally {
      child.kill();
      await closed;
    }
  }

  for (const { page, line, code } of claims.takeAll(({ language, code }) => language === 'html' && code.includes('name="delivery"')))
    it(`have HTML that shows delivery options as pasted (${page}:${line})`, () =>
      shop.onPage(code.includes('<script type="module" src') ? code : tag() + code, async (shown) => {
        await shown.locator('[part~="option"] :checked').waitFor();
        // A choice is made, so one can pay.
        await shown.locator('button:has-text("Pay")[disabled]').waitFor({ state: 'detached' });
        if (page !== 'docs/events.md') return;
        const { code: lines } = claims.take(page, '.recheck()');
        assert.equal(await shown.evaluate(`(async () => { ${lines} return 'paid'; })()`), 'paid');
      }));

  it('have HTML that shows the orders of a merchant to whoever has a session', async () => {
    const { code } = claims.take('docs/marketplace.md', '<sendcloud-order-panel');
    const response = await fetch(`${shop.world.proxyUrl}/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ merchant: 'own-v3', role: 'orders' }),
    });
    const { token } = (await response.json()) as { token: string };
    await shop.onPage(code.replace('ses1.…', token), (shown) => shown.getByRole('searchbox').first().waitFor());
  });

  it('have a tag in the place of the hosted picker’s', async () => {
    const { code } = claims.take('docs/migrating.md', '/spp.js');
    const [before = '', now = ''] = code.split('<!-- after -->');
    assert.match(before, /https:\/\/embed\.sendcloud\.sc\/spp\/1\.0\.0\/api\.min\.js/);
    await shop.onPage(now, async (shown) => {
      await shown.waitForFunction('typeof sendcloud?.servicePoints?.open === "function"');
    });
  });

  it('have settings with which a proxy starts', async () => {
    await run('bash', ['-ec', claims.take('docs/go-live.md', 'cat > shop.env').code], { cwd: shop.folder });
    const { code } = claims.take('docs/go-live.md', 'set -a');
    await serving(code, { PORT: String(await freePort()) }, async (said) =>
      assert.match(said, /^proxy ready .*https:\/\/shipping\.shop\.example$/),
    );
    await access(join(shop.folder, 'delivery.db'));
  });

  it('have a line that lists the codes of shipping options', async () => {
    const { code } = claims.take('docs/go-live.md', '/shipping-options');
    const line = code.replace('https://panel.sendcloud.sc', shop.world.sandbox.url);
    const keys = { SENDCLOUD_PUBLIC_KEY: 'demo-own-v3-public', SENDCLOUD_SECRET_KEY: 'demo-own-v3-secret-not-a-secret' };
    const { stdout } = await run('bash', ['-c', line], { env: { ...process.env, ...keys } });
    assert.match(stdout, /"code":"postnl:standard"/);
  });

  it('have a line that prints the element’s tag, with the hash of its file', async () => {
    const { code } = claims.take('docs/go-live.md', 'integrity.json');
    const { stdout } = await run('bash', ['-c', shop.pasted(code)]);
    const manifest = (await (await fetch(`${shop.world.proxyUrl}/integrity.json`)).json()) as Manifest;
    assert.equal(stdout.trim(), moduleTag(shop.world.proxyUrl, manifest).replace(' nonce="n0nce"', ''));
  });

  it('have rates that a shop can be given', async () => {
    const { code } = claims.take('docs/go-live.md', '"rates"');
    const lines = shop.pasted(code).replace('/merchants/shop', '/merchants/own-v2');
    const { stdout } = await run('bash', ['-c', lines], { env: { ...process.env, ADMIN_KEY: adminKey } });
    const { merchant } = JSON.parse(stdout) as { merchant: { rates: { code: string }[] } };
    assert.deepEqual(
      merchant.rates.map(({ code }) => code),
      ['standard'],
    );
  });

  it('have a line that adds a seller, and says its keys', async () => {
    const { code } = claims.take('docs/go-live.md', '"kettle-and-leaf"');
    const { stdout } = await run('bash', ['-c', shop.pasted(code)], { env: { ...process.env, ADMIN_KEY: adminKey } });
    const { merchant, secretKey } = JSON.parse(stdout) as { merchant: { publishableKey: string }; secretKey: string };
    assert.match(`${merchant.publishableKey} ${secretKey}`, /^pk_\S+ sk_\S+$/);
  });

  it('have a sandbox that says where it is, and answers what they ask of it', async () => {
    const [start, ask] = [claims.take('docs/sandbox.md', 'proxy sandbox'), claims.take('docs/sandbox.md', 'curl')];
    const port = String(await freePort());
    assert.match(start.code, /node demo\/sandbox\/server\.ts/);
    await serving(start.code, { SANDBOX_PORT: port }, async (said) => {
      assert.equal(said, `sandbox ready http://localhost:${port}`);
      const { stdout } = await run('bash', ['-ec', ask.code.replaceAll('8788', port).replaceAll('curl ', 'curl --fail ')]);
      assert.match(stdout, /"carrier"/);
      assert.match(stdout, /lose the next order/);
      const second = run('bash', ['-c', `${command}\n${start.code}`], { env: { ...process.env, SANDBOX_PORT: port } });
      await assert.rejects(second, { code: 1, stderr: `SANDBOX_PORT must be a port that is free; ${port} is not.\n` });
    });
  });

  it('have a sandbox for tests, whose clock turns and which fails when it is told to', async () => {
    const { code } = claims.take('docs/sandbox.md', 'createSandbox');
    const file = join(shop.folder, 'sandbox.ts');
    await writeFile(file, code.replace('../demo', join(root, 'demo')));
    const { answered, failed, heard } = (await import(pathToFileURL(file).href)) as { answered: number; failed: number; heard: unknown[] };
    assert.deepEqual([answered, failed, heard.length], [200, 500, 2]);
  });

  it('have a policy under which the tests choose a point on the map', () => {
    const { code } = claims.take('docs/security.md', 'trusted-types');
    const tried = policies['has the lines of the documentation']!({ proxy: 'https://shipping.shop.example', integrity: '' });
    assert.equal(tried.headers?.['Content-Security-Policy'], `default-src 'none'; ${code.replaceAll(/\s+/g, ' ')}`);
  });

  it('have no block that is not run or checked', () => assert.deepEqual(claims.left(), []));
});
