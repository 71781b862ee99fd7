import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LabelBatch, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import { Work } from './work.ts';

/** How long until it is seen how far a batch is, in milliseconds. */
const PAUSE = 1_000;

/** The labels of several orders in one file, and how far they are. */
export class LabelBatchController implements ReactiveController {
  format: LabelFormat = 'a6';
  batch: LabelBatch | undefined;
  readonly work: Work;

  readonly #routes: OrderRoutes;
  readonly #finished: (batch: LabelBatch) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `finished` is told once all of a batch is done or failed. */
  constructor(host: ReactiveControllerHost, routes: OrderRoutes, finished: (batch: LabelBatch) => void) {
    this.#routes = routes;
    this.#finished = finished;
    this.work = new Work(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookLater();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  print(orders: readonly string[]): Promise<boolean> {
    return this.work.run(
      'print',
      () => this.#routes.print(orders, this.format),
      (batch) => this.#show(batch),
    );
  }

  /** The labels that there are by now, as one PDF. */
  async file(): Promise<Blob | undefined> {
    const { id } = this.batch ?? {};
    let file: Blob | undefined;
    if (id !== undefined)
      await this.work.run(
        'file',
        () => this.#routes.batchFile(id),
        (pdf) => (file = pdf),
      );
    return file;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.batch = undefined;
    this.work.forget();
  }

  #show(batch: LabelBatch): void {
    this.batch = batch;
    if (batch.pending === 0) this.#finished(batch);
    else this.#lookLater();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    const { id, pending = 0 } = this.batch ?? {};
    if (id === undefined || pending === 0) return;
    const look = () =>
      this.work.look(
        () => this.#routes.batch(id),
        (batch) => this.#show(batch),
      );
    this.#timer = setTimeout(() => void look().then((done) => done || this.#lookLater()), PAUSE);
  }
}
