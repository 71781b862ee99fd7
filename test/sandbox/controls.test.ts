import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '../../demo/sandbox/server.ts';
import { arrange, cart, keysOf, NOW, order, pointOf, shipment, toPoint } from './client.ts';
import { replay } from './support/replay.ts';

describe('keys', () => {
  it('open by Basic or by token, and nothing else does', async () => {
    const { as, sandbox } = arrange();
    const read = (authorization: string) =>
      sandbox.fetch(new Request('http://sandbox/api/v3/user/auth/metadata', { headers: { authorization } }));
    assert.equal((await as('own-v3')('GET', '/api/v3/user/auth/metadata')).body.data.integration_id, 10_001);
    const refused = await as('revoked')('GET', '/api/v3/user/auth/metadata');
    assert.deepEqual(
      [refused.status, refused.body],
      [
        401,
        { errors: [{ detail: 'Invalid username/password.', source: { pointer: '/data' }, code: 'authentication_failed', status: '401' }] },
      ],
    );
    assert.deepEqual((await as('revoked')('GET', '/api/v2/user')).body, {
      error: { code: 401, request: 'api/v2/user', message: 'Invalid username/password.' },
    });
    assert.equal((await as('oauth-only')('GET', '/api/v3/user/auth/metadata')).status, 401);
    const token = await as('oauth-only')('POST', '/oauth2/token', 'grant_type=client_credentials&scope=api');
    assert.deepEqual([token.body.token_type, token.body.expires_in, token.body.scope], ['bearer', 3600, 'api']);
    assert.equal((await read(`Bearer ${token.body.access_token}`)).status, 200);
    sandbox.clock.advance(3_600_000);
    assert.equal((await read(`Bearer ${token.body.access_token}`)).status, 401);
  });

  it('ask for a token in OAuth’s own words', async () => {
    const { as } = arrange();
    assert.equal((await as('own-v3')('POST', '/oauth2/token', 'grant_type=password')).body.error, 'unsupported_grant_type');
    assert.equal((await as('revoked')('POST', '/oauth2/token', 'grant_type=client_credentials')).body.error, 'invalid_client');
  });
});

describe('faults', () => {
  it('strike whom they name, as often as they say', async () => {
    const { as, control } = arrange();
    await control('POST', '/faults', { kind: 'status', status: 429, account: 'own-v3', method: 'GET', path: '/api/v3/orders', times: 2 });
    const read = async (account: string, path = '/api/v3/orders') => (await as(account)('GET', path)).status;
    assert.deepEqual(
      [await read('central'), await read('own-v3', '/api/v3/brands'), await read('own-v3'), await read('own-v3'), await read('own-v3')],
      [200, 200, 429, 429, 200],
    );
    assert.equal((await control('GET', '/faults')).body.faults[0].struck, 2);
  });

  it('roll the same dice from the same seed', async () => {
    const rolls = async () => {
      const { as, control } = arrange();
      await control('POST', '/faults', { kind: 'status', rate: 0.5, seed: 'dice' });
      const statuses: number[] = [];
      for (let call = 0; call < 20; call++) statuses.push((await as('own-v3')('GET', '/api/v3/brands')).status);
      return statuses.join();
    };
    const once = await rolls();
    assert.equal(await rolls(), once);
    assert.ok(once.includes('200') && once.includes('500'));
  });

  it('fail before the work, or after it is saved', async () => {
    const { as, control } = arrange();
    const saved = async () => (await as('own-v3')('GET', '/api/v3/orders')).body.data.length;
    const save = () => as('own-v3')('POST', '/api/v3/orders', [order()]);
    await control('POST', '/faults', { kind: 'status', method: 'POST', times: 1 });
    assert.deepEqual([(await save()).status, await saved()], [500, 0]);
    await control('POST', '/faults', { kind: 'status-after-commit', method: 'POST', times: 1 });
    assert.deepEqual([(await save()).status, await saved()], [500, 1]);
  });

  it('cut, hang, truncate and lie in HTML on a real socket', async () => {
    const { sandbox, url, close } = await startSandbox({ port: 0 });
    const read = (signal?: AbortSignal) =>
      fetch(`${url}/api/v3/parcels/statuses`, { headers: { authorization: keysOf('own-v3') }, ...(signal && { signal }) });
    try {
      sandbox.faults.add({ kind: 'reset', times: 1 });
      await assert.rejects(read(), /fetch failed/);
      sandbox.faults.add({ kind: 'reset-after-commit', times: 1 });
      await assert.rejects(read(), /fetch failed/);
      const hang = sandbox.faults.add({ kind: 'hang', times: 1 });
      const patience = new AbortController();
      const silent = read(patience.signal);
      while (hang.struck === 0) await new Promise(setImmediate);
      assert.equal((await read()).status, 200, 'who asks later is answered before');
      patience.abort();
      await assert.rejects(silent, { name: 'AbortError' });
      sandbox.faults.add({ kind: 'truncated', times: 1 });
      const half = await read();
      assert.equal(half.status, 200);
      await assert.rejects(half.text(), /terminated/);
      sandbox.faults.add({ kind: 'html', times: 1 });
      const html = await read();
      assert.deepEqual([html.status, html.headers.get('content-type')], [502, 'text/html; charset=utf-8']);
      assert.equal((await read()).status, 200);
    } finally {
      await close();
    }
  });

  it('need no fault to refuse a GET with a body', async () => {
    const { url, close } = await startSandbox({ port: 0 });
    try {
      const status = await new Promise((resolve, reject) => {
        const call = request(
          `${url}/api/v3/organization`,
          { method: 'GET', headers: { authorization: keysOf('own-v3'), 'content-length': 2 } },
          (response) => resolve(response.resume().statusCode),
        );
        call.on('error', reject).end('{}');
      });
      assert.equal(status, 403);
    } finally {
      await close();
    }
  });
});

