import type { OrderDeps } from '../services/order-deps.ts';

/** What delivering needs. `random` from 0 to 1, for jitter. */
export type RelayDeps = Pick<OrderDeps, 'store' | 'sealer' | 'merchants' | 'sendcloud' | 'clock' | 'log'> & { random: () => number };
