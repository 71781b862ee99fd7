import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { OfficeError } from '../api/office-error.ts';

/** An order with which it could not be done, and why. */
export interface BulkFailure {
  readonly order: OrderView;
  readonly error: OfficeError;
}

/** How far it is: `done + failures.length` of `total`. */
export interface BulkProgress {
  readonly total: number;
  readonly done: number;
  readonly failures: readonly BulkFailure[];
}

/** As many are asked for at once: quick for hundreds of orders, and no flood for the proxy. */
const AT_ONCE = 4;

/** The same thing done with many orders, one request each, so that one which cannot be done stops no other. */
export class OrderBulkController implements ReactiveController {
  /** Undefined until something is begun, and again once it is closed. */
  progress: BulkProgress | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #job: (order: OrderView) => Promise<OrderView>;
  readonly #changed: (order: OrderView) => void;
  readonly #finished: (progress: BulkProgress) => void;
  #run = 0;

  /** `job` is done with each; `changed` hears of each order that has become another, `finished` of the end. */
  constructor(
    host: ReactiveControllerHost,
    {
      job,
      changed,
      finished,
    }: {
      job(order: OrderView): Promise<OrderView>;
      changed(order: OrderView): void;
      finished(progress: BulkProgress): void;
    },
  ) {
    this.#host = host;
    this.#job = job;
    this.#changed = changed;
    this.#finished = finished;
    host.addController(this);
  }

  get isBusy(): boolean {
    const { total, done, failures } = this.progress ?? { total: 0, done: 0, failures: [] };
    return done + failures.length < total;
  }

  /** What has not begun by then is not begun any more. */
  hostDisconnected(): void {
    this.close();
  }

  close(): void {
    this.#run += 1;
    this.#show(undefined);
  }

  async start(orders: readonly OrderView[]): Promise<void> {
    if (this.isBusy || orders.length === 0) return;
    const run = ++this.#run;
    this.#show({ total: orders.length, done: 0, failures: [] });
    const waiting = [...orders];
    const work = async (): Promise<void> => {
      for (let order = waiting.shift(); order && run === this.#run; order = waiting.shift()) await this.#one(order, run);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (run === this.#run && this.progress) this.#finished(this.progress);
  }

  async #one(order: OrderView, run: number): Promise<void> {
    const outcome = await this.#job(order).catch((error: unknown) => {
      if (error instanceof OfficeError) return error;
      throw error;
    });
    if (run !== this.#run || !this.progress) return;
    const { done, failures } = this.progress;
    if (outcome instanceof OfficeError) return this.#show({ ...this.progress, failures: [...failures, { order, error: outcome }] });
    this.#changed(outcome);
    this.#show({ ...this.progress, done: done + 1 });
  }

  #show(progress: BulkProgress | undefined): void {
    this.progress = progress;
    this.#host.requestUpdate();
  }
}
