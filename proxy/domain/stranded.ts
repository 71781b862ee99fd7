import type { ReviewReason } from '../contract/orders.ts';
import type { Merchant } from './merchant.ts';
import { hasMoved, type OrderRecord } from './order.ts';

/** Whether its merchant is gone, or uses another account now than the one it was accepted for: then it does not leave. */
export const isStranded = (record: OrderRecord, merchant: Merchant | null): boolean => merchant === null || hasMoved(record, merchant);

/** What a person is told of such an order. */
export function strandedOf(record: OrderRecord, merchant: Merchant | null): ReviewReason {
  if (merchant === null) return { type: 'account-changed', detail: 'The merchant is not here any more.' };
  const { account, upstream } = record;
  const perhaps = account.kind === 'own' && upstream?.id === null ? ' It may have arrived there: look before it is released.' : '';
  const detail = `Accepted for the ${account.kind} account; the merchant now uses the ${merchant.account} one.${perhaps}`;
  return { type: 'account-changed', detail };
}
