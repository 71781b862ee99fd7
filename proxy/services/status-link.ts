import { isOrderId } from '../domain/order-id.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { Fingerprints } from './ports.ts';

/**
 * Where a buyer sees how far an order is, without a login: `/status/{merchant}.{order}.{fingerprint}`. Only we can make one, it names nobody, it
 * stays the same for an order's whole life, so that it can stand in a message, and it changes nothing.
 */
export const statusPath = async (fingerprints: Fingerprints, { merchant, id }: Pick<OrderRecord, 'merchant' | 'id'>): Promise<string> =>
  `/status/${merchant}.${id}.${await fingerprints.of(signed(merchant, id))}`;

/** Whose order a link opens; null: it was not made here, or has been changed. */
export async function readStatusLink(fingerprints: Fingerprints, token: string): Promise<{ merchant: string; order: string } | null> {
  const [, merchant = '', order = '', fingerprint = ''] = /^([^.]+)\.([^.]+)\.([^.]+)$/.exec(token) ?? [];
  return isOrderId(order) && (await fingerprints.matches(signed(merchant, order), fingerprint)) ? { merchant, order } : null;
}

const signed = (merchant: string, order: string): string => `status ${merchant} ${order}`;
