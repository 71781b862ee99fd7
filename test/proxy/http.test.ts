import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem, problemTypes } from '../../proxy/contract/problems.ts';
import { routes } from '../../proxy/contract/routes.ts';
import { cart, shopOrigin, startProxy } from '../support/proxy.ts';

const key = 'pk_demo_own_v3';
const base = 'http://localhost:8787';

describe('every refusal', () => {
  const json = { 'content-type': 'application/json', origin: shopOrigin };
  const cases: [name: string, path: string, init: RequestInit, status: number, type: string][] = [
    ['an unknown path', '/nothing', {}, 404, 'not-found'],
    ['a wrong method', '/selections/verify', { method: 'GET' }, 405, 'method-not-allowed'],
    ['a wrong method on a path with an id', '/orders/ord_1', { method: 'PUT' }, 405, 'method-not-allowed'],
    ['a body that is no JSON', '/checkout/selections', { method: 'POST', body: '{', headers: json }, 400, 'invalid-request'],
    ['a body that is JSON but no object', '/checkout/selections', { method: 'POST', body: '[]', headers: json }, 400, 'invalid-request'],
    [
      'another media type',
      '/checkout/selections',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['a form', '/checkout/selections', { method: 'POST', body: new URLSearchParams({ key }) }, 415, 'unsupported-media-type'],
    [
      'too large a body',
      '/checkout/selections',
      { method: 'POST', body: JSON.stringify({ key, x: 'x'.repeat(40_000) }), headers: json },
      413,
      'body-too-large',
    ],
    ['no key', '/checkout/delivery-options', { headers: json }, 400, 'invalid-request'],
    [
      'an unknown key',
      `/checkout/delivery-options?${new URLSearchParams({ ...cart, key: 'pk_no' })}`,
      { headers: json },
      401,
      'unauthenticated',
    ],
    [
      'a secret key in a page',
      `/checkout/delivery-options?${new URLSearchParams({ ...cart, key: 'sk_demo_own_v3_not_a_secret' })}`,
      { headers: json },
      401,
      'unauthenticated',
    ],
    [
      'a page not on the list',
      `/checkout/delivery-options?${new URLSearchParams({ ...cart, key })}`,
      { headers: { origin: 'https://evil.test' } },
      403,
      'origin-not-allowed',
    ],
    ['nobody’s page', `/checkout/delivery-options?${new URLSearchParams({ ...cart, key })}`, {}, 403, 'origin-not-allowed'],
    ['a shop without a key', '/selections/verify', { method: 'POST', body: '{}', headers: json }, 401, 'unauthenticated'],
    ['an operator without a key', '/merchants', {}, 401, 'unauthenticated'],
    ['a file that is not there', '/v/9.9.9/sendcloud-delivery-picker.js', {}, 404, 'not-found'],
    ['an unknown problem', '/problems/constructor', {}, 404, 'not-found'],
  ];
  for (const [name, path, init, status, type] of cases)
    it(`has one shape: ${name}`, async (t) => {
      const { proxy } = await startProxy(t);
      const response = await proxy.fetch(new Request(base + path, init));
      const problem = Problem.parse(await response.json());
      assert.deepEqual([response.status, problem.status, problem.type], [status, status, `${base}/problems/${type}`]);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.equal(problem.requestId, response.headers.get('x-request-id'));
      assert.equal(response.headers.get('cache-control'), 'no-store');
    });

  it('names every wrong field and what would be right', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.read('/checkout/delivery-options', {
      key,
      country: 'Holland',
      weight: '2.5',
      orderValue: '4,95',
      currency: 'euro',
    });
    const { errors } = Problem.parse(await response.json());
    assert.deepEqual(errors?.map(({ field }) => field).toSorted(), ['country', 'currency', 'orderValue', 'weight']);
    assert.ok(errors?.every(({ expected }) => expected.startsWith('a ') || expected.startsWith('an ')));
  });

  it('refuses a body that grows too large without a stated length', async (t) => {
    const { proxy } = await startProxy(t);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(10_000))) });
    const init = { method: 'POST', body: endless, headers: { 'content-type': 'application/json' }, duplex: 'half' } as RequestInit;
    assert.equal((await proxy.fetch(new Request(`${base}/checkout/selections`, init))).status, 413);
  });

  it('says nothing of an error we did not foresee, and logs it under the request’s id', async (t) => {
    const proxy = await startProxy(t);
    await proxy.store.close();
    proxy.advance(60_000);
    const response = await proxy.operator('GET', '/merchants');
    const { type, detail, requestId } = Problem.parse(await response.json());
    assert.deepEqual([response.status, type, detail], [500, `${base}/problems/internal`, undefined]);
    assert.ok(proxy.logged().includes(requestId));
  });
});

