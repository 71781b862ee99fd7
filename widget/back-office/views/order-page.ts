import { html, nothing, type TemplateResult } from 'lit';
import type { LabelDocument, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import type { LabelDesk } from '../controllers/label-desk.ts';
import type { OrderDesk } from '../controllers/order-desk.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { decide } from './decide.ts';
import { failure } from './failure.ts';
import { label } from './label.ts';
import { labelForm } from './label-form.ts';
import { orderFacts } from './order-facts.ts';
import { parcels, returns } from './parcels.ts';
import { stateBadge } from './state-badge.ts';

export interface OrderPageProps {
  readonly order: OrderView;
  readonly desk: OrderDesk;
  readonly labels: LabelDesk;
  readonly words: OfficeWords;
  /** The one below it in the list. */
  readonly next: OrderView | undefined;
  readonly open: (order: OrderView) => void;
  readonly close: () => void;
  readonly buy: () => void;
  readonly download: (format: LabelFormat, document: LabelDocument) => void;
  readonly cancelLabel: () => void;
  readonly cancelOrder: () => void;
  readonly isCopied: boolean;
  readonly copyLink: (url: string) => void;
}

/** One order: what there is to decide, its label, its parcels, what is known of it. */
export function orderPage(props: OrderPageProps): TemplateResult {
  const { order, desk, words, isCopied, copyLink, download, cancelLabel } = props;
  const { work, tracking, tracks } = desk;
  const busy = work.busy !== undefined;
  const look = () => void desk.look();
  const release = () => void desk.release();
  return html`${navigation(props)}
    <div class="bar head"><h2 part="heading" tabindex="-1">${words.t('order', { number: order.number })}</h2>${stateBadge(order, words)}</div>
    ${failure(work.error, words, () => void desk.lookAgain())}
    <div class="stack" aria-busy=${String(work.isActive)}>
      ${decide({ order, words, busy, isCopied, release, look, copyLink })}
      ${label({ order, words, busy, declared: order.label.declared, form: form(props, busy), download, cancelLabel })} ${parcels({ order, tracking, error: tracks.error, words })}
      <section class="card">${orderFacts(order, words)}</section>
      ${order.parcel ? returns({ portal: desk.returnPortal, words, busy, find: () => void desk.findReturnPortal() }) : nothing}
      ${cancelling(props, busy)}
    </div>`;
}

const navigation = ({ words: { t }, next, open, close }: OrderPageProps): TemplateResult =>
  html`<div class="bar">
    <button type="button" class="plain" part="back-button" @click=${close}>← ${t('back')}</button>
    ${next ? html`<button type="button" class="plain" part="next-button" @click=${() => open(next)}>${t('next')} →</button>` : nothing}
  </div>`;

function form({ labels, words, buy }: OrderPageProps, busy: boolean): TemplateResult {
  const { options, draft, work } = labels;
  const failed = failure(work.error, words, () => void labels.ask());
  if (!options || !draft) return html`${failed} ${work.error ? nothing : html`<div role="status">${words.t('optionsLoading')}</div>`}`;
  const isAsking = work.busy !== undefined;
  return html`${failed} ${labelForm({ options, draft, words, isAsking, busy, buy, change: (change) => labels.change(change) })}`;
}

const cancelling = ({ order, words, cancelOrder }: OrderPageProps, busy: boolean): TemplateResult | typeof nothing =>
  order.state === 'cancelled'
    ? nothing
    : html`<div class="actions">
        <button type="button" class="grave" part="cancel-button" aria-disabled=${String(busy)} @click=${cancelOrder}>${words.t('cancelOrder')}</button>
      </div>`;
