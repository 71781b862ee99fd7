import { isOrderId } from '../domain/order-id.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { Fingerprints } from './ports.ts';

/** Milliseconds a link stays good after the order last changed: longer than a point holds a parcel. */
const GOOD_FOR = 14 * 86_400_000;

/** What a genuine link says. `expiresAt` in epoch seconds. */
export interface RepairLink {
  merchant: string;
  order: string;
  expiresAt: number;
}

/**
 * Where a shopper chooses another point, without a login: `/repair/{merchant}.{order}.{expiry}.{fingerprint}`. Only we can make one, it
 * names nobody, and it opens this one order until the label exists.
 */
export async function repairPath(
  fingerprints: Fingerprints,
  { merchant, id, updatedAt }: Pick<OrderRecord, 'merchant' | 'id' | 'updatedAt'>,
): Promise<string> {
  const link = { merchant, order: id, expiresAt: Math.floor((updatedAt + GOOD_FOR) / 1000) };
  return `/repair/${merchant}.${id}.${link.expiresAt}.${await fingerprints.of(signed(link))}`;
}

/** null: it was not made here, or has been changed. Whether it is still good is another question. */
export async function readRepairLink(fingerprints: Fingerprints, token: string): Promise<RepairLink | null> {
  const [, merchant = '', order = '', expiresAt = '', fingerprint = ''] = /^([^.]+)\.([^.]+)\.(\d{1,12})\.(.+)$/.exec(token) ?? [];
  const link = { merchant, order, expiresAt: Number(expiresAt) };
  return isOrderId(order) && (await fingerprints.matches(signed(link), fingerprint)) ? link : null;
}

const signed = ({ merchant, order, expiresAt }: RepairLink): string => `repair ${merchant} ${order} ${expiresAt}`;
