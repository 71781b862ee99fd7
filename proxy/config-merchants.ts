import type { z } from 'zod';
import { ConfigError, type Environment } from './config-error.ts';
import { expected as expectedValue } from './contract/expected.ts';
import { type Credentials, MerchantSettings, MerchantsFile } from './contract/merchants.ts';

/** The merchants that the environment names, and the keys of the central account. */
export interface ConfiguredMerchants {
  merchants: MerchantSettings[];
  centralCredentials: Credentials | null;
}

/** One shop from variables, many from `MERCHANTS_FILE`, or none yet where an operator will add them. Throws `ConfigError`. */
export async function configuredMerchants(env: Environment, readFile: (path: string) => Promise<string>): Promise<ConfiguredMerchants> {
  const keys = credentialsOf(env);
  if (env.MERCHANTS_FILE !== undefined) {
    const file = await fromFile(env.MERCHANTS_FILE, readFile);
    return { merchants: file.merchants, centralCredentials: keys ?? file.centralCredentials ?? null };
  }
  if (env.PUBLISHABLE_KEY === undefined && env.ADMIN_KEY !== undefined) return { merchants: [], centralCredentials: keys };
  return { merchants: [oneShop(env, keys)], centralCredentials: null };
}

function credentialsOf({ SENDCLOUD_PUBLIC_KEY: publicKey, SENDCLOUD_SECRET_KEY: secretKey }: Environment): Credentials | null {
  if (publicKey === undefined && secretKey === undefined) return null;
  if (publicKey === undefined)
    throw new ConfigError('SENDCLOUD_PUBLIC_KEY', 'is missing beside SENDCLOUD_SECRET_KEY; both come from one integration.');
  if (secretKey === undefined)
    throw new ConfigError('SENDCLOUD_SECRET_KEY', 'is missing beside SENDCLOUD_PUBLIC_KEY; both come from one integration.');
  return { publicKey, secretKey, auth: 'basic' };
}

async function fromFile(path: string, readFile: (path: string) => Promise<string>): Promise<MerchantsFile> {
  const text = await readFile(path).catch(() => {
    throw new ConfigError('MERCHANTS_FILE', `must be a file that can be read; "${path}" cannot.`);
  });
  const result = MerchantsFile.safeParse(jsonOf(text), { error: expectedValue });
  if (!result.success) throw new ConfigError('MERCHANTS_FILE', `is not in order: ${wrong(result.error)}.`);
  return result.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError('MERCHANTS_FILE', 'must be JSON: { "merchants": [ … ] }.');
  }
}

/** Which variable a setting of the one shop comes from. */
export const shopVariables: Readonly<Record<string, string>> = {
  publishableKey: 'PUBLISHABLE_KEY',
  secretKey: 'SECRET_KEY',
  origins: 'ORIGINS',
  shipFrom: 'SHIP_FROM',
  timeZone: 'TIME_ZONE',
  orders: 'ORDERS',
  currency: 'CURRENCY',
  orderApi: 'ORDER_API',
};

function oneShop(env: Environment, credentials: Credentials | null): MerchantSettings {
  const [country, ...postalCode] = (env.SHIP_FROM ?? '').trim().split(/\s+/);
  const result = MerchantSettings.safeParse({
    id: 'shop',
    name: 'Shop',
    account: 'own',
    credentials: credentials ?? undefined,
    publishableKey: env.PUBLISHABLE_KEY,
    secretKey: env.SECRET_KEY,
    origins: env.ORIGINS?.split(/[\s,]+/).filter(Boolean),
    shipFrom: { country, postalCode: postalCode.join(' ') },
    timeZone: env.TIME_ZONE,
    orders: env.ORDERS,
    orderApi: env.ORDER_API,
    currency: env.CURRENCY ?? 'EUR',
  });
  if (!result.success) throw shopError(result.error, env);
  if (!credentials)
    throw new ConfigError('SENDCLOUD_PUBLIC_KEY', 'is missing: it and SENDCLOUD_SECRET_KEY come from Sendcloud, Settings, Integrations.');
  return result.data;
}

const expected: Record<string, string> = {
  PUBLISHABLE_KEY: 'must be a key that begins with pk_, such as "pk_live_1"; or set MERCHANTS_FILE',
  SECRET_KEY: 'must be a key of at least 19 characters that begins with sk_',
  ORIGINS: 'must list the origins of the shop\'s pages, such as "https://shop.example https://*.shop.example"',
  SHIP_FROM: 'must be a country and a postal code, such as "NL 5611EM"',
  TIME_ZONE: 'must be an IANA time zone, such as "Europe/Amsterdam"',
  ORDERS:
    'must be "proxy" or "existing-integration"; there is no default, because a shop whose own integration imports orders would get each twice',
  CURRENCY: 'must be a three-letter code, such as "EUR"',
  ORDER_API: 'must be "v3" or "v2"',
};

function shopError(error: z.ZodError, env: Environment): ConfigError {
  const setting = String(error.issues[0]?.path[0] ?? '');
  const variable = shopVariables[setting] ?? 'MERCHANTS_FILE';
  const missing = env[variable] === undefined ? 'is missing: it ' : '';
  return new ConfigError(variable, `${missing}${expected[variable] ?? wrong(error)}.`);
}

const wrong = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('; ');
