import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileAssets } from '../../proxy/file-assets.ts';
import { letterMark } from '../../proxy/routes/logos.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const get = (proxy: TestProxy, path: string): Promise<Response> => proxy.proxy.fetch(new Request(`http://localhost:8787${path}`));

async function folder(t: TestContext, files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'assets-test-'));
  t.after(() => rm(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

describe('the widget’s files', () => {
  const start = async (t: TestContext) => {
    const built = await folder(t, {
      'integrity.json': '{"version":"1.2.0"}',
      'v/1.2.0/sendcloud-delivery-picker.js': 'new',
      'secret.txt': 'no',
    });
    const older = await folder(t, { 'v/1.1.0/sendcloud-delivery-picker.js': 'old' });
    return startProxy(t, { assets: fileAssets([built, older]) });
  };

  it('never change under a version, and any page may load them', async (t) => {
    const proxy = await start(t);
    const { headers, status } = await get(proxy, '/v/1.2.0/sendcloud-delivery-picker.js');
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.deepEqual([headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')], ['*', 'cross-origin']);
  });

  it('come compressed to whom that is of use, the same bytes inside', async (t) => {
    const proxy = await start(t);
    const url = 'http://localhost:8787/v/1.2.0/sendcloud-delivery-picker.js';
    const response = await proxy.proxy.fetch(new Request(url, { headers: { 'accept-encoding': 'gzip, br' } }));
    assert.deepEqual([response.headers.get('content-encoding'), response.headers.get('vary')], ['gzip', 'Accept-Encoding']);
    const unzipped = response.body!.pipeThrough(new DecompressionStream('gzip'));
    assert.equal(await new Response(unzipped).text(), 'new');
  });

  it('stay served when they are older', async (t) =>
    assert.equal(await (await get(await start(t), '/v/1.1.0/sendcloud-delivery-picker.js')).text(), 'old'));

  it('are found without a version by a redirect to the newest', async (t) => {
    const proxy = await start(t);
    for (const file of ['sendcloud-delivery-picker.js', 'sendcloud-delivery-picker.classic.js']) {
      const { status, headers } = await get(proxy, `/${file}`);
      assert.deepEqual([status, headers.get('location'), headers.get('cache-control')], [302, `/v/1.2.0/${file}`, 'public, max-age=300']);
    }
    assert.deepEqual(await (await get(proxy, '/integrity.json')).json(), { version: '1.2.0' });
  });

  it('are all that is served', async (t) => {
    const proxy = await start(t);
    for (const path of [
      '/v/1.2.0/..%2f..%2fsecret.txt',
      '/v/../secret.txt',
      '/secret.txt',
      '/v/1.2.0/',
      '/v/1.2.0/nothing.js',
      '/v/..%2f/secret.txt',
    ])
      assert.equal((await get(proxy, path)).status, 404, path);
    assert.equal(await fileAssets([tmpdir()]).read('../etc/passwd'), null);
  });
});

describe('map tiles', () => {
  const tiles = { url: 'https://tiles.test/{z}/{x}/{y}.svg', attribution: '© Someone' };
  const start = (t: TestContext, answer: () => Response) => {
    const asked: string[] = [];
    const fetch = async (input: Parameters<typeof globalThis.fetch>[0]) => {
      asked.push(String(input));
      return answer();
    };
    return startProxy(t, { tiles, fetch: fetch as typeof globalThis.fetch }).then((proxy) => ({ proxy, asked }));
  };
  const image = () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });

  it('come from the configured server, once, and cannot run script', async (t) => {
    const { proxy, asked } = await start(t, image);
    const response = await get(proxy, '/checkout/tiles/6/33/21');
    await get(proxy, '/checkout/tiles/6/33/21');
    assert.deepEqual(asked, ['https://tiles.test/6/33/21.svg']);
    assert.deepEqual([response.status, await response.text(), response.headers.get('content-type')], [200, '<svg/>', 'image/svg+xml']);
    assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('are not asked for where there is no such tile', async (t) => {
    const { proxy, asked } = await start(t, image);
    for (const path of ['6/64/0', '6/0/64', '21/0/0', '-1/0/0', '1/0/x', '1/0/0.5'])
      assert.equal((await get(proxy, `/checkout/tiles/${path}`)).status, 404, path);
    assert.deepEqual(asked, []);
  });

  it('are refused when they are no image or too large', async (t) => {
    const answers = [
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      new Response('x'.repeat(1_000_001), { headers: { 'content-type': 'image/png' } }),
      new Response('', { status: 500 }),
    ];
    for (const answer of answers) {
      const { proxy } = await start(t, () => answer);
      assert.equal((await get(proxy, '/checkout/tiles/1/0/0')).status, 502);
    }
  });

  it('are not there without a tile server', async (t) =>
    assert.equal((await get(await startProxy(t), '/checkout/tiles/1/0/0')).status, 404));
});

describe('carriers’ marks', () => {
  it('are neutral letters with the carrier’s name', async (t) => {
    const response = await get(await startProxy(t), '/checkout/logos/postnl');
    assert.equal(response.headers.get('content-type'), 'image/svg+xml');
    const svg = await response.text();
    assert.ok(svg.includes('aria-label="PostNL"') && svg.includes('>PN<'));
  });
  it('are made for any code, also one that every object knows', async (t) => {
    assert.equal((await get(await startProxy(t), '/checkout/logos/__proto__')).status, 200);
    assert.ok(letterMark('constructor').includes('aria-label="Constructor"'));
  });
  it('never carry markup of a carrier’s code', () => assert.ok(!letterMark('<script>"').includes('<script>')));
});
