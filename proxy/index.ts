import type { Store } from './store/store.ts';

export { createProxy, type Proxy, type ProxyDeps } from './app.ts';
export type { MerchantSettings } from './contract/merchants.ts';
export { createLog } from './log.ts';
export type { Clock, Log } from './services/ports.ts';
export type { Store } from './store/store.ts';

/** Opens the embedded store in one file. Loaded when called, so that importing the proxy asks nothing of the runtime. */
export async function openSqliteStore(path: string): Promise<Store> {
  const { openSqliteStore: open } = await import('./store/sqlite.ts');
  return open(path);
}
