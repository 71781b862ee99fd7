import type { SessionRole } from '../contract/sessions.ts';
import type { Merchant } from './merchant.ts';

/** What a session says, once its signature is ours. `expiresAt` in epoch seconds, that second excluded. */
export interface SessionClaims {
  merchant: string;
  role: SessionRole;
  expiresAt: number;
}

/** The roles there are for a merchant: where the marketplace's account is used, there are no keys of its own to connect. */
export const rolesFor = (merchant: Merchant): readonly SessionRole[] => (merchant.account === 'own' ? ['orders', 'connect'] : ['orders']);

/** `now` in epoch milliseconds. */
export const isOver = ({ expiresAt }: SessionClaims, now: number): boolean => now >= expiresAt * 1000;
