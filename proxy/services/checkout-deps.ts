import type { Clock, Log, MerchantDirectory, Tokens } from './ports.ts';
import type { TraitsReader } from './option-traits.ts';
import type { PointReader } from './point-reader.ts';
import type { Sendcloud } from './upstream.ts';

/** What the services behind a checkout page work with. */
export interface CheckoutDeps {
  sendcloud: Sendcloud;
  merchants: MerchantDirectory;
  tokens: Tokens;
  points: PointReader;
  traits: TraitsReader;
  clock: Clock;
  log: Log;
  /** What the page needs to draw a map; null when no tiles are configured. */
  map: { tiles: string; attribution: string } | null;
}
