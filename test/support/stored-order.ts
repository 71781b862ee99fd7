import type { StoredOrder } from '../../proxy/store/store.ts';

/** An order as it rests, for tests of stores alone: nothing of it is sealed, and nobody could open it. */
export const storedOrder = (changes: Partial<StoredOrder> = {}): StoredOrder => ({
  id: 'o1',
  merchant: 'shop',
  number: '1',
  digest: 'd',
  state: 'accepted',
  facts: '{}',
  sealed: null,
  parcelId: null,
  version: 1,
  createdAt: 1,
  updatedAt: 1,
  purgeAt: 1000,
  ...changes,
});
