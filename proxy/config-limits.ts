import { createClientAddress } from './client-address.ts';
import { ConfigError, type Environment } from './config-error.ts';

/** Whom the proxy counts, and how much of Sendcloud's limits is its own. */
export interface LimitSettings {
  /** Whose `X-Forwarded-For` is believed; nobody's when empty. */
  trustProxy: string[];
  /** From 0 to 1. */
  sendcloudShare: number;
}

/** Reads `TRUST_PROXY` and `SENDCLOUD_SHARE`. Throws `ConfigError`. */
export function limitSettings(env: Environment): LimitSettings {
  const trustProxy = (env.TRUST_PROXY ?? '').split(/[\s,]+/).filter(Boolean);
  createClientAddress(trustProxy);
  return { trustProxy, sendcloudShare: shareOf(env.SENDCLOUD_SHARE) };
}

function shareOf(value = '1'): number {
  const share = Number(value);
  if (share > 0 && share <= 1) return share;
  throw new ConfigError('SENDCLOUD_SHARE', 'must be a part of Sendcloud’s limits from 0.01 to 1, such as "0.5" for each of two proxies.');
}
