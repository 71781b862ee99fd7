import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LabelBatch, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import { Work } from './work.ts';

/** How long until it is seen how far a batch is, in milliseconds. */
const PAUSE = 1_000;

export interface LabelBatchOptions {
  readonly routes: OrderRoutes;
  /** Another batch is on show: its id, or empty. */
  changed(id: string): void;
  /** All of a batch that was not at its end yet is done or failed. */
  finished(batch: LabelBatch): void;
}

/** The labels of several orders in one file, and how far they are. They are made without the page too: it can be left and come back to. */
export class LabelBatchController implements ReactiveController {
  format: LabelFormat = 'a6';
  batch: LabelBatch | undefined;
  readonly work: Work;

  readonly #options: LabelBatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: LabelBatchOptions) {
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

  print(orders: readonly string[]): Promise<boolean> {
    return this.work.run(
      'print',
      () => this.#options.routes.print(orders, this.format),
      (batch) => {
        this.#options.changed(batch.id);
        this.#came(batch);
      },
    );
  }

  /** Shows a batch of which only the id is known; none for an empty one. One that the proxy has forgotten by now is put away. */
  async show(id: string): Promise<void> {
    this.#forget();
    if (!id) return;
    const { routes, changed } = this.#options;
    await this.work.look(
      () => routes.batch(id),
      (batch) => this.#hold(batch),
    );
    if (this.work.error?.kind !== 'not-found') return;
    this.work.forget();
    changed('');
  }

  /** The labels that there are by now, as one PDF. */
  async file(): Promise<Blob | undefined> {
    const { id } = this.batch ?? {};
    let file: Blob | undefined;
    if (id !== undefined)
      await this.work.run(
        'file',
        () => this.#options.routes.batchFile(id),
        (pdf) => (file = pdf),
      );
    return file;
  }

  close(): void {
    this.#forget();
    this.#options.changed('');
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.batch = undefined;
    this.work.forget();
  }

  #came(batch: LabelBatch): void {
    this.#hold(batch);
    if (batch.pending === 0) this.#options.finished(batch);
  }

  #hold(batch: LabelBatch): void {
    this.batch = batch;
    this.#lookLater();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    const { id, pending = 0 } = this.batch ?? {};
    if (id === undefined || pending === 0) return;
    const look = () =>
      this.work.look(
        () => this.#options.routes.batch(id),
        (batch) => this.#came(batch),
      );
    this.#timer = setTimeout(() => void look().then((done) => done || this.#lookLater()), PAUSE);
  }
}
