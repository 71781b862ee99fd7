import type { Store } from './store/store.ts';

export { createProxy, type Proxy, type ProxyDeps } from './app.ts';
export { type MerchantSettings, MerchantsFile } from './contract/merchants.ts';
export { createLog } from './log.ts';
export type { Clock, Log } from './services/ports.ts';
export { type ObjectStorage, openDurableObjectStore } from './store/durable-object.ts';
export type { Store } from './store/store.ts';

/** Opens the store: `file:delivery.db`, or `postgres://…` for many proxies on one database. Loaded when called: importing asks nothing of the runtime. */
export async function openStore(url: string): Promise<Store> {
  const { openStore: open } = await import('./store/open.ts');
  return open(url);
}
