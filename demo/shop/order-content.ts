import { amountOf, type Cents } from './money.ts';
import type { ShopOrder } from './order-book.ts';

const money = (cents: Cents) => ({ value: amountOf(cents), currency: 'EUR' });

/** The order in the words of `POST /orders`. */
export function contentOf({ number, placedAt, customer, item, delivery }: ShopOrder) {
  const { name, email, phone, addressLine1, postalCode, city, country } = customer;
  return {
    number,
    createdAt: placedAt,
    recipient: { name, addressLine1, postalCode, city, country, email, ...(phone ? { phone } : {}) },
    items: [{ description: item.name, sku: item.sku, quantity: item.quantity, weight: item.weight, price: money(item.price) }],
    weight: item.weight * item.quantity,
    total: money(item.price * item.quantity + delivery.price),
    paymentStatus: 'paid',
    checkoutMethodName: delivery.title,
  };
}
