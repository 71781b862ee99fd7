import type { SessionRole } from '../contract/sessions.ts';
import type { Merchant } from './merchant.ts';

/** What a session says, once its signature is ours. */
export interface SessionClaims {
  merchant: string;
  role: SessionRole;
  /** Epoch seconds, that second excluded. */
  expiresAt: number;
  /** How often sessions of the merchant had been ended when it was opened. */
  ends: number;
}

/** The roles there are for a merchant: where the marketplace's account is used and no other to choose, there is nothing to connect. */
export const rolesFor = ({ account, accountChoices = [] }: Merchant): readonly SessionRole[] =>
  account === 'own' || accountChoices.includes('own') ? ['orders', 'connect'] : ['orders'];

/** `now` in epoch milliseconds. */
export const isOver = ({ expiresAt }: SessionClaims, now: number): boolean => now >= expiresAt * 1000;
