import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox } from '../../demo/sandbox/sandbox.ts';
import { createProxy } from '../../proxy/app.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { openStore } from '../../proxy/store/open.ts';
import type { Store } from '../../proxy/store/store.ts';
import { noLimits } from './bench-proxy.ts';

/** Where orders are taken, and what a shop was given for its shopper's choice. Written as one line of JSON. */
export interface OrdersServer {
  url: string;
  token: string;
  secretKey: string;
}

const [databaseUrl = ''] = process.argv.slice(2);
const { merchants, centralCredentials } = MerchantsFile.parse(demo);
const merchant = merchants.find(({ id }) => id === 'own-v3');
const [origin] = merchant?.origins ?? [];
if (merchant === undefined || origin === undefined) throw new Error('demo/merchants.json holds no merchant own-v3 with an origin');

const sandbox = createSandbox({ now: Date.now, size: 20_000 });
const silence = new Promise<Response>(() => undefined);
const store = await openStore(databaseUrl === 'none' ? 'file::memory:' : databaseUrl);
const proxy = createProxy({
  secrets: [new Uint8Array(32).fill(7)],
  store: databaseUrl === 'none' ? withoutOrders(store) : store,
  publicUrl: 'http://localhost:8787',
  merchants,
  centralCredentials: centralCredentials ?? null,
  limits: noLimits,
  sendcloudUrl: 'http://sandbox.bench',
  authUrl: 'http://sandbox.bench',
  // What is measured is taking orders: their delivery waits for an answer that does not come.
  fetch: async (input, init) => {
    const request = new Request(input, init);
    return new URL(request.url).pathname.startsWith('/api/v3/orders') ? silence : sandbox.fetch(request);
  },
});
await proxy.start();

const path = `/checkout/delivery-options?key=${merchant.publishableKey}&country=NL&postalCode=5611EM&weight=2500&orderValue=45.90&currency=EUR`;
const quoted = await proxy.fetch(new Request(`http://localhost:8787${path}`, { headers: { Origin: origin } }));
const { options } = (await quoted.json()) as { options: { selection: { token: string } | null }[] };
const token = options.find(({ selection }) => selection)?.selection?.token;
if (token === undefined) throw new Error(`The proxy offers nothing that could be ordered: ${quoted.status}`);

serve({ fetch: (request) => proxy.fetch(request), port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
  const server: OrdersServer = { url: `http://127.0.0.1:${port}/orders`, token, secretKey: merchant.secretKey };
  console.log(JSON.stringify(server));
});

/** The same handler with nothing behind it: an order is as good as kept once it is said. */
function withoutOrders(memory: Store): Store {
  const orders: Store['orders'] = {
    ...memory.orders,
    byNumber: async () => null,
    accept: async (order) => ({ outcome: 'created', order }),
  };
  return { ...memory, orders };
}
