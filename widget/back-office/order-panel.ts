/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import type { TemplateResult } from 'lit';
import type { LabelDocument, LabelFormat } from '../../proxy/contract/labels.ts';
import type { OrderView } from '../../proxy/contract/orders.ts';
import { orderRoutes } from './api/order-routes.ts';
import { LabelBatchController } from './controllers/label-batch.ts';
import { LabelDesk } from './controllers/label-desk.ts';
import { OrderDesk } from './controllers/order-desk.ts';
import { OrderListController } from './controllers/order-list.ts';
import { purchaseOf } from './core/label-draft.ts';
import { isBuyable } from './core/order-text.ts';
import { OfficeElement } from './office-element.ts';
import { saveFile } from './save-file.ts';
import { orderStyles } from './styles/orders.ts';
import { emptyText, listPage } from './views/list-page.ts';
import { orderPage } from './views/order-page.ts';

/**
 * A merchant's orders, for a page of a marketplace's back office: found, decided, given a label, followed.
 *
 * Works with a session of the role `orders`. Shows no names and no addresses: no session opens them.
 *
 * @tag sendcloud-order-panel
 * @fires session-expired - The session is over: set `session` anew, and what was asked goes on.
 * @csspart base - Around everything.
 * @csspart heading - What it is about.
 * @csspart search - Number, state and days to search by.
 * @csspart orders - The list.
 * @csspart order - One order of it.
 * @csspart open-button - Opens it.
 * @csspart state - Where it stands.
 * @csspart batch - What can be done with the chosen orders.
 * @csspart print-button - Prints their labels.
 * @csspart batch-progress - How far the labels are.
 * @csspart download-button - Their file.
 * @csspart decide - What there is to decide about an order.
 * @csspart release-button - Lets it go as it is.
 * @csspart label - Its label.
 * @csspart no-label - Why there is none here.
 * @csspart label-form - By which a label is bought.
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
 * @csspart notice - A sentence that needs attention.
 * @csspart dialog - Asks before something is done.
 * @csspart confirm-button - Does it.
 */
export class SendcloudOrderPanel extends OfficeElement {
  static override styles = [...OfficeElement.styles, orderStyles];

  readonly #routes = orderRoutes(this.client);
  readonly #list = new OrderListController(this, this.#routes, (orders) => {
    const { next } = this.#list;
    this.announce(
      orders.length > 0 ? this.words.t(next ? 'shownMore' : 'shown', { count: orders.length }) : emptyText(this.#list, this.words),
    );
  });
  readonly #batch = new LabelBatchController(this, this.#routes, ({ done }) => {
    this.announce(this.words.t('printed', { count: done }));
    void this.#list.find(this.#list.search);
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

  /** Whose row the focus goes back to. */
  #closed: string | undefined;
  #shown: string | undefined;

  protected override content(): TemplateResult {
    const { words } = this;
    const { order } = this.#desk;
    const open = (wanted: OrderView) => void this.#desk.open(wanted);
    if (!order) return listPage({ list: this.#list, batch: this.#batch, words, open, saveBatch: () => void this.#saveBatch() });
    return orderPage({
      order,
      desk: this.#desk,
      labels: this.#label,
      words,
      next: this.#list.after(order.id),
      open,
      close: () => this.#close(order),
      buy: () => void this.#buy(),
      download: (format, document) => void this.#save(order, format, document),
      cancelLabel: () => void this.#cancelLabel(),
      cancelOrder: () => void this.#cancelOrder(order),
      copyLink: (url) => void this.#copy(url),
    });
  }

  /** Who opens an order is taken to its heading, and back to its row. */
  protected override updated(): void {
    const id = this.#desk.order?.id;
    if (id === this.#shown) return;
    const row = `[data-order="${CSS.escape(this.#closed ?? '')}"] .open`;
    this.renderRoot.querySelector<HTMLElement>(id === undefined ? row : 'h2')?.focus();
    this.#shown = id;
  }

  #close({ id }: OrderView): void {
    this.#closed = id;
    this.#label.open('');
    this.#desk.close();
  }

  async #buy(): Promise<void> {
    const { draft, options } = this.#label;
    if (!draft || !options) return;
    await this.#desk.buy(purchaseOf(draft, options.customs));
  }

  async #cancelLabel(): Promise<void> {
    const { t } = this.words;
    const question = { title: t('cancelLabelTitle'), text: t('cancelLabelText'), yes: t('cancelLabel') };
    if (await this.confirmation.ask(question)) await this.#desk.cancelLabel();
  }

  async #cancelOrder({ number }: OrderView): Promise<void> {
    const { t } = this.words;
    const question = { title: t('cancelOrderTitle', { number }), text: t('cancelOrderText'), yes: t('cancelOrder') };
    if (await this.confirmation.ask(question)) await this.#desk.cancel();
  }

  async #save({ id, number }: OrderView, format: LabelFormat, document: LabelDocument): Promise<void> {
    const name = `${document}-${number}.pdf`;
    await this.#desk.work.run(
      'file',
      () => this.#routes.label(id, format, document),
      (file) => saveFile(file, name),
    );
  }

  async #saveBatch(): Promise<void> {
    const file = await this.#batch.file();
    if (file) saveFile(file, 'labels.pdf');
  }

  async #copy(url: string): Promise<void> {
    await navigator.clipboard.writeText(url);
    this.announce(this.words.t('saidCopied'));
  }
}
