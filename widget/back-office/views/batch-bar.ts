import { html, nothing, type TemplateResult } from 'lit';
import type { LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { isPrintable, isReleasable } from '../core/order-search.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface BatchBarProps {
  readonly chosen: readonly OrderView[];
  readonly format: LabelFormat;
  /** As many labels go into one file. */
  readonly most: number;
  readonly busy: boolean;
  readonly words: OfficeWords;
  readonly setFormat: (format: LabelFormat) => void;
  readonly print: (orders: readonly OrderView[]) => void;
  readonly release: (orders: readonly OrderView[]) => void;
}

/** What can be done with the orders that are chosen. Stays in view while the list is scrolled. */
export function batchBar(props: BatchBarProps): TemplateResult | typeof nothing {
  const { chosen, busy, most, words, print, release } = props;
  if (chosen.length === 0) return nothing;
  const { t } = words;
  const printable = chosen.filter(isPrintable).slice(0, most);
  const releasable = chosen.filter(isReleasable);
  const button = (part: string, label: string, act: () => void) =>
    html`<button type="button" class="primary" part=${part} aria-disabled=${String(busy)} @click=${act}>${label}</button>`;
  return html`<div class="card batch" part="batch">
    <b>${t('chosen', { count: chosen.length })}</b>
    <div class="actions">
      ${printable.length > 0 ? html`${paper(props)} ${button('print-button', t('print', { count: printable.length }), () => print(printable))}` : nothing}
      ${releasable.length > 0 ? button('release-some-button', t('releaseSome', { count: releasable.length }), () => release(releasable)) : nothing}
    </div>
  </div>`;
}

function paper({ format, words: { t }, setFormat }: BatchBarProps): TemplateResult {
  const changed = ({ currentTarget }: Event) => setFormat((currentTarget as HTMLSelectElement).value as LabelFormat);
  return html`<label class="paper">${t('paper')}
    <select .value=${format} @change=${changed}>
      <option value="a6" ?selected=${format === 'a6'}>${t('paperA6')}</option>
      <option value="a4" ?selected=${format === 'a4'}>${t('paperA4')}</option>
    </select>
  </label>`;
}
