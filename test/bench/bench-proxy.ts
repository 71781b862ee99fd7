import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../demo/sandbox/sandbox.ts';
import { createProxy, type Proxy, type ProxyDeps } from '../../proxy/app.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Store } from '../../proxy/store/store.ts';

/** A proxy before a sandbox in one process, for what is measured without a network between them. */
export interface BenchProxy {
  proxy: Proxy;
  sandbox: Sandbox;
  /** Its own, unless it was given another. */
  store: Store;
  close(): Promise<void>;
}

/** Limits that are kept and never reached: a bench is one client. */
const plenty = { perMinute: 1e9, burst: 1e9 };
export const noLimits = { client: plenty, pictures: plenty, merchant: plenty };

/** `reach` is how a request gets to the sandbox. */
export async function startBenchProxy(
  world: SandboxOptions,
  deps: Pick<ProxyDeps, 'merchants'> & Partial<ProxyDeps>,
  reach: (sandbox: Sandbox, request: Request) => Promise<Response> = (sandbox, request) => sandbox.fetch(request),
): Promise<BenchProxy> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  const sandbox = createSandbox(world);
  const store = await openSqliteStore(join(directory, 'delivery.db'));
  const proxy = createProxy({
    secrets: [new Uint8Array(32).fill(7)],
    store,
    publicUrl: 'http://localhost:8787',
    sendcloudUrl: 'http://sandbox.bench',
    authUrl: 'http://sandbox.bench',
    limits: noLimits,
    fetch: (input, init) => reach(sandbox, new Request(input, init)),
    ...deps,
  });
  await proxy.start();
  return {
    proxy,
    sandbox,
    store: deps.store ?? store,
    async close() {
      await proxy.stop();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}
