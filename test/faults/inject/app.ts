import { createProxy as createShipped, type Proxy, type ProxyDeps } from '../../../proxy/app.ts';
import { mortalFetch } from './mortal-fetch.ts';
import { mortalStore } from './mortal-store.ts';
import { turnedClock } from './turned-clock.ts';

export type { Proxy };

/** The shipped proxy with another clock, and a store and a `fetch` that can die. */
export const createProxy = (deps: ProxyDeps): Proxy =>
  createShipped({ ...deps, clock: turnedClock, store: mortalStore(deps.store), fetch: mortalFetch });
