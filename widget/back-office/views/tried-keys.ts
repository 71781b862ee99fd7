import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectReply } from '../../../proxy/contract/connect.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { findingList } from './finding-list.ts';

export interface TriedKeysProps {
  readonly reply: ConnectReply;
  readonly words: OfficeWords;
  readonly busy: boolean;
  readonly keep: () => void;
  readonly other: () => void;
}

/** What was found with keys that are not kept yet. The first heading takes the focus. */
export function triedKeys({ reply, words, busy, keep, other }: TriedKeysProps): TemplateResult {
  const { t } = words;
  const isGood = reply.account !== null;
  return html`<section class="card" part="tried-keys">
    <h3 id="tried" tabindex="-1">${t(isGood ? 'keysGood' : 'keysBad')}</h3>
    ${findingList({ findings: reply.findings, words, apply: undefined })}
    <div class="actions">
      ${isGood ? html`<button type="button" class="primary" part="keep-button" aria-disabled=${String(busy)} @click=${keep}>${t('keysKeep')}</button>` : nothing}
      <button type="button" @click=${other}>${t('keysOther')}</button>
    </div>
  </section>`;
}
