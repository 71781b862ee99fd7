import { BlockList, isIP } from 'node:net';
import { ConfigError } from './config-error.ts';

/** The address of who really asks, given the connection's own and what `X-Forwarded-For` says. */
export type ClientAddress = (connection: string | undefined, forwardedFor: () => string | null) => string | undefined;

const named: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', '127.0.0.0/8', '::1'],
};

/**
 * Believes `X-Forwarded-For` only as far as it was written by the proxies in `trusted` (addresses, networks such as `10.0.0.0/8`, `loopback`,
 * `private`): whatever the first stranger from the right said before them may be made up. Throws `ConfigError`.
 */
export function createClientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = new BlockList();
  for (const entry of trusted.flatMap((name) => named[name] ?? [name])) add(proxies, entry);
  return (connection, forwardedFor) => {
    const forwarded = trusted.length > 0 && connection !== undefined ? forwardedFor() : null;
    if (forwarded === null || connection === undefined) return connection;
    const hops = [...forwarded.split(',').map((hop) => hop.trim()), connection];
    return hops.findLast((hop) => !isTrusted(proxies, hop)) ?? hops[0];
  };
}

function add(proxies: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const version = isIP(address);
  const prefix = Number(bits);
  const sound = version !== 0 && (bits === undefined || (/^\d+$/.test(bits) && prefix <= (version === 4 ? 32 : 128)));
  if (!sound)
    throw new ConfigError('TRUST_PROXY', 'must be addresses or networks, such as "10.0.0.0/8 192.0.2.7", or "loopback" or "private".');
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) proxies.addAddress(address, family);
  else proxies.addSubnet(address, prefix, family);
}

function isTrusted(proxies: BlockList, hop: string): boolean {
  const version = isIP(hop);
  return version !== 0 && proxies.check(hop, version === 4 ? 'ipv4' : 'ipv6');
}
