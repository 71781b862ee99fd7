import { html, type TemplateResult } from 'lit';
import type { MerchantState } from '../../../proxy/contract/merchants.ts';
import type { OfficeKey, OfficeWords } from '../messages/office-messages.ts';

const states: Record<MerchantState, { words: OfficeKey; looks: string }> = {
  ready: { words: 'connectReady', looks: 'good' },
  paused: { words: 'connectPaused', looks: 'warn' },
  'not-connected': { words: 'connectNotConnected', looks: 'warn' },
  'keys-refused': { words: 'connectKeysRefused', looks: 'bad' },
};

/** What it is about, and how it stands. */
export function connectHeader(state: MerchantState | undefined, { t }: OfficeWords): TemplateResult {
  const shown = state && states[state];
  return html`<div class="bar head">
    <h2 part="heading" tabindex="-1">${t('connectTitle')}</h2>
    ${shown && html`<span class=${`badge ${shown.looks}`} part="state" data-state=${state}>${t(shown.words)}</span>`}
  </div>`;
}
