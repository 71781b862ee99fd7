import { html, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import { formatDays } from '../core/dates.ts';
import type { Words } from '../messages/words.ts';
import { priceText } from './price.ts';

export interface PromiseProps {
  readonly option: DeliveryOption | undefined;
  /** There are dearer ones: the price comes first, as the least it can be. */
  readonly from: boolean;
  readonly prices: boolean;
  readonly words: Words;
}

/** "Tue 24 – Thu 26 Nov · €2.95", or "from €2.95 · Tue 24 – Thu 26 Nov". */
export function promise({ option, from, prices, words }: PromiseProps): TemplateResult {
  const price = (prices && priceText(option?.price ?? null, words)) || '';
  const days = option?.deliveryWindow && formatDays(option.deliveryWindow, words.lang);
  const facts = from ? [price && words.t('from', { price }), days] : [days, price];
  return html`<p part="promise"><b>${words.t('legend')}</b> ${option ? facts.filter(Boolean).join(' · ') : words.t('empty')}</p>`;
}
