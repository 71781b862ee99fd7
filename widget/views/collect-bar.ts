import { html, nothing, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Words } from '../messages/words.ts';

export interface CollectBarProps {
  readonly point: ServicePoint;
  readonly postNumber: string;
  /** A sentence that says why the last try did not work. */
  readonly fault: string | undefined;
  readonly saving: boolean;
  readonly words: Words;
  readonly typed: (postNumber: string) => void;
  readonly collect: () => void;
}

/** The last step: names the point, asks for the post number if there has to be one. */
export function collectBar(props: CollectBarProps): TemplateResult {
  const { point, fault, saving, words, collect } = props;
  return html`<footer part="collect-bar">
    ${point.requires.includes('post-number') ? postNumberField(props) : nothing}
    <p class="fault" id="finder-fault" role="alert">${fault}</p>
    <button type="button" part="collect-button" class="primary collect" aria-disabled=${String(saving)} @click=${collect}>
      <b>${words.t(saving ? 'saving' : 'collectHere')}</b>
      <span>${point.name}</span>
    </button>
  </footer>`;
}

const postNumberField = ({ postNumber, fault, words: { t }, typed, collect }: CollectBarProps): TemplateResult =>
  html`<div class="field">
    <label for="post-number">${t('postNumber')}</label>
    <input
      id="post-number"
      inputmode="numeric"
      autocomplete="off"
      maxlength="20"
      .value=${postNumber}
      aria-invalid=${String(Boolean(fault))}
      aria-describedby="post-number-hint finder-fault"
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && collect()}
    />
    <small id="post-number-hint">${t('postNumberHint')}</small>
  </div>`;
