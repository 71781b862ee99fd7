import { html, nothing, type TemplateResult } from 'lit';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { isChoosable } from '../core/order-search.ts';
import { formatMoment } from '../core/moments.ts';
import { reasonText } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { stateBadge } from './state-badge.ts';

export interface OrderRowsProps {
  readonly orders: readonly OrderView[];
  readonly chosen: readonly OrderView[];
  readonly words: OfficeWords;
  readonly open: (order: OrderView) => void;
  readonly choose: (ids: readonly string[], isChosen: boolean) => void;
}

/** An order a row: its number opens it, the box before it chooses it where something can be done with several at once. */
export function orderRows({ orders, chosen, words, open, choose }: OrderRowsProps): TemplateResult {
  const choosable = orders.filter(isChoosable).map(({ id }) => id);
  const ids = new Set(chosen.map(({ id }) => id));
  const all = choosable.every((id) => ids.has(id));
  return html`${
    choosable.length > 1
      ? html`<label class="all"><input type="checkbox" .checked=${all} @change=${() => choose(choosable, !all)} />${words.t('chooseAll')}</label>`
      : nothing
  }
    <ul class=${choosable.length > 0 ? 'rows choosable' : 'rows'} part="orders">
      ${orders.map((order) => {
        const box = isChoosable(order) ? chooser(order, ids.has(order.id), words, choose) : nothing;
        return html`<li class="row" part="order" data-order=${order.id}>${box}${row(order, words, open)}</li>`;
      })}
    </ul>`;
}

const chooser = ({ id, number }: OrderView, isChosen: boolean, { t }: OfficeWords, choose: OrderRowsProps['choose']): TemplateResult =>
  html`<input type="checkbox" aria-label=${t('choose', { number })} .checked=${isChosen} @change=${() => choose([id], !isChosen)} />`;

function row(order: OrderView, words: OfficeWords, open: OrderRowsProps['open']): TemplateResult {
  const { number, createdAt, delivery, review } = order;
  const facts = [formatMoment(createdAt, words.lang), delivery.title ?? delivery.code].filter(Boolean).join(' · ');
  return html`<div class="about">
      <button type="button" class="open" part="open-button" @click=${() => open(order)}>${number}</button>
      <span class="small">${facts}</span>
      ${review.map((reason) => html`<span data-reason=${reason.type}>${reasonText(reason, words.t)}</span>`)}
    </div>
    ${stateBadge(order, words)}`;
}
