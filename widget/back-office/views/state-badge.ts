import { html, type TemplateResult } from 'lit';
import type { OrderState, OrderView } from '../../../proxy/contract/orders.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

const looks: Partial<Record<OrderState, string>> = {
  labelled: 'good',
  imported: 'good',
  held: 'warn',
  review: 'bad',
  'needs-service-point': 'bad',
};

/** How an order stands; of one whose label is being cancelled, that. */
export const stateBadge = ({ state, label }: OrderView, { t }: OfficeWords): TemplateResult =>
  html`<span class=${`badge ${label.cancelling ? 'warn' : (looks[state] ?? '')}`} part="state" data-state=${state}>
    ${t(label.cancelling ? 'status-CANCELLING' : state)}
  </span>`;
