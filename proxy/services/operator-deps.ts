import type { AccountStore } from '../store/accounts.ts';
import type { SessionEnds } from '../store/session-ends.ts';
import type { MerchantStore, Outbox } from '../store/store.ts';
import type { RefreshableDirectory } from './merchant-directory.ts';
import type { Deliverer } from './order-deps.ts';
import type { Clock, Fingerprints, Log, Sealer } from './ports.ts';
import type { Sendcloud } from './upstream.ts';

/** What the services behind the operator routes work with. */
export interface OperatorDeps {
  store: MerchantStore;
  accounts: AccountStore;
  sessionEnds: SessionEnds;
  outbox: Pick<Outbox, 'hasten' | 'lookAtHeld'>;
  merchants: RefreshableDirectory;
  sealer: Sealer;
  sendcloud: Sendcloud;
  relay: Pick<Deliverer, 'wake'>;
  clock: Clock;
  log: Log;
  fingerprints: Fingerprints;
  publicUrl: string;
  /** Whether central keys are configured. */
  centralKeys: boolean;
}
