import type { StoredCharge } from '../../proxy/store/charges.ts';

/** An entry of the ledger as it rests: a label for 5.00, and half a euro for the marketplace. */
export const storedCharge = (changes: Partial<StoredCharge> = {}): StoredCharge => ({
  id: `chg_${changes.parcel ?? '1'}`,
  key: `label:${changes.parcel ?? '1'}`,
  at: 1,
  merchant: 'shop',
  order: 'o1',
  orderNumber: '1',
  parcel: '1',
  kind: 'label',
  shippingOptionCode: 'postnl:standard',
  currency: 'EUR',
  quote: 500,
  markup: 50,
  amount: 550,
  reason: null,
  ...changes,
});
