import { html, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import { formatDays } from '../core/dates.ts';
import type { Words } from '../messages/words.ts';
import { priceText } from './price.ts';

/** "Tue 24 – Thu 26 Nov · €2.95": what a product page says of the cheapest delivery. */
export function promise(option: DeliveryOption | undefined, prices: boolean, words: Words): TemplateResult {
  const price = prices && priceText(option?.price ?? null, words);
  const days = option?.deliveryWindow && formatDays(option.deliveryWindow, words.lang);
  const facts = [days, price].filter(Boolean).join(' · ');
  return html`<p part="promise"><b>${words.t('legend')}</b> ${option ? facts : words.t('empty')}</p>`;
}
