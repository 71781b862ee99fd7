/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { LabelDocument, LabelFormat } from '../../proxy/contract/labels.ts';
import type { OrderState, OrderView } from '../../proxy/contract/orders.ts';
import { orderRoutes } from './api/order-routes.ts';
import { CopiedLink } from './controllers/copied-link.ts';
import { LabelBatchController } from './controllers/label-batch.ts';
import { LabelDesk } from './controllers/label-desk.ts';
import { OrderBulkController } from './controllers/order-bulk.ts';
import { OrderDesk } from './controllers/order-desk.ts';
import { OrderListController } from './controllers/order-list.ts';
import { everything, type OrderSearch } from './core/order-search.ts';
import { isBuyable } from './core/order-text.ts';
import { askCancelLabel, askCancelOrder, askRelease } from './core/questions.ts';
import { OfficeElement } from './office-element.ts';
import type { PanelEvents } from './office-events.ts';
import { saveFile } from './save-file.ts';
import { orderStyles } from './styles/orders.ts';
import { countText, listPage } from './views/list-page.ts';
import { orderPage } from './views/order-page.ts';
import { waiting } from './views/waiting.ts';

/**
 * A merchant's orders, for a page of a marketplace's back office: found, decided, given a label, followed.
 *
 * Works with a session of the role `orders`. Shows no names and no addresses: no session opens them.
 *
 * @tag sendcloud-order-panel
 * @fires order-change - A person has opened an order, or gone back to the list: `detail.order` is its id, or empty. For the page's address.
 * @fires batch-change - Labels are being printed, or what came of them has been put away: `detail.batch` is their id, or empty. For the page's address.
 * @fires state-change - A person searches the list for orders in another state: `detail.state`, or empty for any. For the page's address.
 * @csspart search - Number, state and days to search by.
 * @csspart orders - The list.
 * @csspart order - One order of it.
 * @csspart open-button - Opens it.
 * @csspart batch - What can be done with the chosen orders.
 * @csspart print-button - Prints their labels.
 * @csspart release-some-button - Lets those that wait for a decision go as they are.
 * @csspart batch-progress - How far the labels are.
 * @csspart release-progress - How many of them have gone on.
 * @csspart more-button - Shows more orders.
 * @csspart download-button - Their file.
 * @csspart back-button - Leads back to the list.
 * @csspart next-button - Opens the order below it.
 * @csspart decide - What there is to decide about an order.
 * @csspart release-button - Lets it go as it is.
 * @csspart copy-button - Copies the link for the buyer.
 * @csspart label - Its label.
 * @csspart no-label - Why there is none here.
 * @csspart label-form - By which a label is bought.
 * @csspart contents - What was sold.
 * @csspart parcel-fields - One parcel to buy a label for.
 * @csspart options - By what it can be shipped.
 * @csspart option - One of them.
 * @csspart customs - What customs want to know.
 * @csspart missing - What is still missing.
 * @csspart buy-button - Buys the label.
 * @csspart label-button - Downloads it.
 * @csspart cancel-label-button - Cancels it.
 * @csspart parcels - Where the parcels are.
 * @csspart parcel - One of them.
 * @csspart history - What happened to it.
 * @csspart returns - Where the buyer sends it back.
 * @csspart cancel-button - Cancels the order.
 */
export class SendcloudOrderPanel extends OfficeElement {
  static override styles = [...OfficeElement.styles, orderStyles];
  static override properties: PropertyDeclarations = { order: {}, state: {}, batch: {} };

  /** The id of the order on show; empty: the list. Who opens an order or leaves it changes it too, and `order-change` says so. */
  order = '';
  /** The state that the list is searched for, such as `review`; empty: any. Who chooses another changes it too, and `state-change` says so. */
  state: OrderState | '' = '';
  /**
   * The id of the labels on show above the list, being printed or ready; empty: none. Printing and putting away change it too, and
   * `batch-change` says so.
   */
  batch = '';

