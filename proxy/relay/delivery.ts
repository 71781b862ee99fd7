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
  /** Until when this order is this relay's alone; epoch milliseconds. */
  until: number;
  record: OrderRecord;
  merchant: Merchant;
  credential: Credential;
}

/** Thrown when a try took longer than its lease: somebody else may have the order now, so this try neither sends nor writes any more. */
export class LeaseOver extends Error {
  override readonly name = 'LeaseOver';
}

/** What comes next has an effect, and only whoever has the order may have one. Throws `LeaseOver`. */
export function requireLease({ deps, until }: Pick<Delivery, 'deps' | 'until'>): void {
  if (deps.clock.now() >= until) throw new LeaseOver();
}
