import type { Credential, Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import type { Lease } from './leases.ts';

/** What delivering needs. `random` from 0 to 1, for jitter. */
export type RelayDeps = Pick<OrderDeps, 'store' | 'sealer' | 'merchants' | 'sendcloud' | 'availability' | 'prices' | 'clock' | 'log'> & {
  random: () => number;
};

/** One order in hand: what is known of it, and by whose keys it is acted on. */
export interface InHand {
  deps: RelayDeps;
  lease: Lease;
  record: OrderRecord;
  /** As it is now: it may have moved to another account than the order's, or be gone, which is null. */
  merchant: Merchant | null;
  /** Of the account that the order was accepted for. */
  credential: Credential;
}

/** An order on its way, for a merchant who uses the account that it was accepted for. */
export interface Delivery extends InHand {
  merchant: Merchant;
}

/** Thrown when a try took longer than its lease: somebody else may have the order now, so this try neither sends nor writes any more. */
export class LeaseOver extends Error {
  override readonly name = 'LeaseOver';
}

/** A try stops so many milliseconds before its lease ends, for clocks that differ and writes that take their time. */
const MARGIN = 5_000;

/** What comes next has an effect, and only whoever has the order may have one. Throws `LeaseOver`. */
export function requireLease({ deps, lease }: Pick<InHand, 'deps' | 'lease'>): void {
  if (deps.clock.now() >= lease.until - MARGIN) throw new LeaseOver();
}
