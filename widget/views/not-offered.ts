import { html, nothing, type TemplateResult } from 'lit';
import type { NotOffered } from '../../proxy/contract/delivery-options.ts';
import type { Words } from '../messages/words.ts';

type Told = Exclude<NotOffered['reason'], `${string}-not-allowed`>;

/** What the shop itself switched off is no news to the shopper. */
const isNews = (one: NotOffered): one is NotOffered & { reason: Told } => !one.reason.endsWith('-not-allowed');

/** What cannot be had for this order, and why. */
export function notOffered(missing: readonly NotOffered[], { t }: Words): TemplateResult | typeof nothing {
  const news = missing.filter(isNews);
  if (news.length === 0) return nothing;
  return html`<div part="not-offered" class="small missing">
    <span>${t('notOffered')}</span>
    <ul>
      ${news.map(({ title, reason }) => html`<li>${title}: ${t(reason)}</li>`)}
    </ul>
  </div>`;
}
