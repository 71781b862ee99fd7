import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one demo shop knows of itself: the two keys it was given, and its name over the door. */
export interface ShopIdentity {
  id: string;
  name: string;
  /** `pk_…`: stands in the page. */
  publishableKey: string;
  /** `sk_…`: never leaves this server. */
  secretKey: string;
}

export interface ShopConfig {
  port: number;
  host: string;
  /** Origin of the proxy, as browsers and this server reach it. */
  proxyUrl: string;
  /** File of the order book. */
  orderBook: string;
  shops: ShopIdentity[];
}

/** Reads `PORT`, `HOST`, `PROXY_PORT`, `PROXY_URL`, `SHOP_DATA` and `MERCHANTS_FILE`; throws one sentence naming the bad one. */
export function readConfig(env: NodeJS.ProcessEnv): ShopConfig {
  return {
    port: port(env.PORT, 'PORT', 8080),
    host: env.HOST ?? 'localhost',
    proxyUrl: origin(env.PROXY_URL ?? `http://localhost:${port(env.PROXY_PORT, 'PROXY_PORT', 8787)}`),
    orderBook: env.SHOP_DATA ?? join(tmpdir(), 'sendcloud-delivery-demo', 'shop-orders.json'),
    shops: readShops(env.MERCHANTS_FILE ?? join(import.meta.dirname, '../merchants.json')),
  };
}

function port(text: string | undefined, variable: string, standard: number): number {
  const value = Number(text ?? standard);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new Error(`${variable} must be a port between 0 and 65535, not "${text}"`);
  return value;
}

function origin(text: string): string {
  if (!URL.canParse(text)) throw new Error(`PROXY_URL must be an address such as "http://localhost:8787", not "${text}"`);
  return new URL(text).origin;
}

function readShops(path: string): ShopIdentity[] {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { merchants?: ShopIdentity[] };
  if (!file.merchants?.length) throw new Error(`MERCHANTS_FILE must hold { "merchants": [ … ] }, "${path}" does not`);
  return file.merchants.map(({ id, name, publishableKey, secretKey }) => ({ id, name, publishableKey, secretKey }));
}
