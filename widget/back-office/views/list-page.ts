import { html, nothing, type TemplateResult } from 'lit';
import type { LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import type { OfficeError } from '../api/office-error.ts';
import type { LabelBatchController } from '../controllers/label-batch.ts';
import type { OrderBulkController } from '../controllers/order-bulk.ts';
import type { OrderListController } from '../controllers/order-list.ts';
import { MOST_IN_BATCH, type OrderSearch } from '../core/order-search.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { batchBar } from './batch-bar.ts';
import { batchProgress, releaseProgress } from './batch-progress.ts';
import { failure } from './failure.ts';
import { orderRows } from './order-rows.ts';
import { searchForm } from './search-form.ts';
import { waiting } from './waiting.ts';

export interface ListPageProps {
  readonly list: OrderListController;
  readonly batch: LabelBatchController;
  readonly releases: OrderBulkController;
  /** Why an order could not be opened. */
  readonly error: OfficeError | undefined;
  readonly words: OfficeWords;
  readonly find: (search: OrderSearch) => void;
  readonly open: (order: OrderView) => void;
  readonly openById: (id: string) => void;
  readonly print: (orders: readonly OrderView[]) => void;
  readonly release: (orders: readonly OrderView[]) => void;
  readonly saveBatch: () => void;
}

/** The orders: searched, chosen, printed, let go. */
export function listPage(props: ListPageProps): TemplateResult {
  const { list, words, error, find } = props;
  const { orders, work, search } = list;
  return html`<div class="bar head">
      <h2 part="heading" tabindex="-1">${words.t('ordersTitle')}</h2>
      ${orders?.length ? html`<span class="small">${countText(list, words)}</span>` : nothing}
    </div>
    ${failure(error, words)} ${searchForm(search, words, find)} ${underWay(props)}
    ${failure(work.error, words, () => find(search))}
    <div class="stack" aria-busy=${String(work.isActive)}>
      ${orders ? rows(orders, props) : work.error ? nothing : waiting(words)}
    </div>
    ${bar(props)}`;
}

/** How many orders there are, as far as is known; or why there are none. */
export function countText({ orders = [], next, search }: OrderListController, { t }: OfficeWords): string {
  if (orders.length > 0) return t(next ? 'shownMore' : 'shown', { count: orders.length });
  return t(Object.values(search).some(Boolean) ? 'noneFound' : 'none');
}

function rows(orders: readonly OrderView[], { list, words, open }: ListPageProps): TemplateResult {
  if (orders.length === 0) return html`<p class="card empty">${countText(list, words)}</p>`;
  const choose = (ids: readonly string[], isChosen: boolean) => list.choose(ids, isChosen);
  const isBusy = String(list.work.busy !== undefined);
  return html`${orderRows({ orders, chosen: list.chosen, words, choose, open })}
    ${list.next ? html`<button type="button" part="more-button" aria-disabled=${isBusy} @click=${() => void list.more()}>${words.t('more')}</button>` : nothing}`;
}

function bar({ list, batch, releases, words, print, release }: ListPageProps): TemplateResult | typeof nothing {
  const setFormat = (format: LabelFormat) => {
    batch.format = format;
  };
  const busy = batch.work.busy !== undefined || releases.isBusy;
  return batchBar({ chosen: list.chosen, format: batch.format, most: MOST_IN_BATCH, busy, words, setFormat, print, release });
}

/** What is being done with several orders, and what came of it. */
function underWay({ list, batch: desk, releases, words, openById: open, saveBatch: download }: ListPageProps): TemplateResult {
  const known = (id: string) => list.orders?.find((order) => order.id === id);
  return html`${failure(desk.work.error, words)}
  ${desk.batch ? batchProgress(desk.batch, { words, open, download, known, close: () => desk.close() }) : nothing}
  ${releases.progress ? releaseProgress(releases.progress, { words, open, close: () => releases.close() }) : nothing}`;
}
