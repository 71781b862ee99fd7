import { html, nothing, type TemplateResult } from 'lit';
import type { Keys } from '../api/connect-routes.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface KeysFormProps {
  readonly words: OfficeWords;
  /** There are keys here already. */
  readonly replaces: boolean;
  readonly busy: boolean;
  readonly check: (keys: Keys) => void;
  /** Leaves those that are here; undefined where they are of no use. */
  readonly back: (() => void) | undefined;
}

/** Takes a pair of keys to look with. They stand in the fields alone: nothing here keeps them. */
export function keysForm({ words: { t }, replaces, busy, check, back }: KeysFormProps): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    check({ publicKey: String(typed.get('public')).trim(), secretKey: String(typed.get('secret')).trim() });
  };
  return html`<form class="card" part="keys-form" @submit=${submit}>
    <h3>${t(replaces ? 'keysReplaceTitle' : 'keysTitle')}</h3>
    <p class="small">${t('keysWhere')}</p>
    <label class="field">${t('keysPublic')}<input name="public" required autocomplete="off" spellcheck="false" maxlength="200" /></label>
    <label class="field">${t('keysSecret')}<input name="secret" type="password" required autocomplete="off" maxlength="200" /></label>
    <p class="small">${t('keysSafe')}</p>
    <div class="actions">
      <button class="primary" part="check-button" aria-disabled=${String(busy)}>${t('keysCheck')}</button>
      ${back ? html`<button type="button" @click=${back}>${t('stay')}</button>` : nothing}
    </div>
  </form>`;
}
