/**
 * Which page is asking: its origin, or null when the browser does not say. Browsers send no `Origin` with a same-origin read; they then
 * send `Sec-Fetch-Site` (and older ones at least a `Referer`). `own` is the proxy's public origin.
 */
export function pageOrigin(headers: Headers, own: string): string | null {
  const origin = headers.get('origin');
  if (origin) return origin;
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' ? own : null;
  const referer = headers.get('referer');
  return referer && URL.canParse(referer) ? new URL(referer).origin : null;
}

/** Whether `origin` is on the list. See `OriginPattern`: `https://*.shop.example` is any subdomain, `http://localhost:*` any port. */
export function originAllowed(patterns: readonly string[], origin: string): boolean {
  return patterns.some((pattern) => matches(pattern, origin));
}

function matches(pattern: string, origin: string): boolean {
  if (pattern === origin) return true;
  const [start, end, ...more] = pattern.split('*');
  if (start === undefined || end === undefined || more.length > 0) return false;
  const middle = origin.slice(start.length, origin.length - end.length);
  return origin.startsWith(start) && origin.endsWith(end) && origin.length > start.length + end.length && fills(pattern, middle);
}

/** What a star may stand for: digits as a port, labels as a subdomain; never another host. */
const fills = (pattern: string, text: string): boolean =>
  pattern.endsWith(':*') ? /^\d{1,5}$/.test(text) : /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text);
