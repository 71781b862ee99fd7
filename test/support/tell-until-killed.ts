/**
 * A proxy on the database named first on the command line that places order after order for one merchant, says each id once it is acknowledged, and
 * tells the shop what happens to them. It never ends by itself. The second argument makes the numbers its own.
 */
import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox } from '../../demo/sandbox/sandbox.ts';
import { createProxy } from '../../proxy/app.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { openStore } from '../../proxy/store/open.ts';
import { anOrder } from './an-order.ts';

const [, , database = 'file::memory:', run = ''] = process.argv;
const { merchants, centralCredentials = null } = MerchantsFile.parse(demo);
const sandbox = createSandbox({ now: Date.now, size: 10 });
const proxy = createProxy({
  secrets: [new Uint8Array(32).fill(7)],
  store: await openStore(database),
  publicUrl: 'http://localhost:8787',
  merchants,
  centralCredentials,
  sendcloudUrl: 'http://sandbox.test',
  authUrl: 'http://sandbox.test',
  fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
});
await proxy.start();
for (let n = 0; ; n++) {
  const request = new Request('http://localhost:8787/orders', {
    method: 'POST',
    headers: { authorization: 'Bearer sk_demo_central_hold_not_a_secret', 'content-type': 'application/json' },
    body: JSON.stringify({ delivery: { option: 'standard' }, order: anOrder({ number: `${run}-${n}` }) }),
  });
  const response = await proxy.fetch(request);
  const { id } = (await response.json()) as { id: string };
  if (response.status !== 201) throw new Error(`${response.status}`);
  process.stdout.write(`${id}\n`);
  await proxy.fetch(new Request(`${request.url}/${id}/cancel`, { method: 'POST', headers: request.headers }));
}