describe('request ids', () => {
  it('are the caller’s when harmless, ours otherwise', async (t) => {
    const { proxy } = await startProxy(t);
    const idFor = async (sent: string) =>
      (await proxy.fetch(new Request(`${base}/health`, { headers: { 'x-request-id': sent } }))).headers.get('x-request-id');
    assert.equal(await idFor('checkout-12345'), 'checkout-12345');
    assert.match((await idFor('<script>')) ?? '', /^[0-9a-f-]{36}$/);
    assert.match((await idFor('x'.repeat(100))) ?? '', /^[0-9a-f-]{36}$/);
  });
});

describe('CORS', () => {
  it('names the page’s origin and no other', async (t) => {
    const proxy = await startProxy(t);
    const allowed = await proxy.read('/checkout/delivery-options', { key, ...cart });
    assert.equal(allowed.headers.get('access-control-allow-origin'), shopOrigin);
    assert.match(allowed.headers.get('vary') ?? '', /Origin/);
    const refused = await proxy.read('/checkout/delivery-options', { key, ...cart }, { origin: 'https://evil.test' });
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
    assert.match(refused.headers.get('vary') ?? '', /Origin/);
  });

  it('lets a listed page read refusals too', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.read('/checkout/delivery-options', { key });
    assert.deepEqual([response.status, response.headers.get('access-control-allow-origin')], [400, shopOrigin]);
  });

  it('answers a preflight for a JSON body, to listed origins only', async (t) => {
    const { proxy } = await startProxy(t);
    const preflight = (origin: string) =>
      proxy.fetch(
        new Request(`${base}/checkout/selections`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
        }),
      );
    const { status, headers } = await preflight(shopOrigin);
    assert.deepEqual(
      [status, headers.get('access-control-allow-origin'), headers.get('access-control-max-age')],
      [204, shopOrigin, '3600'],
    );
    assert.match(headers.get('access-control-allow-headers') ?? '', /Content-Type/);
    assert.equal((await preflight('https://evil.test')).headers.get('access-control-allow-origin'), null);
  });

  it('lets same-origin pages read, which send no Origin', async (t) => {
    const { proxy } = await startProxy(t);
    const read = (headers: Record<string, string>) =>
      proxy.fetch(new Request(`${base}/checkout/delivery-options?${new URLSearchParams({ key, ...cart })}`, { headers }));
    assert.equal((await read({ 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await read({ referer: `${base}/pay` })).status, 200);
    assert.equal((await read({ 'sec-fetch-site': 'cross-site', referer: `${base}/pay` })).status, 403);
  });

  it('gives server routes to no page', async (t) => {
    const { proxy } = await startProxy(t);
    const response = await proxy.fetch(new Request(`${base}/selections/verify`, { method: 'OPTIONS', headers: { origin: shopOrigin } }));
    assert.deepEqual(
      [response.status, response.headers.get('allow'), response.headers.get('access-control-allow-origin')],
      [204, 'POST, OPTIONS', null],
    );
  });
});

describe('HEAD', () => {
  it('answers like GET, without a body', async (t) => {
    const { proxy } = await startProxy(t);
    const response = await proxy.fetch(new Request(`${base}/health`, { method: 'HEAD' }));
    assert.deepEqual([response.status, await response.text(), response.headers.get('content-type')], [200, '', 'application/json']);
  });
});

