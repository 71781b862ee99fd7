import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BuyLabel, LabelDocument, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderState, OrderView, ReturnPortal, Tracking } from '../../../proxy/contract/orders.ts';
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

/** How long until it is seen whether Sendcloud has answered by now, in milliseconds. */
const PAUSE = 2_000;

/** One order on the desk: how it stands, where its parcels are, and what can be done about it. */
export class OrderDesk implements ReactiveController {
  order: OrderView | undefined;
  /** Undefined until it has come. It comes by itself after the order, and may fail by itself: see `tracks.error`. */
  tracking: Tracking | undefined;
  returnPortal: ReturnPortal | undefined;
  readonly work: Work;
  readonly tracks: Work;

  readonly #options: OrderDeskOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: OrderDeskOptions) {
    this.#options = options;
    this.work = new Work(host);
    this.tracks = new Work(host);
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
    return this.#look();
  }

  /** Puts an order on the desk of which only the id is known. */
  find(id: string): Promise<boolean> {
    this.close();
    return this.work.look(() => this.#options.routes.order(id), this.#show());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.work.forget();
    this.tracks.forget();
    this.order = undefined;
    this.tracking = undefined;
    this.returnPortal = undefined;
  }

  /** Sees how it stands by now, because somebody wants to know: why something failed before is known to them. */
  look(): Promise<boolean> {
    this.work.dismiss();
    return this.#look();
  }

  #look(): Promise<boolean> {
    const { id } = this.order ?? {};
    return id === undefined ? Promise.resolve(false) : this.work.look(() => this.#options.routes.order(id), this.#show());
  }

  /** As `look`, for somebody who has read why the last thing failed: it is on show no more. */
  lookAgain(): Promise<boolean> {
    this.work.forget();
    return this.look();
  }

  /** A paper of its label, as PDF. */
  async file(format: LabelFormat, document: LabelDocument): Promise<Blob | undefined> {
    let file: Blob | undefined;
    await this.#try(
      'file',
      (id) => this.#options.routes.label(id, format, document),
      (pdf) => {
        file = pdf;
      },
    );
    return file;
  }

  /** Does something with the order, and shows how it stands after it. */
  #act(name: string, job: (id: string) => Promise<unknown>, did: (order: OrderView) => OfficeKey): Promise<boolean> {
    const all = async (id: string) => {
      await job(id);
      return this.#options.routes.order(id);
    };
    return this.#try(name, all, this.#show(did));
  }

  /** What the proxy refuses may be no longer possible: it is seen how the order stands by now, and why it was refused stays on show. */
  async #try<T>(name: string, job: (id: string) => Promise<T>, done: (result: T) => void): Promise<boolean> {
    const { id } = this.order ?? {};
    if (id === undefined) return false;
    const isDone = await this.work.run(name, () => job(id), done);
    const kind = this.work.error?.kind;
    if (kind && kind !== 'network' && kind !== 'unanswered') await this.#look();
    return isDone;
  }

  buy(purchase: BuyLabel): Promise<boolean> {
    const said: Partial<Record<OrderState, OfficeKey>> = { labelled: 'saidBought', accepted: 'labelComes' };
    return this.#act(
      'buy',
      (id) => this.#options.routes.buy(id, purchase),
      ({ state }) => said[state] ?? state,
    );
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
    return this.#try(
      'returns',
      (id) => this.#options.routes.returnPortal(id),
      (portal) => {
        this.returnPortal = portal;
      },
    );
  }

  /** What was done is said; else what has become of the order by itself. */
  #show(did?: (order: OrderView) => OfficeKey): (order: OrderView) => void {
    return (order) => {
      const before = this.order?.state ?? order.state;
      this.order = order;
      this.#options.changed(order);
      if (did) this.#options.did(did(order));
      else if (before !== order.state) this.#options.did(order.state);
      this.#lookLater();
      void this.#track(order);
    };
  }

  async #track({ id, parcel }: OrderView): Promise<void> {
    if (!parcel) return void (this.tracking = undefined);
    await this.tracks.look(
      () => this.#options.routes.tracking(id),
      (tracking) => {
        this.tracking = tracking;
      },
    );
  }

  /** What waits for Sendcloud changes by itself. */
  #lookLater(): void {
    clearTimeout(this.#timer);
    if (this.order?.state !== 'accepted' && !this.order?.label.cancelling) return;
    this.#timer = setTimeout(() => void this.#look().then((done) => done || this.#lookLater()), PAUSE);
  }
}
