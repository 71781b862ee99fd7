import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox } from '../../demo/sandbox/sandbox.ts';
import { createProxy } from '../../proxy/app.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';

/** Where the servers of the bench are, and the read that is measured. Written as one line of JSON. */
export interface ReadsServers {
  proxy: string;
  bare: string;
  path: string;
  origin: string;
}

const { merchants, centralCredentials } = MerchantsFile.parse(demo);
const [merchant] = merchants;
const [origin] = merchant?.origins ?? [];
if (merchant === undefined || origin === undefined) throw new Error('demo/merchants.json holds no merchant with an origin');

const sandbox = createSandbox({ now: Date.now, size: 20_000 });
const proxy = createProxy({
  secrets: [new Uint8Array(32).fill(7)],
  store: await openSqliteStore(join(await mkdtemp(join(tmpdir(), 'bench-')), 'delivery.db')),
  publicUrl: 'http://localhost:8787',
  merchants,
  centralCredentials: centralCredentials ?? null,
  sendcloudUrl: 'http://sandbox.bench',
  authUrl: 'http://sandbox.bench',
  fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
});
await proxy.start();

const path = `/checkout/service-points?key=${merchant.publishableKey}&country=NL&postalCode=5611EM`;
const first = await proxy.fetch(new Request(`http://localhost:8787${path}`, { headers: { Origin: origin } }));
if (!first.ok) throw new Error(`The proxy answers ${first.status}: ${await first.text()}`);
const body = (await first.json()) as object;
const plain = Buffer.from(JSON.stringify(body));
const compressed = gzipSync(plain);
const json = { 'Content-Type': 'application/json' };

/** What the proxy is held against: no key, no origin, no cache, no limit; only the answer. */
const bare = new Hono()
  .get('/json', (c) => c.json(body))
  .get('/plain', () => new Response(plain, { headers: json }))
  .get('/gzip', () => new Response(compressed, { headers: { ...json, 'Content-Encoding': 'gzip' } }));

const listen = (fetch: (request: Request) => Response | Promise<Response>): Promise<string> =>
  new Promise((resolve) =>
    serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => resolve(`http://127.0.0.1:${port}`)),
  );

const servers: ReadsServers = { proxy: await listen(proxy.fetch), bare: await listen(bare.fetch), path, origin };
console.log(JSON.stringify(servers));
