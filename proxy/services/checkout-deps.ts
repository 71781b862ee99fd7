import type { MapSource } from '../contract/values.ts';
import type { AvailabilityReader } from './availability.ts';
import type { Clock, Log, MerchantDirectory, Tokens } from './ports.ts';
import type { TraitsReader } from './option-traits.ts';
import type { PointReader } from './point-reader.ts';
import type { QuoteReader } from './quote-reader.ts';

/** What the services behind a checkout page work with. */
export interface CheckoutDeps {
  merchants: MerchantDirectory;
  tokens: Tokens;
  points: PointReader;
  quotes: QuoteReader;
  traits: TraitsReader;
  availability: AvailabilityReader;
  clock: Clock;
  log: Log;
  /** What the page needs to draw a map; null when no tiles are configured. */
  map: MapSource | null;
}
