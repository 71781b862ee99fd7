import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface AccountChoiceProps {
  readonly account: 'own' | 'central';
  readonly busy: boolean;
  readonly words: OfficeWords;
  readonly choose: (account: 'own' | 'central') => void;
}

/** Own account or the marketplace's, for a merchant who may choose. */
export const accountChoice = ({ account, busy, words: { t }, choose }: AccountChoiceProps): TemplateResult =>
  html`<fieldset class="choices" part="account-choice" aria-busy=${String(busy)}>
    <legend>${t('accountLegend')}</legend>
    ${(['own', 'central'] as const).map(
      (one) => html`<div class=${one === account ? 'pick chosen' : 'pick'}>
        <label>
          <input type="radio" name="account" .checked=${live(one === account)} @change=${() => choose(one)} />
          <span class="about">
            <b>${t(one === 'own' ? 'accountOwn' : 'accountCentral')}</b>
            <span class="small">${t(one === 'own' ? 'accountOwnHint' : 'accountCentralHint')}</span>
          </span>
        </label>
      </div>`,
    )}
  </fieldset>`;
