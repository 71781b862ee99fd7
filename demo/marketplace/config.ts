export interface MarketplaceConfig {
  port: number;
  host: string;
  /** Origin of the proxy, as browsers and this server reach it. */
  proxyUrl: string;
  /** Opens the operator's routes. Never leaves this server. */
  adminKey: string;
}

/** Reads `MARKETPLACE_PORT`, `HOST`, `PROXY_URL` and `ADMIN_KEY`; throws one sentence naming the bad one. */
export function readConfig(env: NodeJS.ProcessEnv): MarketplaceConfig {
  const port = Number(env.MARKETPLACE_PORT ?? 8090);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`MARKETPLACE_PORT must be a port between 0 and 65535, not "${env.MARKETPLACE_PORT}"`);
  const proxyUrl = env.PROXY_URL ?? 'http://localhost:8787';
  if (!URL.canParse(proxyUrl)) throw new Error(`PROXY_URL must be an address such as "http://localhost:8787", not "${proxyUrl}"`);
  if (!env.ADMIN_KEY) throw new Error('ADMIN_KEY must be the admin key of the proxy');
  return { port, host: env.HOST ?? 'localhost', proxyUrl: new URL(proxyUrl).origin, adminKey: env.ADMIN_KEY };
}
