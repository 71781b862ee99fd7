import { html, nothing, type TemplateResult } from 'lit';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface ProgressProps {
  /** Names the bar too. */
  readonly title: string;
  readonly part: string;
  /** Done or failed, of all. */
  readonly ended: number;
  readonly total: number;
  /** What came of it, once there is nothing left to do. */
  readonly outcome: string | undefined;
  /** What could not be done, with a sentence before it. */
  readonly failed: { readonly text: string; readonly orders: readonly Undone[] };
  /** Opens one of those. */
  readonly open: (id: string) => void;
  readonly words: OfficeWords;
  readonly close: () => void;
}

/** An order with which it could not be done, and why; `detail` is what Sendcloud or a carrier said of it, in English or in theirs. */
export interface Undone {
  readonly id: string;
  readonly number: string;
  readonly reason: string;
  readonly detail?: string;
}

/** How far work on many orders is; at the end what came of it, and why some of it did not. `more` are buttons before the one that closes it. */
export function progress(props: ProgressProps, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { title, part, ended, total, outcome, failed, words, open, close } = props;
  const { t } = words;
  return html`<section class="card" part=${part}>
    <h3 id=${part} tabindex="-1">${title}</h3>
    <div class="bar">
      <progress aria-labelledby=${part} max=${total} .value=${ended}></progress>
      <span class="figure">${t('progress', { done: ended, total })}</span>
    </div>
    ${outcome ? html`<p class="well">${outcome}</p>` : nothing}
    ${
      failed.orders.length > 0
        ? html`<p>${failed.text}</p>
            <ul class="said">
              ${failed.orders.map(
                ({ id, number, reason, detail }) => html`<li>
                  <button type="button" class="plain" @click=${() => open(id)}>${number}</button> ${reason}
                  ${detail ? html`<span lang="en">${detail}</span>` : nothing}</li>`,
              )}
            </ul>`
        : nothing
    }
    <div class="actions">${more}<button type="button" @click=${close}>${t('done')}</button></div>
  </section>`;
}
