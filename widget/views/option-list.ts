import { html, nothing, type TemplateResult } from 'lit';
import type { NotOffered } from '../../proxy/contract/delivery-options.ts';
import type { Words } from '../messages/words.ts';
import { type OptionRowProps, optionRow } from './option-row.ts';

export interface OptionListProps {
  readonly rows: readonly OptionRowProps[];
  readonly notOffered: readonly NotOffered[];
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly words: Words;
}

/** Everything that can be chosen, and below it what cannot and why. */
export function optionList({ rows, notOffered, disabled, busy, words }: OptionListProps): TemplateResult {
  return html`<fieldset part="options" class="options" ?disabled=${disabled} aria-busy=${String(busy)}>
      <legend part="heading"><slot name="heading">${words.t('legend')}</slot></legend>
      ${rows.length > 0 ? rows.map(optionRow) : html`<slot name="empty">${words.t('empty')}</slot>`}
    </fieldset>
    ${missing(notOffered, words)}`;
}

type Told = Exclude<NotOffered['reason'], `${string}-not-allowed`>;

/** What the shop itself switched off is no news to the shopper. */
const isNews = (one: NotOffered): one is NotOffered & { reason: Told } => !one.reason.endsWith('-not-allowed');

function missing(notOffered: readonly NotOffered[], { t }: Words): TemplateResult | typeof nothing {
  const news = notOffered.filter(isNews);
  if (news.length === 0) return nothing;
  return html`<div part="not-offered" class="small missing">
    <span>${t('notOffered')}</span>
    <ul>
      ${news.map(({ title, reason }) => html`<li>${title}: ${t(reason)}</li>`)}
    </ul>
  </div>`;
}