  readonly #routes = orderRoutes(this.client);
  readonly #list = new OrderListController(this, {
    routes: this.#routes,
    state: () => this.state,
    came: () => this.announce(countText(this.#list, this.words)),
  });
  readonly #batch = new LabelBatchController(this, {
    routes: this.#routes,
    changed: (batch) => {
      this.batch = batch;
      this.#tell('batch-change', { batch });
    },
    finished: ({ done }) => {
      this.announce(this.words.t('printed', { count: done }));
      void this.#list.refresh();
    },
  });
  readonly #releases = new OrderBulkController(this, {
    job: ({ id }) => this.#routes.release(id),
    changed: (order) => this.#list.replace(order),
    finished: ({ done }) => this.announce(this.words.t('released', { count: done })),
  });
  readonly #label = new LabelDesk(this, this.#routes);
  readonly #desk = new OrderDesk(this, {
    routes: this.#routes,
    changed: (order) => {
      this.#list.replace(order);
      this.#label.open(isBuyable(order) ? order.id : '');
    },
    did: (what) => this.announce(this.words.t(what)),
  });
  readonly #link = new CopiedLink(this, '.link > input');

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    if (this.order && !this.#desk.order) void this.#desk.find(this.order);
    if (this.batch && !this.#batch.batch) void this.#batch.show(this.batch);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('state') && this.state !== this.#list.search.state) void this.#list.find({ ...everything, state: this.state });
    if (changed.has('order') && this.order !== (this.#desk.order?.id ?? '')) this.#showOrder();
    if (changed.has('batch') && this.batch !== (this.#batch.batch?.id ?? '')) void this.#batch.show(this.batch);
  }

  #showOrder(): void {
    if (this.order) void this.#desk.find(this.order);
    else this.#leave();
  }

  protected override content(): TemplateResult {
    const { order, work } = this.#desk;
    if (order) return this.#page(order);
    return this.order && !work.error ? waiting(this.words) : this.#all();
  }

  #all(): TemplateResult {
    return listPage({
      list: this.#list,
      batch: this.#batch,
      releases: this.#releases,
      error: this.#desk.work.error,
      words: this.words,
      find: (search) => this.#find(search),
      open: (order) => this.#open(order),
      openById: (id) => this.#openById(id),
      print: (orders) => void this.#print(orders),
      release: (orders) => this.#release(orders),
      saveBatch: () => void this.#saveBatch(),
    });
  }

  #page(order: OrderView): TemplateResult {
    return orderPage({
      order,
      desk: this.#desk,
      labels: this.#label,
      words: this.words,
      next: this.#list.after(order.id),
      open: (next) => this.#open(next),
      close: () => this.#close(order),
      buy: () => this.#buy(),
      download: (format, document) => void this.#save(order, format, document),
      cancelLabel: () => void this.confirm(askCancelLabel, () => this.#desk.cancelLabel()),
      cancelOrder: () => void this.confirm(askCancelOrder(order.number), () => this.#desk.cancel()),
      isCopied: order.repairUrl !== null && order.repairUrl === this.#link.url,
      copyLink: (url) => void this.#copy(url),
    });
  }

  #find(search: OrderSearch): void {
    void this.#list.find(search);
    if (search.state === this.state) return;
    this.state = search.state;
    this.#tell('state-change', { state: search.state });
  }

  /** Who opens an order is taken to its heading, and back to its row. */
  #open(order: OrderView): void {
    this.#label.open('');
    void this.#desk.open(order);
    this.#went(order.id);
    this.focusKeeper.takeTo('h2');
  }

  #openById(id: string): void {
    void this.#desk.find(id);
    this.#went(id);
    this.focusKeeper.takeTo('h2');
  }

  #close({ id }: OrderView): void {
    this.#leave();
    this.#went('');
    this.focusKeeper.takeTo(`[data-order="${CSS.escape(id)}"] .open`);
  }

  #leave(): void {
    this.#label.open('');
    this.#desk.close();
  }

  #went(order: string): void {
    this.order = order;
    this.#tell('order-change', { order });
  }

  #tell<Name extends keyof PanelEvents>(name: Name, detail: PanelEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  async #print(orders: readonly OrderView[]): Promise<void> {
    const ids = orders.map(({ id }) => id);
    if (!(await this.#batch.print(ids))) return;
    this.#list.choose(ids, false);
    this.focusKeeper.takeTo('#batch-progress');
  }

  #release(orders: readonly OrderView[]): void {
    void this.confirm(askRelease(orders.length), () => {
      this.#list.choose(
        orders.map(({ id }) => id),
        false,
      );
      this.focusKeeper.takeTo('#release-progress');
      return this.#releases.start(orders);
    });
  }

  #buy(): void {
    const { purchase } = this.#label;
    if (purchase) void this.#desk.buy(purchase);
  }

  async #save({ number }: OrderView, format: LabelFormat, document: LabelDocument): Promise<void> {
    const file = await this.#desk.file(format, document);
    if (file) saveFile(file, `${document}-${number}.pdf`);
  }

  async #saveBatch(): Promise<void> {
    const file = await this.#batch.file();
    if (file) saveFile(file, 'labels.pdf');
  }

  async #copy(url: string): Promise<void> {
    if (await this.#link.copy(url)) this.announce(this.words.t('saidCopied'));
  }
}
