import type { Order } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import { chooseOption, type Decision } from '../domain/rules.ts';

/** By what an order is shipped when nobody says otherwise, and whose choice that is. */
export function ownOption({ delivery }: OrderRecord, order: Order, merchant: Merchant): Decision {
  const { country } = order.recipient;
  const checkoutMethodName = order.checkoutMethodName ?? delivery.title;
  const decision = chooseOption(
    { shippingOptionCode: delivery.shippingOptionCode, checkoutMethodName, country, weight: order.weight },
    merchant,
  );
  return delivery.chosenBy && decision.by === 'order' ? { ...decision, by: delivery.chosenBy } : decision;
}
