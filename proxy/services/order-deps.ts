import type { Store } from '../store/store.ts';
import type { AvailabilityReader } from './availability.ts';
import type { LabelPrices } from './label-prices.ts';
import type { Clock, Fingerprints, Log, MerchantDirectory, Sealer, Tokens } from './ports.ts';
import type { Sendcloud } from './upstream.ts';

/** What the services about orders need. */
export interface OrderDeps {
  store: Store;
  tokens: Tokens;
  sealer: Sealer;
  fingerprints: Fingerprints;
  merchants: MerchantDirectory;
  sendcloud: Sendcloud;
  availability: AvailabilityReader;
  prices: LabelPrices;
  relay: Deliverer;
  clock: Clock;
  log: Log;
  /** Where the world reaches us. */
  publicUrl: string;
}

/** The part of the relay that the services call. */
export interface Deliverer {
  /** Something is due: look now. */
  wake(): void;
  /** Tries this order once, now, or waits for the try that is under way. */
  deliver(order: string): Promise<void>;
}
