import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { freePort } from '../../demo/free-port.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { anOrder } from '../support/orders.ts';
import { newWebhookSecret, webhookHeaders } from '../../proxy/security/standard-webhooks.ts';
import { type Example, readPages, runnable } from './support/examples.ts';
import { servePage } from './support/serve-page.ts';

const root = new URL('../../', import.meta.url);
const adminKey = 'demo-admin-key-not-a-secret';
const run = promisify(execFile);
const pages = await readPages();
const examples = [...pages].flatMap(([page, text]) => runnable(page, text));
const of = (page: string, language: string): Example[] =>
  examples.filter((example) => example.page === `docs/${page}.md` && example.language === language);

describe('the documentation', () => {
  let world: World;
  let folder: string;
  before(async () => {
    world = await startWorld();
    folder = await mkdtemp(join(tmpdir(), 'delivery-docs-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  /** The shop of the examples is one of the demo's. */
  const demo = (code: string): string =>
    code
      .replaceAll(/https:\/\/shipping\.shop\.example\/v\/<version>(\S+) integrity="sha384-…" crossorigin/g, `${world.proxyUrl}$1`)
      .replaceAll('https://shipping.shop.example', world.proxyUrl)
      .replaceAll('https://shop.example', 'http://localhost:8080')
      .replaceAll('pk_live_shop', 'pk_demo_own_v3')
      .replaceAll('sk_live_shop_0123456789', 'sk_demo_own_v3_not_a_secret');

  /** A module of the documentation, with the package's name for what was built. */
  async function load({ code }: Example, name: string): Promise<Record<string, (...given: unknown[]) => Promise<unknown>>> {
    const file = join(folder, name);
    await writeFile(file, demo(code).replaceAll('sendcloud-delivery-picker/server', new URL('dist/server.js', root).href));
    return import(pathToFileURL(file).href);
  }

  /** A selection as a page would have made it. */
  async function aToken(): Promise<string> {
    const query = new URLSearchParams({
      key: 'pk_demo_own_v3',
      country: 'NL',
      postalCode: '5611EM',
      weight: '2500',
      orderValue: '45.90',
      currency: 'EUR',
    });
    const response = await fetch(`${world.proxyUrl}/checkout/delivery-options?${query}`, { headers: { Origin: 'http://localhost:8080' } });
    const { options } = (await response.json()) as { options: { type: string; selection: { token: string } | null }[] };
    return options.find(({ type, selection }) => type === 'standard' && selection)?.selection?.token ?? '';
  }

  for (const { page, code } of examples.filter(({ language, code }) => language === 'html' && code.includes('<sendcloud-delivery-picker')))
    it(`${page} has HTML that shows delivery options as pasted`, async () => {
      const tag = code.includes('<script type="module" src')
        ? ''
        : `<script type="module" src="${world.proxyUrl}/sendcloud-delivery-picker.js"></script>`;
      const served = await servePage(`<!doctype html><html lang="en"><title>Shop</title>${tag}${demo(code)}</html>`);
      const visit = await world.visit();
      try {
        await world.alive(async () => {
          await visit.page.goto(served.url);
          await visit.page.locator('[part~="option"] :checked').waitFor();
        });
        assert.deepEqual(visit.complaints, []);
        assert.equal(await visit.page.locator('button:has-text("Pay")[disabled]').count(), 0, 'a choice is made, so one can pay');
      } finally {
        await visit.close();
        await served.close();
      }
    });

  it('has HTML that shows the orders of a merchant to whoever has a session', async () => {
    const [example] = of('marketplace', 'html');
    const response = await fetch(`${world.proxyUrl}/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ merchant: 'own-v3', role: 'orders' }),
    });
    const { token } = (await response.json()) as { token: string };
    const served = await servePage(
      `<!doctype html><html lang="en"><title>Office</title>${demo(example!.code).replace('ses1.…', token)}</html>`,
    );
    const visit = await world.visit();
    try {
      await visit.page.goto(served.url);
      await visit.page.getByRole('searchbox').first().waitFor();
      assert.deepEqual(visit.complaints, []);
    } finally {
      await visit.close();
      await served.close();
    }
  });

  it('has a server that knows the price before the payment and hands the order over after it, once', async () => {
    const [example] = of('server', 'js');
    const { deliveryPrice, handOver } = await load(example!, 'pay.mjs');
    const form = new FormData();
    form.set('delivery', await aToken());
    const cart = {
      weight: 2500,
      orderValue: '45.90',
      currency: 'EUR',
      address: { country: 'NL', postalCode: '5611EM' },
      standardPrice: '4.95',
    };
    assert.match(String(await deliveryPrice!(form, cart)), /^\d+\.\d\d$/);
    await assert.rejects(deliveryPrice!(form, { ...cart, weight: 9000 }), /another weight/);
    const order = anOrder({ number: `docs-${Date.now()}`, weight: 2500 });
    const [one, again] = [await handOver!(form, order), await handOver!(form, order)] as { id: string; review: unknown[] }[];
    assert.equal(one!.id, again!.id);
    form.set('delivery', 'standard');
    assert.equal(await deliveryPrice!(form, cart), '4.95');
  });

  it('has a first paint that holds no end of a script', async () => {
    const { inlinedQuote } = await load(of('server', 'js')[1]!, 'paint.mjs');
    const script = String(await inlinedQuote!({ country: 'NL', postalCode: '5611EM', weight: 2500, orderValue: '45.90', currency: 'EUR' }));
    const [, json = ''] = /^<script type="application\/json">(.*)<\/script>$/s.exec(script) ?? [];
    assert.doesNotMatch(json, /</);
    assert.ok((JSON.parse(json) as { options: unknown[] }).options.length > 1);
  });

  it('has a server that takes events of the proxy, each once, and no others', async () => {
    const { onWebhook } = await load(of('server', 'js')[2]!, 'webhook.mjs');
    const secret = newWebhookSecret();
    const body = JSON.stringify({
      type: 'order.delivered',
      timestamp: '2026-11-24T09:00:00Z',
      data: { version: 3, order: { number: 'A-1' } },
    });
    const signed = { id: 'ord_1_3', timestamp: Math.floor(Date.now() / 1000), body };
    const send = async (by: string) =>
      new Request('https://shop.example/', { method: 'POST', headers: await webhookHeaders(signed, [by]), body });
    const told: unknown[] = [];
    const shop = { done: new Set<string>(), update: async (...news: unknown[]) => void told.push(news.slice(0, 2)) };
    for (const [by, status] of [
      [secret, 204],
      [secret, 204],
      [newWebhookSecret(), 400],
    ] as const)
      assert.equal(((await onWebhook!(await send(by), secret, shop)) as Response).status, status);
    assert.deepEqual(told, [['A-1', 'order.delivered']]);
  });

  it('has a marketplace that sends a basket of several sellers to one point', async () => {
    const { onePoint, orderOf } = await load(of('server', 'js')[3]!, 'basket.mjs');
    const near = new URLSearchParams({ key: 'pk_demo_own_v3', country: 'NL', postalCode: '5611EM', carriers: 'postnl' });
    const found = await fetch(`${world.proxyUrl}/checkout/service-points?${near}`, { headers: { Origin: 'http://localhost:8080' } });
    const { points } = (await found.json()) as { points: { id: string; requires: string[] }[] };
    const parts = ['own-v3', 'central-hold'].map((merchant) => ({ merchant, weight: 1200, orderValue: '25.00', currency: 'EUR' }));
    const place = { country: 'NL', postalCode: '5611EM' };
    const point = points.find(({ requires }) => requires.length === 0)!.id;
    const fit = (await onePoint!('demo-admin-key-not-a-secret', point, place, parts)) as { fitsAll: boolean; tokens: { token: string }[] };
    assert.equal(fit.fitsAll, true);
    const order = anOrder({ number: `basket-${Date.now()}`, weight: 1200 });
    const placed = (await orderOf!('sk_demo_own_v3_not_a_secret', fit.tokens[0]!.token, order)) as {
      delivery: { servicePoint: { id: string } };
    };
    assert.equal(placed.delivery.servicePoint.id, point);
  });

  it('has halves of visitors', async () => {
    const { checkoutFor } = await load(of('server', 'js')[4]!, 'halves.mjs');
    const seen = await Promise.all(Array.from({ length: 1000 }, async (_, n) => checkoutFor!(`visitor-${n}`)));
    const share = seen.filter((checkout) => checkout === 'new').length;
    assert.ok(share > 400 && share < 600, `${share} of 1000`);
  });

  it('has lines for a shell that verify a selection', async () => {
    const [example] = of('server', 'bash');
    const { stdout } = await run('bash', ['-c', demo(example!.code)], { env: { ...process.env, TOKEN: await aToken() } });
    assert.equal((JSON.parse(stdout) as { ok: boolean }).ok, true);
  });

  it('has settings with which a proxy starts', async () => {
    const [, example] = of('go-live', 'bash');
    const port = await freePort();
    const cli = `sendcloud-delivery-proxy() { exec "${process.execPath}" --disable-warning=ExperimentalWarning proxy/cli.ts "$@"; }`;
    const env = { ...process.env, PORT: String(port), DATABASE_URL: `file:${join(folder, 'go-live.db')}` };
    const child = spawn('bash', ['-c', `${cli}\n${example!.code}`], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    const lines = createInterface({ input: child.stdout });
    const [said] = (await Promise.race([once(lines, 'line'), closed])) as [unknown];
    child.kill();
    await closed;
    assert.match(String(said), /proxy ready https:\/\/shipping\.shop\.example/);
  });

  /** The page of an example, while `act` looks at it. */
  async function onPage(code: string, act: (page: Page) => Promise<void>): Promise<void> {
    const served = await servePage(`<!doctype html><html lang="en"><title>Shop</title>${demo(code)}</html>`);
    const visit = await world.visit();
    try {
      await visit.page.goto(served.url);
      await act(visit.page);
      assert.deepEqual(visit.complaints, []);
    } finally {
      await visit.close();
      await served.close();
    }
  }

  it('has a line that asks again just before the payment', async () => {
    const tag = `<script type="module" src="${world.proxyUrl}/sendcloud-delivery-picker.js"></script>`;
    await onPage(`${tag}${of('events', 'html')[0]!.code}`, async (page) => {
      await page.locator('[part~="option"] :checked').waitFor();
      assert.equal(await page.evaluate(`(async () => { ${of('events', 'js')[0]!.code} return 'paid'; })()`), 'paid');
    });
  });

  it('has a tag in the place of the hosted picker’s', () =>
    onPage(of('migrating', 'html')[0]!.code.split('<!-- after -->')[1]!, async (page) => {
      await page.waitForFunction('typeof sendcloud?.servicePoints?.open === "function"');
    }));

  it('has rates that a shop can be given', async () => {
    const lines = demo(of('go-live', 'bash')[0]!.code).replace('/merchants/shop', '/merchants/own-v2');
    const { stdout } = await run('bash', ['-c', lines], { env: { ...process.env, ADMIN_KEY: adminKey } });
    const { merchant } = JSON.parse(stdout) as { merchant: { rates: { code: string }[] } };
    assert.deepEqual(
      merchant.rates.map(({ code }) => code),
      ['standard'],
    );
  });

  it('has a line that asks for the events of a shop', async () => {
    const line = demo(of('server', 'bash')[1]!.code).replace('…admin key…', adminKey).replace('/merchants/shop/', '/merchants/own-v2/');
    const { stdout } = await run('bash', ['-c', line]);
    assert.match((JSON.parse(stdout) as { secret: string }).secret, /^whsec_/);
  });

  it('has a script that counts the checkouts shown and chosen in', () =>
    onPage(of('server', 'html')[0]!.code, async (page) => {
      await page.waitForFunction(`performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/checkout/funnel'))`);
      const day = (away: number) => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);
      const response = await fetch(`${world.proxyUrl}/merchants/own-v3/funnel?from=${day(-1)}&to=${day(1)}`, {
        headers: { Authorization: `Bearer ${adminKey}` },
      });
      const { totals } = (await response.json()) as { totals: Record<string, { shown: number }> };
      assert.equal(totals.a?.shown, 1);
    }));

  it('links to files and headings that are there', async () => {
    for (const [page, text] of pages)
      for (const [, path = '', anchor = ''] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)) {
        const target = path ? new URL(path, new URL(page, root)) : new URL(page, root);
        await assert.doesNotReject(access(target), `${page} links to ${path}`);
        if (anchor) assert.ok(headings(await readFile(target, 'utf8')).includes(anchor), `${page} links to #${anchor}`);
      }
  });

  it('names every problem type that a shop may meet in what it says of troubles, or nowhere', async () => {
    const { problemTypes } = await import('../../proxy/contract/problems.ts');
    const text = pages.get('docs/troubleshooting.md') ?? '';
    const named = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, type = '']) => type);
    assert.ok(named.length > 2);
    for (const type of named) assert.ok(Object.hasOwn(problemTypes, type), type);
  });
});

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
