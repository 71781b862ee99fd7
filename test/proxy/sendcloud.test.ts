import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../proxy/domain/merchant.ts';
import { createSendcloud } from '../../proxy/sendcloud/sendcloud.ts';
import { UpstreamError, type UpstreamErrorKind } from '../../proxy/services/upstream.ts';

const credential: Credential = { id: 'own:shop', publicKey: 'public', secretKey: 'secret', auth: 'basic' };
const question = {
  from: { country: 'NL', postalCode: '5611EM' },
  to: { country: 'NL', postalCode: null },
  weight: 1000,
  orderValue: '10',
  dimensions: null,
  metadata: {},
};

/** Sendcloud answering these one after the other, the last for ever; and what it was asked. */
function answering(...answers: (Response | (() => Promise<Response>))[]) {
  const asked: Request[] = [];
  let now = 0;
  const sendcloud = createSendcloud({
    baseUrl: 'http://sendcloud.test',
    authUrl: 'http://account.test',
    clock: { now: () => now },
    random: () => 0,
    fetch: async (input, init) => {
      asked.push(new Request(input, init));
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? Response.error();
      return typeof answer === 'function' ? answer() : answer.clone();
    },
  });
  return { sendcloud, asked, turn: (milliseconds: number) => (now += milliseconds) };
}

const failsWith = (kind: UpstreamErrorKind) => (error: unknown) => error instanceof UpstreamError && error.kind === kind;
const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers });

describe('an answer that says no', () => {
  const shapes: [string, Response, UpstreamErrorKind, string][] = [
    ['v2', json({ error: { code: 400, request: 'api/v2/parcels', message: 'name: required' } }, 400), 'refused', 'name: required'],
    [
      'v3',
      json({ errors: [{ status: '400', code: 'required', detail: 'Field required', source: { pointer: '/to' } }] }, 400),
      'refused',
      'Field required',
    ],
    [
      'v3 without a code',
      json({ errors: [{ status: '503', code: null, detail: 'Try again later.' }] }, 503),
      'unavailable',
      'Try again later.',
    ],
    ['FastAPI', json({ detail: [{ loc: ['body', 'x'], msg: 'bad', type: 'value_error' }] }, 422), 'refused', 'bad'],
    ['plain detail', json({ detail: 'Parcel does not exist' }, 404), 'not-found', 'Parcel does not exist'],
    ['returns', json({ errors: [{ field: 'returns', code: 409, message: 'Not cancellable.' }] }, 409), 'refused', 'Not cancellable.'],
    ['v2 items', json({ failed_parcels: [{ errors: { name: ['This field is required.'] } }] }, 400), 'refused', 'This field is required.'],
    [
      'OAuth',
      json({ error: 'invalid_client', error_description: 'Client authentication failed' }, 401),
      'unauthenticated',
      'Client authentication failed',
    ],
  ];
  for (const [name, response, kind, words] of shapes) {
    it(`is understood in the shape of ${name}`, async () => {
      const { sendcloud } = answering(response);
      await assert.rejects(sendcloud.quote(credential, question), (error: unknown) => {
        assert.ok(failsWith(kind)(error));
        assert.equal((error as UpstreamError).details[0]?.detail, words);
        return true;
      });
    });
  }

  it('is understood without a body, in XML and in HTML', async () => {
    for (const text of ['', '<Error><Code>NoSuchKey</Code></Error>', '<html>502</html>'])
      await assert.rejects(answering(new Response(text, { status: 502 })).sendcloud.quote(credential, question), failsWith('unavailable'));
  });

  it('is told apart when no configuration is published', async () => {
    const detail = 'There is no active configuration for the authenticated integration';
    const { sendcloud } = answering(json({ errors: [{ status: '400', code: 'non_field_errors', detail }] }, 400));
    await assert.rejects(sendcloud.quote(credential, question), failsWith('no-configuration'));
  });

  it('never holds a key', async () => {
    const { sendcloud } = answering(json({}, 401));
    await assert.rejects(
      sendcloud.integrationId(credential),
      (error: unknown) => !JSON.stringify(error, Object.getOwnPropertyNames(error)).includes('secret'),
    );
  });
});