describe('what the proxy says of itself', () => {
  it('is well, and ready while the store can be written', async (t) => {
    const proxy = await startProxy(t);
    const status = async (path: string) => (await proxy.proxy.fetch(new Request(base + path))).status;
    assert.deepEqual([await status('/health'), await status('/ready')], [200, 200]);
    await proxy.store.close();
    proxy.advance(1000);
    assert.deepEqual([await status('/health'), await status('/ready')], [200, 503]);
  });

  it('is not ready before it has started, nor once it stops', async (t) => {
    const { proxy } = await startProxy(t);
    const ready = async () => (await proxy.fetch(new Request(`${base}/ready`))).status;
    await proxy.stop();
    assert.equal(await ready(), 503);
    await proxy.start();
    assert.equal(await ready(), 200);
  });

  it('counts what it does for the operator, and for nobody else', async (t) => {
    const proxy = await startProxy(t);
    await proxy.read('/checkout/delivery-options', { key: 'pk_demo_own_v3', ...cart });
    await proxy.shop('GET', '/orders/somebody@example.com');
    await proxy.shop('GET', '/people/somebody@example.com');
    await proxy.operator('GET', '/charges');
    assert.equal((await proxy.operator('GET', '/metrics', undefined, 'not the key')).status, 401);
    const response = await proxy.operator('GET', '/metrics');
    const text = await response.text();
    assert.match(response.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    assert.match(text, /^delivery_proxy_requests_total\{area="checkout",status="200"\} 1$/m);
    assert.match(text, /^delivery_proxy_requests_total\{area="charges",status="200"\} 1$/m);
    assert.match(text, /^delivery_proxy_requests_total\{area="other",status="404"\} 1$/m);
    assert.match(text, /^delivery_proxy_request_seconds_bucket\{area="checkout",le="\+Inf"\} 1$/m);
    assert.match(text, /^delivery_proxy_upstream_total\{.*account="own".*\} \d+$/m);
    assert.match(text, /^delivery_proxy_orders_to_deliver 0$/m);
    for (const line of text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e-]+)$/);
    assert.doesNotMatch(text, /somebody|own-v3|own_v3|example/);
  });

  it('describes every route in OpenAPI, with its caching', async (t) => {
    const { proxy } = await startProxy(t);
    const { openapi, paths } = (await (await proxy.fetch(new Request(`${base}/openapi.json`))).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>;
    };
    assert.equal(openapi, '3.1.0');
    for (const { method, path, answers } of routes) {
      const operation = paths[path]?.[method.toLowerCase()];
      for (const status of Object.keys(answers)) assert.ok(operation?.responses[status]?.headers, `${method} ${path} ${status}`);
    }
  });

  it('describes no route that is not there', async (t) => {
    const { proxy } = await startProxy(t);
    const silent = ['/webhooks/{address}', '/webhooks/connect/{address}']; // an address nobody has must look like no address at all
    for (const { method, path } of routes.filter((route) => !silent.includes(route.path))) {
      const url =
        base +
        path
          .replace('{z}/{x}/{y}', '1/1/1')
          .replace('{type}', 'internal')
          .replace('{carrier}', 'dhl')
          .replaceAll(/\{\w+\}/g, 'x');
      const response = await proxy.fetch(new Request(url, { method, headers: { origin: shopOrigin } }));
      const isProblem = response.headers.get('content-type') === 'application/problem+json'; // the repair page answers people
      const type = isProblem ? Problem.parse(await response.json()) : '';
      assert.ok(!type || type.detail !== undefined || !/not-found|method-not-allowed/.test(type.type), `${method} ${path}`);
    }
  });

  it('explains each problem type where its URL points', async (t) => {
    const { proxy } = await startProxy(t);
    for (const [type, { status, title }] of Object.entries(problemTypes)) {
      const response = await proxy.fetch(new Request(`${base}/problems/${type}`));
      assert.deepEqual(await response.json(), { type: `${base}/problems/${type}`, status, title });
    }
  });
});
