import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import { startOfDay } from '../core/moments.ts';
import { everything, type OrderSearch } from '../core/order-search.ts';
import { Work } from './work.ts';

/** The orders that fit the search, a page after the other. A new search drops the answer to the one before it. */
export class OrderListController implements ReactiveController {
  search: OrderSearch = everything;
  /** Undefined until the first page has come. */
  orders: readonly OrderView[] | undefined;
  next: string | null = null;
  readonly work: Work;

  readonly #host: ReactiveControllerHost;
  readonly #routes: OrderRoutes;
  readonly #came: (orders: readonly OrderView[]) => void;
  #abort = new AbortController();

  /** `came` is told of every page, for a screen reader. */
  constructor(host: ReactiveControllerHost, routes: OrderRoutes, came: (orders: readonly OrderView[]) => void) {
    this.#host = host;
    this.#routes = routes;
    this.#came = came;
    this.work = new Work(host);
    host.addController(this);
  }

  hostConnected(): void {
    void this.find(this.search);
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  find(search: OrderSearch): Promise<boolean> {
    this.search = search;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.work.forget();
    return this.#read(null, []);
  }

  more(): Promise<boolean> {
    return this.#read(this.next, this.orders ?? []);
  }

  /** An order has become another: its row shows it. */
  replace(order: OrderView): void {
    this.orders = this.orders?.map((one) => (one.id === order.id ? order : one));
    this.#host.requestUpdate();
  }

  /** The one below it in the list, as far as it is shown. */
  after(id: string): OrderView | undefined {
    const at = this.orders?.findIndex((one) => one.id === id) ?? -1;
    return at < 0 ? undefined : this.orders?.[at + 1];
  }

  #read(cursor: string | null, before: readonly OrderView[]): Promise<boolean> {
    const { search, state, from, to } = this.search;
    const query = { search, state, from: startOfDay(from), to: startOfDay(to, 1), cursor: cursor ?? '' };
    return this.work.run(
      cursor ? 'more' : 'find',
      () => this.#routes.list(query, this.#abort.signal),
      ({ orders, next }) => {
        this.orders = [...before, ...orders];
        this.next = next;
        this.#came(this.orders);
      },
    );
  }
}
