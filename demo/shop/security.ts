import type { MiddlewareHandler } from 'hono';

/**
 * The policy of a shop that takes payments: nothing inline, scripts only from here and from the proxy, text never made into
 * script. The picker needs its script and map files, its API and its images from the proxy, and one Trusted Types policy.
 */
export const contentSecurityPolicy = (proxyUrl: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' ${proxyUrl}`,
    `style-src 'self'`,
    `img-src 'self' data: ${proxyUrl}`,
    `connect-src ${proxyUrl}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types sendcloud-delivery-picker`,
  ].join('; ');

export function securityHeaders(proxyUrl: string): MiddlewareHandler {
  const policy = contentSecurityPolicy(proxyUrl);
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  };
}