describe('the controls', () => {
  it('describe themselves in lines that work as they are pasted, one after the other', async () => {
    const { url, close } = await startSandbox({ port: 0 });
    try {
      const text = await (await fetch(url)).text();
      const lines = text.match(/^ +curl .*$/gm) ?? [];
      assert.ok(lines.length > 30, text);
      for (const line of lines) {
        const quiet = line.trim().replace('curl ', 'curl -s -o /dev/null -w "%{http_code}" ');
        const { stdout } = await promisify(execFile)('bash', ['-c', quiet]);
        assert.match(stdout, /^2\d\d$/, `${line} → ${stdout}`);
      }
    } finally {
      await close();
    }
  });

  it('remember requests by account, without a secret', async () => {
    const { as, control } = arrange();
    await as('own-v3')('POST', '/api/v3/orders', [order()]);
    await as('central')('GET', '/api/v3/brands?page_size=3');
    const log = await control('GET', '/requests?account=own-v3');
    assert.deepEqual(
      log.body.requests.map(({ account, method, path, status, body, at }: Record<string, unknown>) => [
        account,
        method,
        path,
        status,
        body,
        at,
      ]),
      [['demo-own-v3-public', 'POST', '/api/v3/orders', 201, [order()], new Date(NOW).toISOString()]],
    );
    const all = await control('GET', '/requests');
    assert.ok(!JSON.stringify(all.body).includes('secret'));
    assert.deepEqual(all.body.requests[1].query, { page_size: '3' });
    await control('DELETE', '/requests');
    assert.deepEqual((await control('GET', '/requests')).body.requests, []);
  });

  it('show what an account holds, and forget everything on reset', async () => {
    const { as, control, sandbox } = arrange();
    await as('own-v3')('POST', '/api/v3/orders', [order()]);
    assert.equal((await control('GET', '/accounts/own-v3/orders')).body.data.length, 1);
    sandbox.clock.advance(1000);
    assert.equal((await control('POST', '/reset')).status, 204);
    assert.deepEqual((await control('GET', '/accounts/own-v3/orders')).body.data, []);
    assert.equal(sandbox.clock.now(), NOW);
  });

  it('take the keys of an account away, and give them back', async () => {
    const { as, control } = arrange();
    const status = async () => (await as('own-v3')('GET', '/api/v3/user/auth/metadata')).status;
    assert.equal((await control('PATCH', '/accounts/own-v3', { revoked: true })).body.revoked, true);
    assert.equal(await status(), 401);
    await control('PATCH', '/accounts/own-v3', { revoked: false });
    assert.equal(await status(), 200);
  });

  it('say what is wrong with what they are asked', async () => {
    const { control } = arrange();
    const { status, body } = await control('POST', '/faults', { kind: 'gremlins' });
    assert.equal(status, 400);
    assert.match(body.error, /kind/);
  });
});

