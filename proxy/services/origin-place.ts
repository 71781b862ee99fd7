import type { Place } from '../domain/customs.ts';
import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { Sendcloud, SenderAddress } from './upstream.ts';

/** Where a merchant's parcels leave from; null when the account does not have the address that is set. Throws `UpstreamError`. */
export async function originPlace(sendcloud: Sendcloud, merchant: Merchant, credential: Credential): Promise<Place | null> {
  const from = shipsFrom(merchant);
  if ('country' in from) return from;
  return (await sendcloud.senderAddresses(credential)).find(({ id }) => id === from.senderAddressId) ?? null;
}

/** The same, but each account's addresses are asked for once, also where the answer is a failure: for many orders in a row. */
export function askingForAddressesOnce(sendcloud: Sendcloud): Sendcloud {
  const asked = new Map<string, Promise<SenderAddress[]>>();
  return {
    ...sendcloud,
    senderAddresses(credential, call) {
      const addresses = asked.get(credential.id) ?? sendcloud.senderAddresses(credential, call);
      asked.set(credential.id, addresses);
      return addresses;
    },
  };
}
