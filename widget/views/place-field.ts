import { html, type TemplateResult } from 'lit';
import type { Words } from '../messages/words.ts';

export interface PlaceFieldProps {
  readonly value: string;
  readonly words: Words;
  readonly changed: (postalCode: string) => void;
}

/** Asks for the postal code where the page does not know it. */
export function placeField({ value, words: { t }, changed }: PlaceFieldProps): TemplateResult {
  return html`<label part="postal-code" class="place">
    <span>${t('postalCode')}</span>
    <input
      autocomplete="postal-code"
      maxlength="15"
      .value=${value}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && confirm(event)}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).value.trim())}
    />
  </label>`;
}

/** Enter is done with this field, not with the form around it. */
function confirm(event: KeyboardEvent): void {
  event.preventDefault();
  (event.target as HTMLInputElement).dispatchEvent(new Event('change'));
}
