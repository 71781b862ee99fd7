import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessOptions } from './process.ts';

/** Where the demo's servers listen. */
export interface Ports {
  shop: number;
  proxy: number;
  sandbox: number;
  tiles: number;
  marketplace: number;
}

export type ServerName = keyof Ports;

/** The order they start in: each needs those before it. */
export const startOrder: readonly ServerName[] = ['sandbox', 'tiles', 'proxy', 'shop', 'marketplace'];

/** Opens the operator's routes of the demo's proxy. */
export const demoAdminKey = 'demo-admin-key-not-a-secret';

/**
 * How to start each of the demo's servers, so that they find one another. What must outlive a server, but not the demo, lies
 * in `folder`. `DATABASE_URL`, `PROXY_SECRET`, `ADMIN_KEY` and `SHOP_DATA` of the environment go before.
 */
export function demoServers(ports: Ports, folder: string): Record<ServerName, ProcessOptions> {
  const at = (port: number) => `http://localhost:${port}`;
  const environment = (name: string, otherwise: () => string) => ({ [name]: process.env[name] ?? otherwise() });
  return {
    sandbox: { name: 'sandbox', script: 'demo/sandbox/server.ts', env: { SANDBOX_PORT: String(ports.sandbox) } },
    tiles: { name: 'tiles', script: 'demo/tiles/server.ts', env: { TILES_PORT: String(ports.tiles) } },
    proxy: {
      name: 'proxy',
      script: 'proxy/server.ts',
      env: {
        PORT: String(ports.proxy),
        PUBLIC_URL: at(ports.proxy),
        MERCHANTS_FILE: join(import.meta.dirname, 'merchants.json'),
        SENDCLOUD_URL: at(ports.sandbox),
        SENDCLOUD_AUTH_URL: at(ports.sandbox),
        SENDCLOUD_PLATFORM: 'demo-market',
        TILE_URL: `${at(ports.tiles)}/{z}/{x}/{y}.svg`,
        TILE_ATTRIBUTION: 'Demo map · places © GeoNames',
        ...environment('DATABASE_URL', () => `file:${join(folder, 'delivery.db')}`),
        ...environment('PROXY_SECRET', machineSecret),
        ...environment('ADMIN_KEY', () => demoAdminKey),
      },
    },
    shop: {
      name: 'shop',
      script: 'demo/shop/server.ts',
      env: {
        PORT: String(ports.shop),
        PROXY_URL: at(ports.proxy),
        ...environment('SHOP_DATA', () => join(folder, 'shop-orders.json')),
      },
    },
    marketplace: {
      name: 'marketplace',
      script: 'demo/marketplace/server.ts',
      env: {
        MARKETPLACE_PORT: String(ports.marketplace),
        PROXY_URL: at(ports.proxy),
        ...environment('ADMIN_KEY', () => demoAdminKey),
      },
    },
  };
}

/** Made once for this machine, so that a database kept by `DATABASE_URL` opens again. */
function machineSecret(): string {
  const folder = join(tmpdir(), 'sendcloud-delivery-demo');
  const path = join(folder, 'proxy-secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
