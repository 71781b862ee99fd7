import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OrderList, OrderState, OrderView } from '../../../proxy/contract/orders.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import { startOfDay } from '../core/moments.ts';
import { everything, isChoosable, type OrderSearch } from '../core/order-search.ts';
import { Work } from './work.ts';

export interface OrderListOptions {
  readonly routes: OrderRoutes;
  /** The state that is searched for at first; empty: any. */
  state(): OrderState | '';
  /** Is told of every page, for a screen reader. */
  came(orders: readonly OrderView[]): void;
}

/** The orders that fit the search, a page after the other, and which of them are chosen. A new search drops the answer to the one before it. */
export class OrderListController implements ReactiveController {
  search: OrderSearch = everything;
  /** Undefined until the first page has come. */
  orders: readonly OrderView[] | undefined;
  next: string | null = null;
  readonly work: Work;

  readonly #host: ReactiveControllerHost;
  readonly #options: OrderListOptions;
  #chosen: ReadonlySet<string> = new Set();
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost, options: OrderListOptions) {
    this.#host = host;
    this.#options = options;
    this.work = new Work(host);
    host.addController(this);
  }

  hostConnected(): void {
    void this.find(this.orders ? this.search : { ...everything, state: this.#options.state() });
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  find(search: OrderSearch): Promise<boolean> {
    this.search = search;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#chosen = new Set();
    this.work.forget();
    return this.#read('find', null, []);
  }

  more(): Promise<boolean> {
    return this.#read('more', this.next, this.orders ?? []);
  }

  /** Reads again as much as is on show. Nothing is said of it: something else was done, and that is said. */
  refresh(): Promise<boolean> {
    return this.#read('refresh', null, [], this.orders?.length);
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

  /** The orders on show that something is to be done with. */
  get chosen(): readonly OrderView[] {
    return (this.orders ?? []).filter((order) => this.#chosen.has(order.id) && isChoosable(order));
  }

  choose(ids: readonly string[], isChosen: boolean): void {
    const others = [...this.#chosen].filter((id) => !ids.includes(id));
    this.#chosen = new Set(isChosen ? [...others, ...ids] : others);
    this.#host.requestUpdate();
  }

  #read(name: 'find' | 'more' | 'refresh', cursor: string | null, before: readonly OrderView[], atLeast = 0): Promise<boolean> {
    const job = async (): Promise<OrderList> => {
      let { orders, next } = await this.#page(cursor);
      while (next && orders.length < atLeast) {
        const more = await this.#page(next);
        [orders, next] = [[...orders, ...more.orders], more.next];
      }
      return { orders, next };
    };
    const show = ({ orders, next }: OrderList): void => {
      this.orders = [...before, ...orders];
      this.next = next;
      if (name !== 'refresh') this.#options.came(this.orders);
    };
    return name === 'more' ? this.work.run(name, job, show) : this.work.look(job, show);
  }

  #page(cursor: string | null): Promise<OrderList> {
    const { search, state, from, to } = this.search;
    const query = { search, state, from: startOfDay(from), to: startOfDay(to, 1), cursor: cursor ?? '' };
    return this.#options.routes.list(query, this.#abort.signal);
  }
}
