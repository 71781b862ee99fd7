import { html, type TemplateResult } from 'lit';
import type { OrderState } from '../../../proxy/contract/orders.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

const looks: Partial<Record<OrderState, string>> = {
  labelled: 'good',
  imported: 'good',
  held: 'warn',
  review: 'bad',
  'needs-service-point': 'bad',
};

export const stateBadge = (state: OrderState, { t }: OfficeWords): TemplateResult =>
  html`<span class=${`badge ${looks[state] ?? ''}`} part="state" data-state=${state}>${t(state)}</span>`;
