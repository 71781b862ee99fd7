import type { Credential } from '../domain/merchant.ts';
import { type OrderGateway, type Origin, UpstreamError } from '../services/upstream.ts';
import type { SenderAddresses } from './sender-addresses-v3.ts';

/**
 * Orders of own accounts, with the place they leave from where their merchant has set the id of a sender address: by the place it is known
 * whether customs ask. An address that is not there keeps no paid order back; it goes without a declaration, which the merchant can add.
 */
export function locatedOrders(gateway: OrderGateway, senderAddresses: SenderAddresses): OrderGateway {
  async function placeOf(credential: Credential, from: Origin, signal: AbortSignal | undefined): Promise<Origin> {
    try {
      return await senderAddresses.placeOf(credential, from, signal ? { signal } : {});
    } catch (error) {
      if (error instanceof UpstreamError && error.kind === 'refused') return from;
      throw error;
    }
  }

  return {
    ...gateway,
    async place(credential, order, call) {
      if (!('senderAddressId' in order.from)) return gateway.place(credential, order, call);
      return gateway.place(credential, { ...order, from: await placeOf(credential, order.from, call?.signal) }, call);
    },
  };
}
