import { readFile } from 'node:fs/promises';
import { blocksIn } from '../../docs/support/blocks.ts';
import type { ShopPage } from './shop.ts';

/** What a policy may name: where the widget comes from, and the hash of its first file. */
export interface Known {
  proxy: string;
  integrity: string;
}

const types = "require-trusted-types-for 'script'; trusted-types sendcloud-delivery-picker";

/** Everything closed but the shop's own page, the pictures and answers of the proxy, and scripts as `scripts` says. */
const closed = (proxy: string, scripts: string, more = types): string =>
  `default-src 'none'; script-src ${scripts}; style-src 'self'; img-src 'self' ${proxy}; connect-src ${proxy}; form-action 'self'; base-uri 'none'; ${more}`;

/** The lines that the documentation has for pasting. */
const page = 'docs/security.md';
const lines = blocksIn(page, await readFile(page, 'utf8')).find(({ code }) => code.includes('trusted-types'))?.code ?? '';

const header = (policy: string): Record<string, string> => ({ 'Content-Security-Policy': policy });

/**
 * Policies that shops have, by what is particular about each. None makes an exception for the widget but the proxy's origin and
 * the one named policy; the shop's own script is allowed by 'self' or by its nonce.
 */
export const policies: Record<string, (known: Known) => Pick<ShopPage, 'headers' | 'head'>> = {
  'lists our origin': ({ proxy }) => ({ headers: header(closed(proxy, `'self' ${proxy}`)) }),
  'has the lines of the documentation': ({ proxy }) => ({
    headers: header(`default-src 'none'; ${lines.replaceAll('https://shipping.shop.example', proxy).replaceAll(/\s+/g, ' ')}`),
  }),
  'lists the path of our version': ({ proxy }) => ({ headers: header(closed(proxy, `'self' ${proxy}/v/`)) }),
  'lists a nonce alone': ({ proxy }) => ({ headers: header(closed(proxy, "'nonce-n0nce'")) }),
  'trusts by nonce and strict-dynamic': ({ proxy }) => ({ headers: header(closed(proxy, "'nonce-n0nce' 'strict-dynamic'")) }),
  'trusts by nonce, with fallbacks for old browsers': ({ proxy }) => ({
    headers: header(closed(proxy, "'nonce-n0nce' 'strict-dynamic' https: 'unsafe-inline'")),
  }),
  'trusts our hash and strict-dynamic': ({ proxy, integrity }) => ({
    headers: header(closed(proxy, `'self' 'nonce-n0nce' '${integrity}' 'strict-dynamic'`)),
  }),
  'has no Trusted Types': ({ proxy }) => ({ headers: header(closed(proxy, `'self' ${proxy}`, '')) }),
  'lets a policy be made twice': ({ proxy }) => ({ headers: header(closed(proxy, `'self' ${proxy}`, `${types} 'allow-duplicates'`)) }),
  'has a policy of the shop and one by default': ({ proxy }) => ({
    headers: header(closed(proxy, `'self' ${proxy}`, `${types} shop default`)),
    head: '<script src="/default-policy.js"></script>',
  }),
  'says it by one list for everything': ({ proxy }) => ({
    headers: header(`default-src 'self' ${proxy}; object-src 'none'; ${types}`),
  }),
  'stands in a meta tag': ({ proxy }) => ({
    head: `<meta http-equiv="Content-Security-Policy" content="${closed(proxy, `'self' ${proxy}`)}">`,
  }),
  'stands twice, in a header and a meta tag': ({ proxy }) => ({
    headers: header(closed(proxy, `'self' ${proxy}`)),
    head: `<meta http-equiv="Content-Security-Policy" content="${closed(proxy, "'nonce-n0nce'")}">`,
  }),
  'runs nothing without integrity': ({ proxy }) => ({
    headers: { ...header(closed(proxy, `'nonce-n0nce' ${proxy}`)), 'Integrity-Policy': 'blocked-destinations=(script)' },
  }),
  'isolates the page from other origins': ({ proxy }) => ({
    headers: {
      ...header(closed(proxy, `'self' ${proxy}`)),
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  }),
  'keeps the page in a sandbox': ({ proxy }) => ({
    headers: header(`${closed(proxy, `'self' ${proxy}`)}; sandbox allow-scripts allow-forms allow-same-origin`),
  }),
  'permits no device and sends no referrer': ({ proxy }) => ({
    headers: {
      ...header(closed(proxy, `'self' ${proxy}`)),
      'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  }),
};
