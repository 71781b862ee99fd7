import { html, nothing, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Words } from '../messages/words.ts';

export interface CollectBarProps {
  readonly point: ServicePoint;
  /** A sentence that says why the last try did not work. */
  readonly fault: string | undefined;
  readonly saving: boolean;
  readonly words: Words;
  readonly collect: (postNumber: string) => void;
}

/** The last step: names the point, asks for the post number if there has to be one. */
export function collectBar({ point, fault, saving, words: { t }, collect }: CollectBarProps): TemplateResult {
  const submit = ({ currentTarget }: Event) => collect(numberIn(currentTarget as HTMLElement));
  return html`<footer part="collect-bar" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.target instanceof HTMLInputElement && submit(event)}>
    ${point.requires.includes('post-number') ? postNumberField(t, fault) : nothing}
    <p class="fault" id="finder-fault" role="alert">${fault}</p>
    <button type="button" part="collect-button" class="primary collect" aria-disabled=${String(saving)} @click=${submit}>
      <b>${t(saving ? 'saving' : 'collectHere')}</b>
      <span>${point.name}</span>
    </button>
  </footer>`;
}

const postNumberField = (t: Words['t'], fault: string | undefined): TemplateResult =>
  html`<div class="field">
    <label for="post-number">${t('postNumber')}</label>
    <input
      id="post-number"
      inputmode="numeric"
      autocomplete="off"
      maxlength="20"
      aria-invalid=${String(Boolean(fault))}
      aria-describedby="post-number-hint finder-fault"
    />
    <small id="post-number-hint">${t('postNumberHint')}</small>
  </div>`;

const numberIn = (element: HTMLElement): string => element.closest('footer')?.querySelector('input')?.value ?? '';
