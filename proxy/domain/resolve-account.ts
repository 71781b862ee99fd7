import type { AccountKind, Merchant } from './merchant.ts';

/** Whose Sendcloud account serves a merchant, whether it can be used now, and why. */
export interface ResolvedAccount {
  kind: AccountKind;
  usable: boolean;
  /** A sentence that stays with the order. */
  reason: string;
}

/**
 * A merchant's setting decides alone: a merchant with an own account never falls to the central one, because a parcel there would be on
 * another's bill.
 */
export function resolveAccount(merchant: Merchant, keys: { own: boolean; central: boolean }): ResolvedAccount {
  if (merchant.account === 'central')
    return keys.central
      ? { kind: 'central', usable: true, reason: `${merchant.name} ships from the central account.` }
      : { kind: 'central', usable: false, reason: `${merchant.name} ships from the central account, and no central keys are set.` };
  return keys.own
    ? { kind: 'own', usable: true, reason: `${merchant.name} has connected an own Sendcloud account.` }
    : { kind: 'own', usable: false, reason: `${merchant.name} uses an own Sendcloud account, and its keys are not here.` };
}
