import { html, type TemplateResult } from 'lit';
import type { ContactKind } from '../core/contact.ts';
import type { Words } from '../messages/words.ts';

export interface ContactFieldProps {
  readonly kind: ContactKind;
  readonly value: string;
  readonly isWrong: boolean;
  readonly words: Words;
  /** `isDone`: the shopper has left the field. */
  readonly typed: (value: string, isDone: boolean) => void;
}

/** What is said and expected of each. */
export const contactWords = {
  phone: { label: 'phone', hint: 'phoneWhy', fault: 'requirePhone', type: 'tel', autocomplete: 'tel' },
  email: { label: 'email', hint: 'emailWhy', fault: 'requireEmail', type: 'email', autocomplete: 'email' },
} as const;

/** Asks how to reach the shopper, where the shop's own form does not. */
export function contactField({ kind, value, isWrong, words: { t }, typed }: ContactFieldProps): TemplateResult {
  const { label, hint, fault, type, autocomplete } = contactWords[kind];
  const told = (isDone: boolean) => (event: Event) => typed((event.currentTarget as HTMLInputElement).value, isDone);
  return html`<div class="field" part="contact">
    <label for=${`contact-${kind}`}>${t(label)}</label>
    <input
      id=${`contact-${kind}`}
      type=${type}
      autocomplete=${autocomplete}
      maxlength="100"
      .value=${value}
      aria-invalid=${String(isWrong)}
      aria-describedby=${`contact-${kind}-why contact-${kind}-fault`}
      @input=${told(false)}
      @change=${told(true)}
    />
    <small id=${`contact-${kind}-why`}>${t(hint)}</small>
    <p class="fault" id=${`contact-${kind}-fault`} role="alert">${isWrong ? t(fault) : ''}</p>
  </div>`;
}

/** Points at the field of the shop's own form that the carrier needs filled in. */
export const contactElsewhere = (kind: ContactKind, { t }: Words, go: () => void): TemplateResult =>
  html`<p class="field" part="contact"><button type="button" class="more" id=${`contact-${kind}`} @click=${go}>${t(contactWords[kind].fault)}</button></p>`;
