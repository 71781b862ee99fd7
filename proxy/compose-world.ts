import { composeWebhooks, type WebhookOptions } from './compose-webhooks.ts';
import type { Credentials, MerchantSettings } from './contract/merchants.ts';
import { silentLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createRelay } from './relay/relay.ts';
import type { Assets } from './routes/assets.ts';
import type { LimitRates } from './routes/limits.ts';
import { createFingerprints } from './security/fingerprints.ts';
import { createSealer } from './security/sealer.ts';
import { createSessions } from './security/sessions.ts';
import { createTokens } from './security/tokens.ts';
import { createSendcloud, sendcloudUrls } from './sendcloud/sendcloud.ts';
import { createAvailabilityReader } from './services/availability.ts';
import { fingerprintKey } from './services/fingerprint-key.ts';
import { createLabelPrices } from './services/label-prices.ts';
import { createMerchantDirectory } from './services/merchant-directory.ts';
import { createTraitsReader } from './services/option-traits.ts';
import { createPointReader } from './services/point-reader.ts';
import type { Clock, Log, Meter } from './services/ports.ts';
import { createQuoteReader } from './services/quote-reader.ts';
import { createReadiness } from './services/readiness.ts';
import { createKeyWatch } from './services/watch-keys.ts';
import { createShelf } from './store/shelf.ts';
import type { Store } from './store/store.ts';

/** Everything a proxy is made of. It reads no environment and opens no port. */
export interface ProxyDeps extends WebhookOptions {
  /** At least 32 random bytes each; the first signs and seals, the others still open what is older. */
  secrets: readonly Uint8Array<ArrayBuffer>[];
  store: Store;
  /** Where the world reaches us, without a slash at the end. */
  publicUrl: string;
  merchants: readonly MerchantSettings[];
  centralCredentials?: Credentials | null;
  /** Null: there are no operator routes for anyone. */
  adminKey?: string | null;
  /** Without a path; the defaults are Sendcloud's own. */
  sendcloudUrl?: string;
  authUrl?: string;
  partnerId?: string;
  /** The name under which Sendcloud knows this platform; without one, keys do not come by redirect. */
  platform?: string;
  tiles?: { url: string; attribution: string } | null;
  assets?: Assets;
  clock?: Clock;
  log?: Log;
  meter?: Meter;
  fetch?: typeof fetch;
  /** Resolves after so many milliseconds: how an order's call waits for its turn. */
  wait?: (milliseconds: number) => Promise<void>;
  /** The part of Sendcloud's limits that is this proxy's, 0 to 1; all of it when absent. */
  sendcloudShare?: number;
  /** What one client and one merchant's pages may ask of the proxy. */
  limits?: LimitRates;
}

const wallClock: Clock = { now: () => Date.now() };

/** What the routes and the relay work with, each made once and of what it needs. */
export type World = ReturnType<typeof composeWorld>;

/** Chooses the adapters and puts the parts together. */
export function composeWorld(deps: ProxyDeps) {
  const { clock = wallClock, centralCredentials: central = null, partnerId, random, fetch, tiles } = deps;
  const metrics = createMetrics();
  const log = metrics.counting(deps.log ?? silentLog);
  const sealer = createSealer(deps.secrets);
  const sendcloud = createSendcloud({
    baseUrl: deps.sendcloudUrl ?? sendcloudUrls.api,
    authUrl: deps.authUrl ?? sendcloudUrls.auth,
    clock,
    log,
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(deps.platform === undefined ? {} : { platform: deps.platform }),
    refused: (credentialId) => keyWatch.refused(credentialId),
    ...(random === undefined ? {} : { random }),
    ...(fetch === undefined ? {} : { fetch }),
    meter: deps.meter ?? metrics,
    ...(deps.wait === undefined ? {} : { wait: deps.wait }),
    ...(deps.sendcloudShare === undefined ? {} : { share: deps.sendcloudShare }),
  });
  const map = tiles ? { tiles: `${deps.publicUrl}/checkout/tiles/{z}/{x}/{y}`, attribution: tiles.attribution } : null;
  const shelf = createShelf({ reads: deps.store.reads, log });
  const availability = createAvailabilityReader({ sendcloud, clock });
  const prices = createLabelPrices({ sendcloud, clock });
  const fingerprints = createFingerprints(() => fingerprintKey({ store: deps.store, sealer }));
  const merchants = createMerchantDirectory({ store: deps.store.merchants, sealer, clock, log, central });
  const keyWatch = createKeyWatch({ accounts: deps.store.accounts, merchants, clock, log });
  return {
    clock,
    log,
    metrics,
    readiness: createReadiness({ store: deps.store, clock }),
    sealer,
    sendcloud,
    merchants,
    keyWatch,
    tokens: createTokens(deps.secrets),
    sessions: createSessions(deps.secrets),
    fingerprints,
    ...composeWebhooks({ store: deps.store, sealer, fingerprints, merchants, sendcloud, clock, log, publicUrl: deps.publicUrl }, deps),
    availability,
    prices,
    relay: createRelay({
      store: deps.store,
      sealer,
      merchants,
      sendcloud,
      availability,
      prices,
      clock,
      log,
      random: random ?? Math.random,
    }),
    shelf,
    map,
    points: createPointReader({ sendcloud, clock, shelf, map }),
    quotes: createQuoteReader({ sendcloud, clock }),
    traits: createTraitsReader({ sendcloud, clock, log }),
    centralKeys: central !== null,
  };
}
