import { html, nothing, type TemplateResult } from 'lit';
import type { LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import type { LabelBatchController } from '../controllers/label-batch.ts';
import type { OrderListController } from '../controllers/order-list.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { batchBar, batchProgress } from './batch-bar.ts';
import { failure } from './failure.ts';
import { orderRows } from './order-rows.ts';
import { searchForm } from './search-form.ts';

export interface ListPageProps {
  readonly list: OrderListController;
  readonly batch: LabelBatchController;
  readonly words: OfficeWords;
  readonly open: (order: OrderView) => void;
  readonly saveBatch: () => void;
}

/** The orders: searched, chosen, printed. */
export function listPage(props: ListPageProps): TemplateResult {
  const { list, words } = props;
  const { orders, work, search } = list;
  return html`<header class="bar"><h2 part="heading" tabindex="-1">${words.t('ordersTitle')}</h2></header>
    ${searchForm(search, words, (wanted) => void list.find(wanted))} ${printing(props)}
    ${failure(work.error, words, () => void list.find(search))}
    <div class="stack" aria-busy=${String(work.busy !== undefined)}>
      ${orders ? rows(orders, props) : work.error ? nothing : html`<p class="small">${words.t('loading')}</p>`}
    </div>
    ${bar(props)}`;
}

/** Why the list is empty. */
export const emptyText = ({ search }: OrderListController, { t }: OfficeWords): string =>
  t(Object.values(search).some(Boolean) ? 'noneFound' : 'none');

function rows(orders: readonly OrderView[], { list, batch, words, open }: ListPageProps): TemplateResult {
  if (orders.length === 0) return html`<p>${emptyText(list, words)}</p>`;
  const choose = (ids: readonly string[], isChosen: boolean) => batch.choose(ids, isChosen);
  const isBusy = String(list.work.busy !== undefined);
  return html`${orderRows({ orders, chosen: batch.chosen, words, choose, open })}
    ${list.next ? html`<button type="button" part="more-button" aria-disabled=${isBusy} @click=${() => void list.more()}>${words.t('more')}</button>` : nothing}`;
}

function bar({ batch, words }: ListPageProps): TemplateResult | typeof nothing {
  const setFormat = (format: LabelFormat) => {
    batch.format = format;
  };
  const { chosen, format, work } = batch;
  return batchBar({ chosen: chosen.size, format, busy: work.busy !== undefined, words, setFormat, print: () => void batch.print() });
}

const printing = ({ batch: desk, words, saveBatch }: ListPageProps): TemplateResult =>
  html`${failure(desk.work.error, words)} ${desk.batch ? batchProgress(desk.batch, words, saveBatch, () => desk.close()) : nothing}`;
