import { html, type TemplateResult } from 'lit';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface AccountChoiceProps {
  readonly account: 'own' | 'central';
  readonly busy: boolean;
  readonly words: OfficeWords;
  readonly choose: (account: 'own' | 'central') => void;
}

/** Own account or the marketplace's, for a merchant who may choose. */
export function accountChoice({ account, busy, words: { t }, choose }: AccountChoiceProps): TemplateResult {
  // Disabled fields would lose the focus: while something is done, another choice is not taken.
  const refuse = (event: Event) => busy && event.preventDefault();
  return html`<fieldset class="choices" part="account-choice" aria-busy=${String(busy)}>
    <legend>${t('accountLegend')}</legend>
    ${(['own', 'central'] as const).map(
      (one) => html`<div class=${one === account ? 'pick chosen' : 'pick'}>
        <label>
          <input type="radio" name="account" .checked=${one === account} @click=${refuse} @change=${() => choose(one)} />
          <span class="about">
            <b>${t(one === 'own' ? 'accountOwn' : 'accountCentral')}</b>
            <span class="small">${t(one === 'own' ? 'accountOwnHint' : 'accountCentralHint')}</span>
          </span>
        </label>
      </div>`,
    )}
  </fieldset>`;
}
