import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createSandbox, type Sandbox } from '../../../demo/sandbox/sandbox.ts';
import { createProxy, type Proxy } from '../../../proxy/app.ts';
import type { VerifyReply } from '../../../proxy/contract/selections.ts';
import type { Assets } from '../../../proxy/routes/assets.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import { cart, centralCredentials, merchants, secret, tuesdayMorning } from '../../support/proxy.ts';

/** A proxy that listens, before a sandbox in the same process, for pages of any shop on this machine. */
export interface ListeningProxy {
  url: string;
  /** What a shop's server is told of a selection token before payment. */
  verify(token: string): Promise<VerifyReply>;
  close(): Promise<void>;
}

/** `assets` are the widget's files, as a test wants them to be. */
export async function startListeningProxy(assets: Assets): Promise<ListeningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-hosts-'));
  const store = await openSqliteStore(join(folder, 'delivery.db'));
  const began = performance.now();
  const now = () => Math.round(tuesdayMorning + performance.now() - began);
  const sandbox = createSandbox({ now, size: 20_000 });
  const handler: { proxy?: Proxy } = {};
  const server = serve({ fetch: (request) => handler.proxy?.fetch(request) ?? new Response(null, { status: 503 }), port: 0 }) as Server;
  const url = `http://localhost:${await portOf(server)}`;
  const proxy = createProxy({
    secrets: [secret],
    store,
    publicUrl: url,
    merchants,
    centralCredentials: centralCredentials ?? null,
    sendcloudUrl: 'http://sandbox.test',
    authUrl: 'http://sandbox.test',
    tiles: { url: 'http://tiles.test/{z}/{x}/{y}.svg', attribution: '© Map makers' },
    assets,
    clock: { now },
    fetch: upstream(sandbox),
  });
  handler.proxy = proxy;
  await proxy.start();
  return {
    url,
    async verify(token) {
      const body = { token, weight: Number(cart.weight), orderValue: cart.orderValue, currency: cart.currency, address };
      const headers = { Authorization: 'Bearer sk_demo_own_v3_not_a_secret', 'Content-Type': 'application/json' };
      const response = await fetch(`${url}/selections/verify`, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as VerifyReply;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await proxy.stop();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

const address = { country: cart.country, postalCode: cart.postalCode };

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** Sendcloud and the maker of the map's tiles. */
function upstream(sandbox: Sandbox): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    return request.url.startsWith('http://tiles.test/')
      ? new Response(tile, { headers: { 'Content-Type': 'image/svg+xml' } })
      : sandbox.fetch(request);
  };
}

const tile = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#dde"/></svg>';
