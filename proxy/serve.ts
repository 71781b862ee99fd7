import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { createProxy, type Proxy } from './app.ts';
import { createClientAddress } from './client-address.ts';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { createLog } from './log.ts';
import { awaitDatabase } from './open-database.ts';
import { requireNode } from './require-node.ts';
import { KeyMissing } from './services/require-keys.ts';
import type { Store } from './store/store.ts';
import { widgetFiles } from './widget-files.ts';

/** Starts a proxy from the environment and stops it gently on SIGTERM or SIGINT; at once while it does nothing but wait for its database. */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<void> {
  requireNode(process.versions.node);
  const config = await readConfig(environment);
  const log = createLog((line) => process.stdout.write(`${line}\n`), Date.now);
  let finish = async () => {};
  // As the first process of a container it would not even be ended by a signal that nobody listens to.
  const stop = once(async () => {
    await finish();
    process.exit(0);
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const store = await awaitDatabase(config.databaseUrl, log);
  const proxy = createProxy({ ...proxyOptions(config), store, log });
  await proxy.start();
  const server = listen(proxy, config);
  finish = () => shutDown(server, proxy, store);
}

function proxyOptions(config: Config) {
  const { tiles, partnerId, platform, adminKey, secrets, publicUrl, merchants, centralCredentials, sendcloudUrl, authUrl, sendcloudShare } =
    config;
  const assets = widgetFiles(config.assetsDir);
  const names = { ...(partnerId === null ? {} : { partnerId }), ...(platform === null ? {} : { platform }) };
  const reach = config.privateWebhooks === null ? {} : { privateWebhooks: config.privateWebhooks };
  return {
    tiles,
    adminKey,
    secrets,
    publicUrl,
    merchants,
    centralCredentials,
    sendcloudUrl,
    authUrl,
    sendcloudShare,
    assets,
    ...names,
    ...reach,
  };
}

function listen(proxy: Proxy, { port, host, publicUrl, trustProxy }: Config): Server {
  const clientOf = createClientAddress(trustProxy);
  const here = `http://${host}:${port}`;
  const server = serve(
    {
      fetch: (request, { incoming }) =>
        proxy.fetch(
          request,
          clientOf(incoming.socket.remoteAddress, () => request.headers.get('x-forwarded-for')),
        ),
      port,
      hostname: host,
    },
    () => process.stdout.write(`proxy ready ${publicUrl}\n${here === publicUrl ? '' : `listening at ${here}\n`}`),
  ) as Server;
  // Longer than load balancers keep theirs, so that they never send into a connection we are closing.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 80_000;
  server.requestTimeout = 30_000;
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(listenError(error, port));
  });
  return server;
}

/** What an operator can put right, named by its variable. */
function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new ConfigError('PORT', `must be free; another program listens on ${port}.`);
  if (error.code === 'EACCES') return new ConfigError('PORT', `must be one this user may open; ${port} is not.`);
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL')
    return new ConfigError('HOST', 'must be an address or a name of this machine, such as "localhost" or "0.0.0.0".');
  return error;
}

/** Accepts nothing new, finishes what is under way, then lets go of the store. */
async function shutDown(server: Server, proxy: Proxy, store: Store): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.all([closed, proxy.stop()]);
  await store.close();
}

function once(act: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    act().catch(fail);
  };
}

/** One sentence for what an operator can put right; a stack only for what they cannot. */
export function fail(error: unknown): never {
  const sentence = error instanceof ConfigError || error instanceof KeyMissing;
  process.stderr.write(`${sentence ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
