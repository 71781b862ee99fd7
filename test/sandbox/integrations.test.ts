import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange } from './client.ts';

describe('logs of an integration', () => {
  it('are read newest first, page by page', async () => {
    const { as } = arrange();
    const call = (method: string, path: string, body?: unknown) => as('own-v3')(method, `/api/v3/integrations${path}`, body);
    for (const hour of ['10', '12', '11'])
      await call('POST', '/10001/logs', {
        base_url: 'https://own-v3.example',
        exception: hour,
        created_at: `2026-11-20T${hour}:00:00+01:00`,
      });
    const first = await call('GET', '/10001/logs?page_size=2');
    const said = ({ body }: typeof first) => body.data.map(({ exception }: { exception: string }) => exception);
    assert.deepEqual(said(first), ['12', '11']);
    const next = new URL(/<(.+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '');
    const last = await call('GET', `/10001/logs${next.search}`);
    assert.deepEqual([said(last), last.headers.get('link')], [['10'], null]);
    assert.deepEqual(said(await call('GET', '/logs')), ['12', '11', '10']);
    assert.equal((await call('GET', '/logs?page_size=101')).status, 400);
    assert.equal((await call('GET', '/logs?cursor=soon')).status, 400);
  });

  it('belong to their account alone', async () => {
    const { as } = arrange();
    const { status, body } = await as('own-v3')('POST', '/api/v3/integrations/10001/logs', { base_url: 'https://own-v3.example' });
    assert.deepEqual([status, body.data.created_at, body.data.method], [201, '2026-11-21T19:00:00.000Z', '']);
    assert.deepEqual((await as('central')('GET', '/api/v3/integrations/logs')).body.data, []);
  });
});

describe('the statuses of a shop\u2019s orders', () => {
  const sent = {
    external_id: 'sent',
    translations: [
      { status: 'Verzonden', language: 'nl-nl' },
      { status: 'Sent', language: 'en-gb' },
    ],
  };
  const geliefert = { external_id: 'done', translations: [{ status: 'Geliefert', language: 'de-de' }] };
  const shop = () => {
    const { as } = arrange();
    const call = (method: string, path: string, body?: unknown) => as('own-v3')(method, `/api/v3/shop-order-statuses${path}`, body);
    return { call, save: (...statuses: object[]) => call('POST', '', { integration_id: 10_001, statuses }) };
  };

  it('are told in the language asked for, else in English, else in the first', async () => {
    const { call, save } = shop();
    assert.deepEqual([(await save(sent, geliefert)).status, (await save(sent, geliefert)).body], [200, null]);
    const told = async (query: string) =>
      (await call('GET', `?integration_id=10001${query}`)).body.data.map(({ status }: { status: string }) => status);
    assert.deepEqual(await told('&language=nl-nl'), ['Verzonden', 'Geliefert']);
    assert.deepEqual(await told(''), ['Sent', 'Geliefert']);
    assert.equal((await call('GET', '?integration_id=10001&language=xx')).status, 400);
    assert.equal((await call('GET', '?integration_id=10002')).status, 400);
  });

  it('are deleted when they are not sent again, and a mapping to them is not valid', async () => {
    const { call, save } = shop();
    await save(sent, geliefert);
    const mapping = Object.entries({ READY_TO_SEND: 'sent', IN_TRANSIT: 'sent', DELIVERED: 'done', CANCEL: null }).map(
      ([status_category, external_id]) => ({ status_category, external_id }),
    );
    assert.equal((await call('POST', '/mapping', { integration_id: 10_001, mapping })).status, 200);
    await save(sent);
    const ids = async (query: string) =>
      (await call('GET', `?integration_id=10001${query}`)).body.data.map(({ external_id }: { external_id: string }) => external_id);
    assert.deepEqual([await ids(''), await ids('&show_deleted=true')], [['sent'], ['sent', 'done']]);
    const rows = (await call('GET', '/mapping?integration_id=10001')).body.data.mapping;
    assert.deepEqual(
      rows.map(({ is_valid }: { is_valid: boolean }) => is_valid),
      [true, true, false, true],
    );
    const twice = mapping.map((row) => ({ ...row, status_category: 'CANCEL' }));
    assert.equal((await call('POST', '/mapping', { integration_id: 10_001, mapping: twice })).status, 400);
  });
});
