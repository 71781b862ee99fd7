import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export interface RunningSandbox {
  sandbox: Sandbox;
  url: string;
  close(): Promise<void>;
}

/** Opens a port for a sandbox; 0 takes a free one. Rejects when the port is taken. */
export async function startSandbox({
  port = 8788,
  host = 'localhost',
  ...options
}: SandboxOptions & { port?: number; host?: string } = {}): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  const server = createAdaptorServer({
    fetch: (request, env) => sandbox.fetch(request, { destroy: () => (env as HttpBindings).incoming.socket.destroy() }),
    overrideGlobalObjects: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  sandbox.settings.baseUrl = options.settings?.baseUrl ?? url;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return { sandbox, url, close };
}

/** The sandbox as a command: says on one line where it is, and ends at SIGTERM or SIGINT. Rejects as `startSandbox` does. */
export async function runSandbox(where: { port: number; host?: string }): Promise<void> {
  const { url, close } = await startSandbox(where);
  console.log(`sandbox ready ${url}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close());
}

if (import.meta.main) await runSandbox({ port: Number(process.env.SANDBOX_PORT ?? 8788) });
