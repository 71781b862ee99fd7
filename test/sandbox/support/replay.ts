/** Prints what a fixed row of requests is answered, status by status and byte by byte: `node replay.ts <seed>`. */
import { createSandbox } from '../../../demo/sandbox/sandbox.ts';
import { cart, keysOf, NOW, order, parcel, pointOf, arrange, shipment, toPoint } from '../client.ts';

export async function replay(seed: string): Promise<string> {
  const options = { seed, now: () => NOW };
  const { as } = arrange(options);
  const point = await pointOf(as, 'postnl');
  const sandbox = createSandbox(options);
  const rows: [account: string, method: string, path: string, body?: unknown][] = [
    ['own-v3', 'GET', '/api/v3/service-points?country_code=DE&carrier_code=dhl_de&address=10115'],
    ['own-v3', 'GET', '/api/v3/service-points?country_code=FR&use_integration_carriers=true&latitude=48.85&longitude=2.35&radius=5000'],
    ['own-v3', 'POST', '/api/v3/checkout/delivery-options', cart()],
    ['own-v3', 'POST', '/api/v3/shipping-options', { to_address: { country_code: 'NL' }, calculate_quotes: true }],
    ['central', 'POST', '/api/v3/shipments/announce', toPoint('postnl:pakjegemak', String(point.id))],
    ['central', 'POST', '/api/v3/shipments', shipment()],
    ['central', 'GET', '/api/v3/shipments'],
    ['own-v3', 'POST', '/api/v3/orders', [order()]],
    ['own-v3', 'GET', '/api/v3/orders'],
    ['own-v2', 'POST', '/api/v2/parcels', { parcel: parcel({ request_label: true, shipment: { id: 101 } }) }],
    ['own-v2', 'GET', '/api/v2/parcels'],
    ['oauth-only', 'POST', '/oauth2/token', 'grant_type=client_credentials'],
    ['own-v3', 'GET', '/api/v3/orders?cursor=none'],
  ];
  const answers: string[] = [];
  for (const [account, method, path, body] of rows) {
    const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const request = new Request(`http://sandbox${path}`, { method, headers: { authorization: keysOf(account) }, ...content });
    const response = await sandbox.fetch(request);
    const bytes = Buffer.from(await response.arrayBuffer());
    answers.push(`${response.status} ${response.headers.get('content-type')} ${bytes.toString('base64')}`);
  }
  return answers.join('\n');
}

if (import.meta.main) console.log(await replay(process.argv[2] ?? 'sendcloud'));
