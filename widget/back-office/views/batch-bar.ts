import { html, nothing, type TemplateResult } from 'lit';
import type { LabelBatch, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface BatchBarProps {
  readonly chosen: number;
  readonly format: LabelFormat;
  readonly busy: boolean;
  readonly words: OfficeWords;
  readonly setFormat: (format: LabelFormat) => void;
  readonly print: () => void;
}

/** What can be done with the orders that are chosen. Stays in view while the list is scrolled. */
export function batchBar({ chosen, format, busy, words: { t }, setFormat, print }: BatchBarProps): TemplateResult | typeof nothing {
  if (chosen === 0) return nothing;
  const changed = ({ currentTarget }: Event) => setFormat((currentTarget as HTMLSelectElement).value as LabelFormat);
  return html`<div class="card batch" part="batch">
    <b>${t('chosen', { count: chosen })}</b>
    <div class="actions">
      <label class="paper">${t('paper')}
        <select .value=${format} @change=${changed}>
          <option value="a6" ?selected=${format === 'a6'}>${t('paperA6')}</option>
          <option value="a4" ?selected=${format === 'a4'}>${t('paperA4')}</option>
        </select>
      </label>
      <button type="button" class="primary" part="print-button" aria-disabled=${String(busy)} @click=${print}>${t('print')}</button>
    </div>
  </div>`;
}

/** How far the labels are; at the end the file, and why some orders have none. */
export function batchProgress(batch: LabelBatch, { t }: OfficeWords, download: () => void, close: () => void): TemplateResult {
  const { done, failed, pending, total, orders } = batch;
  const unprinted = orders.filter(({ outcome }) => outcome === 'failed');
  return html`<section class="card" part="batch-progress">
    <h3 id="batch">${t(pending > 0 ? 'printing' : 'printedTitle')}</h3>
    <div class="bar">
      <progress aria-labelledby="batch" max=${total} .value=${done + failed}></progress>
      <span class="figure">${t('progress', { done: done + failed, total })}</span>
    </div>
    ${pending === 0 && done > 0 ? html`<p class="well">${t('printed', { count: done })}</p>` : nothing}
    ${
      unprinted.length > 0
        ? html`<p>${t('unprinted', { count: failed })}</p>
            <ul class="said">${unprinted.map(({ id, number, reason }) => html`<li><b>${number ?? id}</b> <span lang="en">${reason}</span></li>`)}</ul>`
        : nothing
    }
    <div class="actions">
      ${pending === 0 && done > 0 ? html`<button type="button" class="primary" part="download-button" @click=${download}>${t('download')}</button>` : nothing}
      <button type="button" @click=${close}>${t('done')}</button>
    </div>
  </section>`;
}
