import { html, type TemplateResult } from 'lit';
import type { Words } from '../messages/words.ts';

/** Asks for the postal code where the page does not know it: what is shown until then holds for the whole country. */
export function placeField(value: string, { t }: Words, changed: (postalCode: string) => void): TemplateResult {
  return html`<label part="postal-code" class="place">
    <span>${t('postalCode')}</span>
    <input
      autocomplete="postal-code"
      maxlength="15"
      .value=${value}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).value.trim())}
    />
  </label>`;
}
