import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BuyLabel } from '../../../proxy/contract/labels.ts';
import type { OrderView, ReturnPortal, Tracking } from '../../../proxy/contract/orders.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import type { OfficeKey } from '../messages/office-messages.ts';
import { Work } from './work.ts';

export interface OrderDeskOptions {
  readonly routes: OrderRoutes;
  /** The order as it stands now. */
  changed(order: OrderView): void;
  /** Something was done, in words for a screen reader. */
  did(what: OfficeKey): void;
}

interface OnDesk {
  order: OrderView;
  tracking: Tracking | undefined;
}

/** How long until it is seen whether Sendcloud has answered by now, in milliseconds. */
const PAUSE = 2_000;

/** One order on the desk: how it stands, where its parcels are, and what can be done about it. */
export class OrderDesk implements ReactiveController {
  order: OrderView | undefined;
  tracking: Tracking | undefined;
  returnPortal: ReturnPortal | undefined;
  readonly work: Work;

  readonly #options: OrderDeskOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: OrderDeskOptions) {
    this.#options = options;
    this.work = new Work(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookLater();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Puts an order on the desk as the list knows it, and sees how it stands by now. */
  open(order: OrderView): Promise<boolean> {
    this.close();
    this.order = order;
    return this.look();
  }

  /** Puts an order on the desk of which only the id is known. */
  find(id: string): Promise<boolean> {
    this.close();
    return this.#run('look', () => this.#read(id));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.work.forget();
    this.order = undefined;
    this.tracking = undefined;
    this.returnPortal = undefined;
  }

  /** Reads the order and where its parcels are. */
  look(): Promise<boolean> {
    return this.#with('look', (id) => this.#read(id));
  }

  /** Does something with the order, and shows how it stands after it. */
  #act(name: string, job: (id: string) => Promise<unknown>, did: (order: OrderView) => OfficeKey): Promise<boolean> {
    const all = async (id: string) => {
      await job(id);
      return this.#read(id);
    };
    return this.#with(name, all, did);
  }

  buy(purchase: BuyLabel): Promise<boolean> {
    const did = ({ state }: OrderView) => (state === 'accepted' ? 'labelComes' : 'saidBought');
    return this.#act('buy', (id) => this.#options.routes.buy(id, purchase), did);
  }

  release(): Promise<boolean> {
    return this.#act(
      'release',
      (id) => this.#options.routes.release(id),
      () => 'saidReleased',
    );
  }

  cancel(): Promise<boolean> {
    return this.#act(
      'cancel',
      (id) => this.#options.routes.cancel(id),
      () => 'saidCancelled',
    );
  }

  cancelLabel(): Promise<boolean> {
    return this.#act(
      'cancel-label',
      (id) => this.#options.routes.cancelLabel(id),
      ({ label }) => (label.cancelling ? 'labelCancelling' : 'saidLabelCancelled'),
    );
  }

  findReturnPortal(): Promise<boolean> {
    const { id = '' } = this.order ?? {};
    return this.work.run(
      'returns',
      () => this.#options.routes.returnPortal(id),
      (portal) => {
        this.returnPortal = portal;
      },
    );
  }

  #with(name: string, job: (id: string) => Promise<OnDesk>, did?: (order: OrderView) => OfficeKey): Promise<boolean> {
    const { id } = this.order ?? {};
    return id === undefined ? Promise.resolve(false) : this.#run(name, () => job(id), did);
  }

  /** What was done is said; else what has become of the order by itself. */
  #run(name: string, job: () => Promise<OnDesk>, did?: (order: OrderView) => OfficeKey): Promise<boolean> {
    return this.work.run(name, job, ({ order, tracking }) => {
      const before = this.order?.state ?? order.state;
      this.order = order;
      this.tracking = tracking;
      this.#options.changed(order);
      if (did) this.#options.did(did(order));
      else if (before !== order.state) this.#options.did(order.state);
      this.#lookLater();
    });
  }

  async #read(id: string): Promise<OnDesk> {
    const order = await this.#options.routes.order(id);
    return { order, tracking: order.parcel ? await this.#options.routes.tracking(id) : undefined };
  }

  /** What waits for Sendcloud changes by itself. */
  #lookLater(): void {
    clearTimeout(this.#timer);
    if (this.order?.state !== 'accepted' && !this.order?.label.cancelling) return;
    this.#timer = setTimeout(() => void this.look().then((done) => done || this.#lookLater()), PAUSE);
  }
}
