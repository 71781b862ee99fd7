import type { RefreshableDirectory } from './merchant-directory.ts';
import type { MerchantStore } from '../store/store.ts';
import type { Clock, Fingerprints, Sealer } from './ports.ts';
import type { Sendcloud } from './upstream.ts';

/** What the services behind the operator routes work with. */
export interface OperatorDeps {
  store: MerchantStore;
  merchants: RefreshableDirectory;
  sealer: Sealer;
  sendcloud: Sendcloud;
  clock: Clock;
  fingerprints: Fingerprints;
  publicUrl: string;
  /** Whether central keys are configured. */
  centralKeys: boolean;
}
