import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps, type RequestOptions } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { SendWebhook } from './services/webhook-deps.ts';

/** Milliseconds for the whole of a try. */
const DEADLINE = 10_000;

/**
 * Calls shops' addresses by Node's own client, because only that lets us judge the address that a name leads to at the moment of connecting: a
 * name that is public when looked at and private when called is not called either. Redirects are answers like any other, and bodies are not read.
 */
export function createWebhookSender({ allowPrivate, deadline = DEADLINE }: { allowPrivate: boolean; deadline?: number }): SendWebhook {
  return ({ url, headers, body }) =>
    new Promise((resolve) => {
      const { protocol, hostname } = new URL(url);
      if (!allowPrivate && isIP(bare(hostname)) > 0 && !isPublic(bare(hostname))) return resolve('not-public');
      const options: RequestOptions = {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'sendcloud-delivery-proxy' },
        agent: false,
        signal: AbortSignal.timeout(deadline),
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      };
      const request = (protocol === 'http:' ? overHttp : overHttps)(url, options, (response) => {
        resolve(String(response.statusCode));
        response.destroy();
      });
      request.on('error', (error) => resolve(reasonOf(error)));
      request.end(body);
    });
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** What a shop can do something about, in one word. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const { code = '', name } = error;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout';
  if (code === NOT_PUBLIC) return 'not-public';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-such-host';
  return /CERT|TLS|SSL|SIGNED|ISSUER|EPROTO/.test(code) ? 'tls' : 'unreachable';
}

const NOT_PUBLIC = 'ERR_NOT_PUBLIC';

/** A name that leads anywhere else than to public addresses leads nowhere. */
const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return answer(error ?? new Error('No address'), '', 0);
    if (!addresses.every(({ address }) => isPublic(address)))
      return answer(Object.assign(new Error('Not a public address'), { code: NOT_PUBLIC }), '', 0);
    if (options.all) answer(null, addresses);
    else answer(null, first.address, first.family);
  });
};

/** IPv4 that is not on the public internet (IANA's special-purpose registry). */
const special: [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const elsewhere = new BlockList();
for (const [network, bits] of special) elsewhere.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only what is given out (2000::/3), without documentation and without the prefixes that carry an IPv4 address inside. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const carriers = new BlockList();
for (const [network, bits] of [
  ['2001::', 32],
  ['2002::', 16],
  ['2001:db8::', 32],
] as const)
  carriers.addSubnet(network, bits, 'ipv6');

/** Whether an address is on the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !elsewhere.check(address, 'ipv4');
  return isIP(address) === 6 && global.check(address, 'ipv6') && !carriers.check(address, 'ipv6');
}
