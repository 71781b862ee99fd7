import type { Credential, Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import type { OutboxEntry } from '../store/store.ts';

/** What delivering needs. `random` from 0 to 1, for jitter. */
export type RelayDeps = Pick<OrderDeps, 'store' | 'sealer' | 'merchants' | 'sendcloud' | 'availability' | 'clock' | 'log'> & {
  random: () => number;
};

/** One order on its way: what is known of it and by whose keys it goes. */
export interface Delivery {
  deps: RelayDeps;
  entry: OutboxEntry;
  record: OrderRecord;
  merchant: Merchant;
  credential: Credential;
}