describe('rate limits', () => {
  it('keep to the published budgets when they are on', async () => {
    const { as, control, sandbox } = arrange();
    await control('PATCH', '/settings', { rateLimits: true });
    const write = async () => (await as('own-v3')('POST', '/api/v3/service-points/1/check-availability')).status;
    const burst: number[] = [];
    for (let call = 0; call < 16; call++) burst.push(await write());
    assert.deepEqual([burst.filter((status) => status === 404).length, burst.at(-1)], [15, 429]);
    sandbox.clock.advance(1_000);
    assert.equal(await write(), 404);
    assert.equal((await as('central')('POST', '/api/v3/service-points/1/check-availability')).status, 404);
  });
});

describe('the worst case', () => {
  it('twists replies but not what is kept, the same way each time', async () => {
    const { as, control } = arrange();
    const read = async () =>
      (await as('own-v3')('GET', '/api/v3/service-points?country_code=NL&carrier_code=postnl&address=5611EM')).body.data.results;
    const plain = await read();
    await control('PATCH', '/settings', { personality: 'worst-case' });
    const twisted = await read();
    assert.deepEqual(twisted, await read());
    assert.equal(twisted.length, plain.length);
    const some = (
      test: (point: Record<string, never> & { position: Record<string, unknown>; general_shop_type: string; id: unknown }) => boolean,
    ) => assert.ok(twisted.some(test), test.toString());
    some(({ id }) => typeof id === 'string');
    some(({ position }) => typeof position.latitude === 'string');
    some((point) => !('is_open_tomorrow' in point));
    some(({ general_shop_type }) => general_shop_type === 'something_new');
    assert.ok((await as('own-v3')('POST', '/api/v3/checkout/delivery-options', cart())).body.delivery_options.length > 4);
    await control('PATCH', '/settings', { personality: 'documented' });
    assert.deepEqual(await read(), plain);
  });
});

describe('charges', () => {
  it('fall due with the label or with the first scan, and come back when cancelled', async () => {
    const { as, control } = arrange();
    const charges = async () =>
      (await control('GET', '/accounts/central/charges')).body.data.map(
        ({ amount, reason }: { amount: string; reason: string }) => `${reason} ${amount}`,
      );
    const dhl = await pointOf(as, 'dhl');
    const scanned = await as('central')(
      'POST',
      '/api/v3/shipments/announce',
      toPoint('dhl:complete/standard,service_point', String(dhl.id)),
    );
    assert.deepEqual(await charges(), []);
    await control('POST', `/parcels/${scanned.body.data.parcels[0].id}/advance`);
    assert.deepEqual(await charges(), ['first-scan 4.45']);
    const labelled = await as('central')('POST', '/api/v3/shipments/announce', shipment());
    assert.deepEqual((await charges()).toSorted(), ['first-scan 4.45', 'label 5.95']);
    await as('central')('POST', `/api/v3/shipments/${labelled.body.data.id}/cancel`);
    assert.deepEqual((await charges()).toSorted(), ['cancellation -5.95', 'first-scan 4.45', 'label 5.95']);
  });
});

describe('surcharges', () => {
  it('appear on the account when the carrier sends its bill', async () => {
    const { as, control, sandbox } = arrange();
    const made = await as('central')('POST', '/api/v3/shipments/announce', shipment());
    const { id } = made.body.data.parcels[0];
    const charges = async () =>
      (await control('GET', '/accounts/central/charges')).body.data.map(
        ({ amount, reason }: { amount: string; reason: string }) => `${reason} ${amount}`,
      );
    await control('POST', `/parcels/${id}/surcharge`, { reason: 'weight-correction', cents: 250, afterMs: 86_400_000 });
    assert.deepEqual(await charges(), ['label 5.95']);
    sandbox.clock.advance(86_400_000);
    assert.deepEqual(await charges(), ['label 5.95', 'weight-correction 2.50']);
  });
});

describe('a sandbox', () => {
  it('answers byte for byte the same from the same seed, also after a restart in another process', async () => {
    const here = await replay('twice');
    assert.equal(await replay('twice'), here);
    const program = fileURLToPath(new URL('./support/replay.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'twice'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    assert.equal(stdout, `${here}\n`);
    assert.notEqual(await replay('otherwise'), here);
  });

  it('has thousands of accounts when asked, each with holdings of its own', async () => {
    const { as } = arrange({ extraAccounts: 3000 });
    const { integration_id } = (await as('extra-3000')('GET', '/api/v3/user/auth/metadata')).body.data;
    const details = { ...order().order_details, integration: { id: integration_id } };
    assert.equal((await as('extra-3000')('POST', '/api/v3/orders', [order({ order_details: details })])).status, 201);
    assert.deepEqual((await as('extra-2999')('GET', '/api/v3/orders')).body.data, []);
  });
});
