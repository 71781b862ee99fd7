import type { Credentials, MerchantSettings } from '../contract/merchants.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A merchant as every part of the proxy may know it: settings without any secret. */
export type Merchant = Without<MerchantSettings, 'secretKey' | 'credentials'>;

/** What the stored settings of a merchant read that was taken away: JSON as well. */
export const removed = 'null';

/** Whose Sendcloud account something goes to. */
export type AccountKind = 'own' | 'central';

/**
 * An opened key pair. `id` names the account it opens (`own:{merchant}:…` or `central:…`) and is what caches, budgets and breakers are
 * keyed by, so that no answer crosses accounts. Never log, never store, never put into an error.
 */
export interface Credential extends Credentials {
  id: string;
}

/** Whether somebody has paused it. Either pause stands by itself. */
export const isPaused = ({ paused, pausedByMerchant }: Merchant): boolean => paused === true || pausedByMerchant === true;

/** Where the merchant's parcels leave from. A sender address that Sendcloud knows says more than a postal code, so it goes first. */
export function shipsFrom(merchant: Merchant): { country: string; postalCode: string } | { senderAddressId: number } {
  if (merchant.senderAddressId !== undefined) return { senderAddressId: merchant.senderAddressId };
  if (merchant.shipFrom) return merchant.shipFrom;
  throw new Error(`Merchant ${merchant.id} has neither shipFrom nor senderAddressId`);
}

/** Whether the merchant's orders can carry a delivery date: v2 parcels have no field for one. */
export const takesDates = (merchant: Merchant): boolean => merchant.account === 'central' || merchant.orderApi === 'v3';
