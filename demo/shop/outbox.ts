import { amountOf } from './money.ts';
import type { OrderBook, ShopOrder } from './order-book.ts';
import { type ProxyClient, ProxyRefusal } from './proxy-client.ts';

const firstWait = 500;
const longestWait = 8000;

/**
 * Hands paid orders to the proxy until it accepts each of them: at once, then after waits that double from half a second to
 * eight. What was waiting when the process ended is taken up again by `start`. `POST /orders` is safe to repeat.
 */
export class Outbox {
  readonly #book: OrderBook;
  readonly #proxyOf: (shop: string) => ProxyClient;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(book: OrderBook, proxyOf: (shop: string) => ProxyClient) {
    this.#book = book;
    this.#proxyOf = proxyOf;
  }

  /** Tries everything that waits, now. Resolves after the round, whether or not the proxy took the orders. */
  start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#round = this.#round.then(() => this.#tryAll());
    return this.#round;
  }

  stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    return this.#round;
  }

  async #tryAll(): Promise<void> {
    let failed = false;
    for (const order of this.#book.waiting()) failed = !(await this.#try(order)) || failed;
    this.#failures = failed ? this.#failures + 1 : 0;
    if (!this.#book.waiting().length || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.start(), Math.min(firstWait * 2 ** (this.#failures - 1), longestWait));
  }

  /** false: the proxy did not answer, or asked to come back later. */
  async #try(order: ShopOrder): Promise<boolean> {
    try {
      const { id } = await this.#proxyOf(order.shop).placeOrder({ ...order.choice, order: contentOf(order) });
      this.#book.change(order.number, { handover: 'handed-over', proxyOrderId: id });
      return true;
    } catch (error) {
      if (!(error instanceof ProxyRefusal) || isPassing(error.status)) return false;
      this.#takeNo(order, error);
      return true;
    }
  }

  /** A token the proxy cannot read must not cost a paid order: it goes again without one, and a person reviews it there. */
  #takeNo(order: ShopOrder, refusal: ProxyRefusal): void {
    const badToken = refusal.type === 'invalid-token' || refusal.type === 'foreign-token';
    if (badToken && 'token' in order.choice) return this.#book.change(order.number, { choice: { delivery: {} } });
    console.error(`order ${order.number} was refused: ${refusal.message}`);
    this.#book.change(order.number, { handover: 'refused' });
  }
}

const isPassing = (status: number): boolean => status >= 500 || status === 429 || status === 401;

/** The order in the words of `POST /orders`. */
function contentOf({ number, placedAt, customer, item, delivery }: ShopOrder) {
  const money = (cents: number) => ({ value: amountOf(cents), currency: 'EUR' });
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
