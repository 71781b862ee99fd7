import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import demo from '../../demo/merchants.json' with { type: 'json' };
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { startBenchProxy } from './bench-proxy.ts';

/** Where the servers of the bench are, and the read that is measured. Written as one line of JSON. */
export interface ReadsServers {
  proxy: string;
  bare: string;
  path: string;
  origin: string;
}

const { merchants } = MerchantsFile.parse(demo);
const [merchant] = merchants;
const [origin] = merchant?.origins ?? [];
if (merchant === undefined || origin === undefined) throw new Error('demo/merchants.json holds no merchant with an origin');

const { proxy } = await startBenchProxy({ now: Date.now, size: 20_000 }, { merchants });
const path = `/checkout/service-points?key=${merchant.publishableKey}&country=NL&postalCode=5611EM`;
const first = await proxy.fetch(new Request(`http://localhost:8787${path}`, { headers: { Origin: origin } }));
if (!first.ok) throw new Error(`The proxy answers ${first.status}: ${await first.text()}`);
const body = (await first.json()) as object;
const compressed = gzipSync(Buffer.from(JSON.stringify(body)));

/** What the proxy is held against: no key, no origin, no cache, no limit; only the answer. */
const bare = new Hono()
  .get('/json', (c) => c.json(body))
  .get('/gzip', () => new Response(compressed, { headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } }))
  .get('/cpu', (c) => c.text(String(process.cpuUsage().user + process.cpuUsage().system)))
  .get('/memory', (c) => c.text(String(Math.round(process.memoryUsage().rss / 1e6))));

const listen = (fetch: (request: Request, client?: string) => Response | Promise<Response>): Promise<string> =>
  new Promise((resolve) =>
    serve(
      { fetch: (request, { incoming }) => fetch(request, incoming.socket.remoteAddress), port: 0, hostname: '127.0.0.1' },
      ({ port }: AddressInfo) => resolve(`http://127.0.0.1:${port}`),
    ),
  );

const servers: ReadsServers = { proxy: await listen(proxy.fetch), bare: await listen((request) => bare.fetch(request)), path, origin };
console.log(JSON.stringify(servers));