describe('a call', () => {
  const good = json({ data: { user_id: 1, integration_id: 7 } });

  it('authorises by Basic and names itself, without a body on GET', async () => {
    const { sendcloud, asked } = answering(good);
    assert.equal(await sendcloud.integrationId(credential), 7);
    assert.equal(asked[0]?.headers.get('authorization'), `Basic ${btoa('public:secret')}`);
    assert.match(asked[0]?.headers.get('user-agent') ?? '', /sendcloud-delivery-picker/);
    assert.equal(asked[0]?.body, null);
  });

  it('gets one OAuth token for many calls, and another when it is old', async () => {
    const oauth = { ...credential, auth: 'oauth' as const };
    let tokens = 0;
    let now = 0;
    const sendcloud = createSendcloud({
      baseUrl: 'http://sendcloud.test',
      authUrl: 'http://account.test',
      clock: { now: () => now },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (!request.url.startsWith('http://account.test/')) {
          assert.equal(request.headers.get('authorization'), `Bearer token-${tokens}`);
          return good.clone();
        }
        tokens += 1;
        assert.equal(await request.text(), 'grant_type=client_credentials');
        return json({ access_token: `token-${tokens}`, token_type: 'bearer', expires_in: 3600 });
      },
    });
    await Promise.all([1, 2, 3].map(() => sendcloud.integrationId(oauth)));
    assert.equal(tokens, 1);
    now += 3_600_000;
    await sendcloud.integrationId(oauth);
    assert.equal(tokens, 2);
  });

  it('asks again when a read fails for the moment, and no more than twice', async () => {
    const recovering = answering(json({}, 503), json({}, 500), good);
    assert.equal(await recovering.sendcloud.integrationId(credential), 7);
    const dead = answering(json({}, 500));
    await assert.rejects(dead.sendcloud.integrationId(credential), failsWith('unavailable'));
    assert.equal(dead.asked.length, 3);
  });

  it('does not wait longer than its deadline for what Retry-After wants', async () => {
    const { sendcloud, asked } = answering(json({}, 429, { 'retry-after': '60' }));
    await assert.rejects(sendcloud.integrationId(credential), failsWith('rate-limited'));
    assert.equal(asked.length, 1);
  });

  it('sends a write once', async () => {
    const { sendcloud, asked } = answering(json({}, 500));
    await assert.rejects(sendcloud.orders('v3-shipments').cancel(credential, '1'), failsWith('unavailable'));
    assert.equal(asked.length, 1);
  });

  it('ends by its deadline', async () => {
    const sendcloud = createSendcloud({
      baseUrl: 'http://sendcloud.test',
      authUrl: 'http://account.test',
      clock: { now: () => 0 },
      fetch: (_, init) => new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    });
    await assert.rejects(sendcloud.integrationId(credential, { deadline: 20 }), failsWith('timeout'));
  });

  it('refuses to be redirected, so that keys stay where they belong', async () => {
    const { sendcloud, asked } = answering(new Response(null, { status: 302, headers: { location: 'http://elsewhere.test/' } }));
    await assert.rejects(sendcloud.integrationId(credential), failsWith('malformed'));
    assert.equal(asked.length, 1);
  });

  it('stops reading an answer that does not end', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) });
    await assert.rejects(answering(async () => new Response(endless)).sendcloud.integrationId(credential), failsWith('malformed'));
  });
});

describe('a readable record', () => {
  const option = {
    id: 'es9ce3b9',
    title: 'Standard',
    internal_title: 'x',
    description: null,
    delivery_method_type: 'standard_delivery',
    cut_off_time: null,
    checkout_identifier: { type: 'shipping_option_code', value: 'postnl:standard' },
    shipping_rate: { value: null, currency: 'EUR' },
    carrier: { code: 'postnl', name: 'PostNL', logo_url: '' },
  };

  it('survives null, the text "null", unknown types and missing fields', async () => {
    const odd = [
      option,
      { ...option, delivery_method_type: 'drone_delivery', carrier: { code: 'new_carrier' }, title: 'null', lead_time_hours: 'soon' },
    ];
    const { sendcloud } = answering(json({ configuration_id: 'c', delivery_options: odd, new_field: 1 }));
    const options = await sendcloud.quote(credential, question);
    assert.equal(options.length, 2);
    assert.deepEqual(
      options.map(({ price }) => price),
      [null, null],
      'no rate is not free',
    );
    assert.equal(options[1]?.title, 'x');
  });

  it('keeps its neighbours when one cannot be used', async () => {
    const { sendcloud } = answering(json({ delivery_options: [{ title: 'without an id' }, option] }));
    assert.equal((await sendcloud.quote(credential, question)).length, 1);
  });

  it('tells free from unknown', async () => {
    const { sendcloud } = answering(json({ delivery_options: [{ ...option, shipping_rate: { value: '0', currency: 'EUR' } }] }));
    assert.deepEqual((await sendcloud.quote(credential, question))[0]?.price, { value: '0.00', currency: 'EUR' });
  });

  it('is a service point with numbers as text, a new type and no house number', async () => {
    const point = {
      id: 12,
      name: 'Café “De Hoek” <b>',
      carrier: { code: 'postnl', name: null },
      carrier_service_point_id: null,
      general_shop_type: 'drone_port',
      address: { street: 'Insulindelaan 115', house_number: '115', postal_code: '5642CV', city: 'Eindhoven', country_code: 'NL' },
      position: { latitude: '51.44', longitude: '5.50' },
      opening_times: null,
      distance: null,
    };
    const { sendcloud } = answering(json({ data: { results: [point, { id: 13 }], geocoding: null } }));
    const search = { country: 'NL', carriers: ['postnl'], types: null, place: { postalCode: '5611EM' }, limit: 100 };
    const { points } = await sendcloud.findServicePoints(credential, search);
    assert.equal(points.length, 1);
    assert.deepEqual([points[0]?.id, points[0]?.type, points[0]?.latitude], ['12', 'other', 51.44]);
    assert.deepEqual(points[0]?.addressLines, ['Insulindelaan 115', '5642CV Eindhoven']);
    assert.equal(points[0]?.opening.status, 'unknown');
  });
});
