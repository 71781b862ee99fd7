import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type RunningSandbox, startSandbox } from '../../demo/sandbox/server.ts';
import { validateResponse } from '../support/openapi.ts';
import { documentedOperations, openapiMissing, type Operation } from '../support/openapi-documents.ts';
import { keysOf, withoutNulls } from './client.ts';
import { coveredOperations, isCovered, nameOf } from './support/coverage.ts';
import { type Belongings, type GeneratedRequest, requestsFor, send } from './support/generated-client.ts';

const KEYS = keysOf('two-brands');

/** Made before read, read before changed, cancelled and deleted last, and the keys' own integration after all else. */
function turnOf({ method, template }: Operation): number {
  if (method === 'delete') return template.includes('integrations') ? 6 : 5;
  if (template.endsWith('cancel')) return 4;
  if (method === 'patch' || method === 'put') return 3;
  if (method === 'get') return 2;
  return /create-label|\/labels$/.test(template) ? 1 : 0;
}

// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;

const papersOf = (id: number): Belongings => ({
  fields: { 'label.parcels': [id] },
  parameters: { parcel_id: id, parcels: [id], ids: [id], '/api/v3/parcels/': id, '/api/v2/parcels/': id },
});

/** What a reply adds to the caller's belongings: ids to read, change and cancel by. */
const HARVEST: Record<string, (body: Body) => Partial<Belongings>> = {
  'POST /api/v3/orders': ({ data: [order] }) => ({
    fields: { order_id: order.order_id, 'order.order_number': order.order_number, 'orders.order_number': order.order_number },
    parameters: { '/api/v3/orders/': order.id },
  }),
  'POST /api/v3/returns': ({ return_id }) => ({ parameters: { '/api/v3/returns/': return_id } }),
  'POST /api/v3/shipments/announce': ({ data: { id, parcels } }) => ({
    parameters: {
      '/api/v3/shipments/': id,
      '/api/v3/parcels/tracking/': parcels[0].tracking_number,
      '/api/v2/tracking/': parcels[0].tracking_number,
    },
    // One with customs papers serves every document.
    ...(parcels[0].documents.length > 1 && papersOf(parcels[0].id)),
  }),
  'POST /api/v2/parcels': ({ parcel }) =>
    parcel ? { fields: { 'parcel.id': parcel.id }, parameters: { 'POST /api/v2/parcels/{id}/cancel': parcel.id } } : {},
};

/** Where recorded replies and the document differ, the sandbox keeps to the recordings. */
const RECORDED_OTHERWISE = ['PUT /api/v2/parcels 200: /parcel must be array'];

describe('a client made from Sendcloud’s documents', { skip: openapiMissing }, () => {
  let running: RunningSandbox;
  before(async () => {
    running = await startSandbox({ port: 0 });
  });
  after(() => running.close());

  const read = async (path: string): Promise<Body> => (await fetch(running.url + path, { headers: { authorization: KEYS } })).json();

  /** What anyone with these keys can find out about what is theirs. */
  async function belongingsAtFirst(): Promise<Belongings> {
    const { integration_id } = (await read('/api/v3/user/auth/metadata')).data;
    const [brand] = (await read('/api/v3/brands')).data;
    const [sender] = (await read('/api/v3/addresses/sender-addresses')).data;
    const [contract] = (await read('/api/v3/contracts')).data;
    const [point] = (await read('/api/v3/service-points?country_code=NL&use_integration_carriers=true&address=5611EM')).data.results;
    const checkout = (await read('/__sandbox/accounts')).accounts.find(({ name }: Body) => name === 'two-brands').checkout;
    return {
      fields: {
        integration_id,
        'integration.id': integration_id,
        brand_id: brand.id,
        sender_address_id: sender.id,
        sender_address: sender.id,
        contract_id: contract.id,
        contract: contract.id,
        service_point: point.id,
        grant_type: 'client_credentials',
        'parcel.request_label': false,
      },
      parameters: {
        '/api/v3/brands/': brand.id,
        '/api/v3/contracts/': contract.id,
        '/api/v3/integrations/': integration_id,
        '/api/v3/addresses/sender-addresses/': sender.id,
        integration_id,
        service_point_id: point.id,
        configuration_id: checkout,
        use_integration_carriers: true,
        access_token: 'demo-two-brands-public',
      },
    };
  }

  const ask = async (request: GeneratedRequest) => {
    const response = await send(running.url, request, KEYS);
    const isJson = response.headers.get('content-type')?.includes('json');
    const body: Body = isJson ? await response.json() : await response.arrayBuffer();
    return { status: response.status, body };
  };

  it('finds every covered operation, and each of its answers is as documented', async () => {
    const belongings = await belongingsAtFirst();
    const [unserved, wrong]: [string[], string[]] = [[], []];
    for (const operation of coveredOperations().toSorted((a, b) => turnOf(a) - turnOf(b))) {
      const statuses: number[] = [];
      for (const request of requestsFor(operation, belongings)) {
        const { status, body } = await ask(request);
        statuses.push(status);
        const problems = validateResponse(
          { method: request.method, path: operation.template },
          { status, body: request.path.startsWith('/api/v2') ? withoutNulls(body) : body },
        );
        wrong.push(...problems.map((problem) => `${nameOf(operation)} ${status}: ${problem}`));
        if (status >= 300) continue;
        const { fields, parameters } = HARVEST[nameOf(operation)]?.(body) ?? {};
        belongings.fields = { ...fields, ...belongings.fields };
        belongings.parameters = { ...parameters, ...belongings.parameters };
      }
      if (!statuses.some((status) => status < 300)) unserved.push(`${nameOf(operation)}: ${statuses}`);
    }
    assert.deepEqual({ wrong, unserved }, { wrong: RECORDED_OTHERWISE, unserved: [] });
    assert.ok(coveredOperations().length >= 70);
  });

  it('finds nothing where the sandbox says that it covers nothing', async () => {
    const fresh = await startSandbox({ port: 0 });
    try {
      for (const operation of documentedOperations().filter((each) => !isCovered(each))) {
        const [request] = requestsFor(operation, { fields: {}, parameters: {} });
        assert.equal(request && (await send(fresh.url, request, KEYS)).status, 404, nameOf(operation));
      }
    } finally {
      await fresh.close();
    }
  });
});
