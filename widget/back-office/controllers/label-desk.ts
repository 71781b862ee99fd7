import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BuyLabel, ShippingOptions } from '../../../proxy/contract/labels.ts';
import type { OrderRoutes } from '../api/order-routes.ts';
import { type DraftChange, type LabelDraft, parcelsText, purchaseOf, startDraft } from '../core/label-draft.ts';
import { Work } from './work.ts';

/** A label to be bought: its draft, and by what the parcels in it can be shipped at which price. */
export class LabelDesk implements ReactiveController {
  options: ShippingOptions | undefined;
  draft: LabelDraft | undefined;
  readonly work: Work;

  readonly #host: ReactiveControllerHost;
  readonly #routes: OrderRoutes;
  #order = '';
  #asked: string | undefined;
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost, routes: OrderRoutes) {
    this.#host = host;
    this.#routes = routes;
    this.work = new Work(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  /** What is bought by the draft as it stands; undefined while there is none. */
  get purchase(): BuyLabel | undefined {
    return this.draft && this.options && purchaseOf(this.draft, this.options.customs);
  }

  /** Begins a draft for an order; again for the same order goes on with the one that is begun. An empty id ends it. */
  open(order: string): void {
    if (order === this.#order) return;
    this.#order = order;
    this.#abort.abort();
    this.work.forget();
    this.options = undefined;
    this.draft = undefined;
    this.#asked = undefined;
    if (order) void this.ask();
  }

  change(change: DraftChange): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change(this.draft) };
    this.#host.requestUpdate();
    if (parcelsText(this.draft.parcels) !== this.#asked) void this.ask();
  }

  /** Asks for what the parcels can be shipped by. Parcels that nobody can weigh yet are not asked about. */
  async ask(): Promise<void> {
    const parcels = this.draft ? parcelsText(this.draft.parcels) : '';
    if (parcels === undefined) return;
    this.#asked = parcels;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.work.forget();
    const { signal } = this.#abort;
    await this.work.run(
      'options',
      () => this.#routes.options(this.#order, parcels, signal),
      (options) => {
        this.options = options;
        this.draft = startDraft(options, this.draft);
        this.#asked = parcelsText(this.draft.parcels);
      },
    );
  }
}
