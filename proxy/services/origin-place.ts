import type { Place } from '../domain/customs.ts';
import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { Sendcloud } from './upstream.ts';

/** Where a merchant's parcels leave from; null when the account does not have the address that is set. Throws `UpstreamError`. */
export async function originPlace(sendcloud: Sendcloud, merchant: Merchant, credential: Credential): Promise<Place | null> {
  const from = shipsFrom(merchant);
  if ('country' in from) return from;
  return (await sendcloud.senderAddresses(credential)).find(({ id }) => id === from.senderAddressId) ?? null;
}
