import { type CheckoutForm, emptyForm } from './checkout-form.ts';
import type { Counter } from './counter.ts';
import { decideDelivery } from './delivery.ts';
import type { ShopOrder } from './order-book.ts';

export type CheckoutOutcome = { placed: ShopOrder } | { again: CheckoutForm };

/**
 * Takes a submitted checkout to a paid order in the book, or back to the shopper with the reason beside the field. The order
 * is on disk before this returns; sending it on is the outbox's.
 */
export async function checkOut(
  form: CheckoutForm,
  quantity: number,
  { shop, product, book, proxy }: Pick<Counter, 'shop' | 'product' | 'book' | 'proxy'>,
  now: Date,
): Promise<CheckoutOutcome> {
  const before = book.byAttempt(shop.id, form.attempt);
  if (before) return { placed: before };
  if (Object.keys(form.errors).length) return { again: form };

  const decision = await decideDelivery(form, { weight: product.weight * quantity, value: product.price * quantity }, proxy);
  if (!decision.ok) return { again: { ...form, errors: { delivery: decision.sentence } } };
  if (form.payment === 'decline') return { again: { ...form, errors: { payment: 'The card was declined. You were not charged.' } } };

  // Asked again: a second click may have arrived while the proxy was being asked.
  const meanwhile = book.byAttempt(shop.id, form.attempt);
  if (meanwhile) return { placed: meanwhile };
  const { sku, name, price, weight } = product;
  const placed = book.add({
    shop: shop.id,
    attempt: form.attempt,
    placedAt: now.toISOString(),
    customer: form.address,
    item: { sku, name, quantity, price, weight },
    delivery: decision.delivery,
    choice: decision.choice,
    handover: 'to-hand-over',
    proxyOrderId: null,
  });
  return { placed };
}

export const newCheckout = (): CheckoutForm => emptyForm(crypto.randomUUID());
