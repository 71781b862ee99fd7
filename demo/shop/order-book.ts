import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CheckoutAddress } from './checkout-form.ts';
import type { Cents } from './money.ts';
import type { ServicePoint } from './proxy-client.ts';

/** What goes to `POST /orders` besides the order: the token from the form, or what is known without one. */
export type DeliveryChoice = { token: string } | { delivery: { option?: string } };

/** A paid order, as the shop keeps it. */
export interface ShopOrder {
  number: string;
  shop: string;
  /** One rendered checkout makes one order, however often its form is sent. */
  attempt: string;
  /** ISO instant. */
  placedAt: string;
  customer: CheckoutAddress;
  item: { sku: string; name: string; quantity: number; price: Cents; weight: number };
  delivery: {
    title: string;
    price: Cents;
    window: { from: string; to: string } | null;
    servicePoint: ServicePoint | null;
    /** false: the proxy could not be asked before payment. */
    verified: boolean;
  };
  choice: DeliveryChoice;
  /** `refused` waits for a person; nothing else ever does. */
  handover: 'to-hand-over' | 'handed-over' | 'refused';
  /** The proxy's id, once it has accepted. */
  proxyOrderId: string | null;
}

/**
 * The shop's orders: a map in memory, written to one file before `add` and `change` return, so that a paid order outlives the
 * process. One process a file.
 */
export class OrderBook {
  readonly #path: string;
  readonly #orders: Map<string, ShopOrder>;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ShopOrder[]) : [];
    this.#orders = new Map(kept.map((order) => [order.number, order]));
  }

  /** Gives the order a number that was never used before: random, since it also opens the order's page. */
  add(order: Omit<ShopOrder, 'number'>): ShopOrder {
    let number = randomNumber();
    while (this.#orders.has(number)) number = randomNumber();
    const added = { ...order, number };
    this.#orders.set(number, added);
    this.#write();
    return added;
  }

  change(number: string, change: Partial<Pick<ShopOrder, 'choice' | 'handover' | 'proxyOrderId'>>): void {
    const order = this.#orders.get(number);
    if (!order) throw new Error(`there is no order ${number}`);
    this.#orders.set(number, { ...order, ...change });
    this.#write();
  }

  find(shop: string, number: string): ShopOrder | undefined {
    const order = this.#orders.get(number);
    return order?.shop === shop ? order : undefined;
  }

  byAttempt(shop: string, attempt: string): ShopOrder | undefined {
    return [...this.#orders.values()].find((order) => order.shop === shop && order.attempt === attempt);
  }

  waiting(): ShopOrder[] {
    return [...this.#orders.values()].filter((order) => order.handover === 'to-hand-over');
  }

  #write(): void {
    const next = `${this.#path}.next`;
    writeFileSync(next, JSON.stringify([...this.#orders.values()], null, 1), { flush: true, mode: 0o600 });
    renameSync(next, this.#path);
  }
}

/** Crockford's letters: none that a person reads as another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function randomNumber(): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${four()}-${four()}`;
}
