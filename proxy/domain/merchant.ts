import type { Credentials, MerchantSettings } from '../contract/merchants.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A merchant as every part of the proxy may know it: settings without any secret. */
export type Merchant = Without<MerchantSettings, 'secretKey' | 'credentials'>;

/** Whose Sendcloud account something goes to. */
export type AccountKind = 'own' | 'central';

/**
 * An opened key pair. `id` names the account it opens (`own:{merchant}` or `central`) and is what caches, budgets and breakers are
 * keyed by, so that no answer crosses accounts. Never log, never store, never put into an error.
 */
export interface Credential extends Credentials {
  id: string;
}
