/** One policy of a Content-Security-Policy header: directives by name, each with its sources. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** Reads a header's value; several policies are parted by commas, and each must allow what a page does (CSP 3, section 2.2). */
export function readPolicies(header: string): ContentPolicy[] {
  return header
    .split(',')
    .map(readPolicy)
    .filter((policy) => policy.size > 0);
}

function readPolicy(text: string): ContentPolicy {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    const key = name.toLowerCase();
    // The first of two directives of one name counts.
    if (key && !policy.has(key)) policy.set(key, sources);
  }
  return policy;
}

const fallbacks: Record<string, readonly string[]> = {
  'script-src-elem': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
};

/** Whether a page at `page` may fetch from `target` under one directive of a policy. */
export function allows(
  policy: ContentPolicy,
  directive: keyof typeof fallbacks,
  { page, target }: { page: string; target: string },
): boolean {
  const sources = fallbacks[directive]?.map((name) => policy.get(name)).find((found) => found !== undefined);
  if (!sources) return true;
  // With either of these, hosts do not count; the tag brings a nonce or a hash.
  if (directive === 'script-src-elem' && sources.some((source) => /^'(nonce-|sha\d+-|strict-dynamic)/i.test(source))) return true;
  return sources.some((source) => matches(source, new URL(page), new URL(target)));
}

/** Whether a Trusted Types policy of this name may be made (Trusted Types, section 4.4). */
export function allowsTrustedTypes(policy: ContentPolicy, name: string): boolean {
  const names = policy.get('trusted-types');
  return names === undefined || names.includes('*') || names.includes(name);
}

/** CSP 3, section 6.7.2.8, without paths: ours may not be restricted to one. */
function matches(source: string, page: URL, target: URL): boolean {
  const expression = source.toLowerCase();
  if (expression === "'self'") return page.origin === target.origin;
  if (expression === '*') return true;
  if (/^[a-z][a-z0-9+.-]*:$/.test(expression)) return sameScheme(expression, target.protocol);
  const [, scheme, host, port] = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?/.exec(expression) ?? [];
  if (host === undefined) return false;
  return sameScheme(scheme ?? page.protocol, target.protocol) && sameHost(host, target.hostname) && samePort(port, target);
}

const sameScheme = (allowed: string, actual: string): boolean => allowed === actual || (allowed === 'http:' && actual === 'https:');

const sameHost = (allowed: string, actual: string): boolean =>
  allowed.startsWith('*.') ? actual.endsWith(allowed.slice(1)) : allowed === actual;

const usual: Record<string, string> = { 'http:': '80', 'https:': '443' };

function samePort(allowed: string | undefined, { port, protocol }: URL): boolean {
  const actual = port || usual[protocol];
  return allowed === '*' || (allowed ?? usual[protocol]) === actual;
}
