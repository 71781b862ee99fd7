import type { ParcelWanted } from '../contract/labels.ts';
import type { Order } from '../contract/orders.ts';
import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { ChosenDelivery } from '../domain/order.ts';
import type { Clock } from './ports.ts';
import { createReadCache } from './read-cache.ts';
import type { Sendcloud, ShippingOption } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

/** What an order's parcels can be shipped by, with what Sendcloud asks for all of them together. Throws `UpstreamError`. */
export type LabelPrices = (asked: {
  merchant: Merchant;
  credential: Credential;
  order: Order;
  delivery: ChosenDelivery;
  parcels: readonly ParcelWanted[];
}) => Promise<ShippingOption[]>;

const MINUTE = 60_000;

/**
 * Keeps an answer for ten minutes, so that a label is bought at the price that was shown just before; Sendcloud counts the question as a
 * write, of which there are few. An older answer never stands in: it would be on somebody's bill.
 */
export function createLabelPrices({ sendcloud, clock }: { sendcloud: Sendcloud; clock: Clock }): LabelPrices {
  const cache = createReadCache<ShippingOption[]>({ clock, ttl: 10 * MINUTE, keep: 10 * MINUTE, pause: 0, cap: 500, passing: mayPass });
  return async ({ merchant, credential, order, delivery, parcels }) => {
    const { country, postalCode } = order.recipient;
    const request = {
      from: shipsFrom(merchant),
      to: { country, postalCode },
      parcels: parcels.map(({ weight, dimensions }) => ({ weight, dimensions: dimensions ?? null })),
      servicePointId: delivery.servicePoint?.id ?? null,
      contractId: merchant.contractId ?? null,
    };
    return (await cache.read(JSON.stringify([credential.id, request]), () => sendcloud.shippingOptions(credential, request))).value;
  };
}
