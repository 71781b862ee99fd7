import { readFile, stat } from 'node:fs/promises';
import type { Credentials, MerchantSettings } from './contract/merchants.ts';
import { ConfigError, type Environment } from './config-error.ts';
import { type LimitSettings, limitSettings } from './config-limits.ts';
import { configuredMerchants } from './config-merchants.ts';
import { fromBase64 } from './security/encoding.ts';
import { sendcloudUrls } from './sendcloud/sendcloud.ts';

/** What the environment says, checked. */
export interface Config extends LimitSettings {
  port: number;
  host: string;
  publicUrl: string;
  secrets: Uint8Array<ArrayBuffer>[];
  /** `file:{path}` or `postgres://…`. */
  databaseUrl: string;
  merchants: MerchantSettings[];
  centralCredentials: Credentials | null;
  adminKey: string | null;
  sendcloudUrl: string;
  authUrl: string;
  partnerId: string | null;
  platform: string | null;
  tiles: { url: string; attribution: string } | null;
  assetsDir: string | null;
  /** Null: as the proxy's own address says. */
  privateWebhooks: true | null;
}

/** Reads the settings from the environment. Throws `ConfigError`. An empty variable counts as absent. */
export async function readConfig(environment: Environment): Promise<Config> {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const port = portOf(env.PORT);
  return {
    port,
    host: env.HOST ?? 'localhost',
    publicUrl: urlOf('PUBLIC_URL', env.PUBLIC_URL ?? `http://localhost:${port}`),
    secrets: secretsOf(env.PROXY_SECRET),
    databaseUrl: databaseOf(env.DATABASE_URL),
    ...(await configuredMerchants(env, (path) => readFile(path, 'utf8'))),
    adminKey: adminKeyOf(env.ADMIN_KEY),
    sendcloudUrl: urlOf('SENDCLOUD_URL', env.SENDCLOUD_URL ?? sendcloudUrls.api),
    authUrl: urlOf('SENDCLOUD_AUTH_URL', env.SENDCLOUD_AUTH_URL ?? env.SENDCLOUD_URL ?? sendcloudUrls.auth),
    partnerId: partnerIdOf(env.SENDCLOUD_PARTNER_ID),
    platform: platformOf(env.SENDCLOUD_PLATFORM),
    ...limitSettings(env),
    tiles: tilesOf(env.TILE_URL, env.TILE_ATTRIBUTION),
    assetsDir: await directoryOf('ASSETS_DIR', env.ASSETS_DIR),
    privateWebhooks: privateWebhooksOf(env.PRIVATE_WEBHOOKS),
  };
}

function portOf(value = '8787'): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new ConfigError('PORT', 'must be a port from 1 to 65535, such as 8787.');
}

/** Without a path: paths are ours to add. Plain http only for this machine. */
function urlOf(variable: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && local);
  if (url && secure && url.pathname === '/' && !url.search && !url.username) return url.origin;
  throw new ConfigError(variable, 'must be an address without a path, such as "https://shipping.example"; plain http only on localhost.');
}

/** `PROXY_SECRET`, the current one first. Throws `ConfigError`. */
export function secretsOf(value: string | undefined): Uint8Array<ArrayBuffer>[] {
  const secrets = (value ?? '').split(',').map(fromBase64);
  if (secrets.every((secret) => secret !== null && secret.byteLength >= 32)) return secrets.filter((secret) => secret !== null);
  const example = 'node -p "crypto.randomBytes(32).toString(\'base64\')"';
  throw new ConfigError(
    'PROXY_SECRET',
    `must be at least 32 random bytes in base64, such as ${example} prints; a comma-separated list rotates.`,
  );
}

/** `DATABASE_URL`. Throws `ConfigError`. */
export function databaseOf(value = 'file:delivery.db'): string {
  if (/^file:(?!\/\/)./.test(value)) return value;
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1) return value;
  throw new ConfigError('DATABASE_URL', 'must be a file, such as "file:delivery.db", or "postgres://user:password@host/database".');
}

function adminKeyOf(value: string | undefined): string | null {
  if (value === undefined || value.length >= 16) return value ?? null;
  throw new ConfigError('ADMIN_KEY', 'must be at least 16 characters that nobody can guess.');
}

/** It travels in a header, `Sendcloud-Partner-Id`. */
function partnerIdOf(value: string | undefined): string | null {
  if (value === undefined || /^[\w-]+$/.test(value)) return value ?? null;
  throw new ConfigError('SENDCLOUD_PARTNER_ID', 'must be the partner id that Sendcloud gave, in letters, digits and hyphens.');
}

/** It stands in a path: `/shops/{platform}/connect/`. */
function platformOf(value: string | undefined): string | null {
  if (value === undefined || /^[a-z0-9][\w-]*$/.test(value)) return value ?? null;
  throw new ConfigError('SENDCLOUD_PLATFORM', 'must be the name that Sendcloud gave this platform, such as "my-market".');
}

function tilesOf(url: string | undefined, attribution: string | undefined): Config['tiles'] {
  if (url === undefined && attribution === undefined) return null;
  // The host is the operator's word alone; only behind it may the page's numbers stand.
  const complete = ['{z}', '{x}', '{y}'].every((part) => url?.includes(part)) && /^https?:\/\/[^/{}]+\//.test(url ?? '');
  if (url === undefined || !complete)
    throw new ConfigError('TILE_URL', 'must be an address with {z}, {x} and {y}, such as "https://tiles.example/{z}/{x}/{y}.png".');
  if (attribution === undefined)
    throw new ConfigError('TILE_ATTRIBUTION', 'must say whose map TILE_URL shows, such as "© OpenStreetMap contributors".');
  return { url, attribution };
}

function privateWebhooksOf(value: string | undefined): true | null {
  if (value === undefined || value === 'allow') return value === undefined ? null : true;
  throw new ConfigError('PRIVATE_WEBHOOKS', 'must be "allow", which lets events go to shops in the proxy’s own network, or absent.');
}

async function directoryOf(variable: string, path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return path;
  throw new ConfigError(variable, 'must be a directory that exists.');
}
