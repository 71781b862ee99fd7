import type { Credential, Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import type { Lease } from './leases.ts';

/** What delivering needs. `random` from 0 to 1, for jitter. */
export type RelayDeps = Pick<OrderDeps, 'store' | 'sealer' | 'merchants' | 'sendcloud' | 'availability' | 'prices' | 'clock' | 'log'> & {
  random: () => number;
};

/** One order on its way: what is known of it and by whose keys it goes. */
export interface Delivery {
  deps: RelayDeps;
  lease: Lease;
  record: OrderRecord;
  merchant: Merchant;
  credential: Credential;
}

/** Thrown when a try took longer than its lease: somebody else may have the order now, so this try neither sends nor writes any more. */
export class LeaseOver extends Error {
  override readonly name = 'LeaseOver';
}

/** A try stops so many milliseconds before its lease ends, for clocks that differ and writes that take their time. */
const MARGIN = 5_000;

/** What comes next has an effect, and only whoever has the order may have one. Throws `LeaseOver`. */
export function requireLease({ deps, lease }: Pick<Delivery, 'deps' | 'lease'>): void {
  if (deps.clock.now() >= lease.until - MARGIN) throw new LeaseOver();
}
