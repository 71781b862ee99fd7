import { html, nothing, type TemplateResult } from 'lit';
import type { OfficeError } from '../api/office-error.ts';
import { failureText } from '../core/failure.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

/** What went wrong, and a way to try again where there is one. */
export const failure = (error: OfficeError | undefined, { t }: OfficeWords, retry?: () => void): TemplateResult | typeof nothing =>
  error
    ? html`<div class="notice bad" part="notice" role="alert">
        <p>${failureText(error, t)}</p>
        ${retry ? html`<button type="button" @click=${retry}>${t('retry')}</button>` : nothing}
      </div>`
    : nothing;
