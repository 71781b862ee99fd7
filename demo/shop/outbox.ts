import type { OrderBook, ShopOrder } from './order-book.ts';
import { contentOf } from './order-content.ts';
import { type ProxyClient, ProxyRefusal } from './proxy-client.ts';

const firstWait = 500;
const longestWait = 8000;

/**
 * Hands paid orders to the proxy until it accepts each of them: at once, then after waits that double from half a second to
 * eight. What was waiting when the process ended is taken up again by `start`. `POST /orders` is safe to repeat.
 */
export class Outbox {
  readonly #book: OrderBook;
  readonly #proxies: ReadonlyMap<string, ProxyClient>;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;

  /** `proxies` by the id of the shop whose key they use. */
  constructor(book: OrderBook, proxies: ReadonlyMap<string, ProxyClient>) {
    this.#book = book;
    this.#proxies = proxies;
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

  /** false: the order still waits, and another try may do. */
  async #try(order: ShopOrder): Promise<boolean> {
    try {
      await this.#handOver(order);
      return true;
    } catch (error) {
      console.warn(`order ${order.number} waits:`, error instanceof Error ? error.message : error);
      return false;
    }
  }

  async #handOver(order: ShopOrder): Promise<void> {
    const proxy = this.#proxies.get(order.shop);
    if (!proxy) throw new Error(`there is no shop "${order.shop}" any more`);
    try {
      const { id } = await proxy.placeOrder({ ...order.choice, order: contentOf(order) });
      this.#book.change(order.number, { handover: 'handed-over', proxyOrderId: id });
    } catch (error) {
      if (!(error instanceof ProxyRefusal) || isPassing(error.status)) throw error;
      this.#takeNo(order, error);
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

/** 401 too: a key that is being exchanged is good again in a moment. */
const isPassing = (status: number): boolean => status >= 500 || status === 429 || status === 401;
