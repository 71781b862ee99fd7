/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ConnectAction, ConnectReply, MerchantHealth } from '../../proxy/contract/connect.ts';
import type { MerchantView } from '../../proxy/contract/merchants.ts';
import { connectRoutes, type Keys } from './api/connect-routes.ts';
import { ConnectionController } from './controllers/connection.ts';
import { formatMoment } from './core/moments.ts';
import { askDisconnect, askPause } from './core/questions.ts';
import { OfficeElement } from './office-element.ts';
import { accountChoice } from './views/account-choice.ts';
import { accountFacts } from './views/account-facts.ts';
import { connectHeader } from './views/connect-header.ts';
import { failure } from './views/failure.ts';
import { findingList } from './views/finding-list.ts';
import { keysForm } from './views/keys-form.ts';
import { triedKeys } from './views/tried-keys.ts';
import { waiting } from './views/waiting.ts';

/**
 * A merchant's connection with Sendcloud, for a page of a marketplace's back office.
 *
 * Works with a session of the role `connect`. Keys are looked at before they are kept, and stay in the two fields until then.
 *
 * @tag sendcloud-merchant-connect
 * @csspart account-choice - Own account or the marketplace's.
 * @csspart keys-form - Where keys are entered.
 * @csspart check-button - Looks at the account with them.
 * @csspart tried-keys - What was found, before they are kept.
 * @csspart keep-button - Keeps them.
 * @csspart redirect - The other way: signing in at Sendcloud.
 * @csspart findings - What was found.
 * @csspart finding - One thing.
 * @csspart apply-button - Puts it right.
 * @csspart well - Nothing was found.
 * @csspart paused - The marketplace has paused it.
 */
export class SendcloudMerchantConnect extends OfficeElement {
  static override properties: PropertyDeclarations = { merchant: {} };

  /** The merchant's id; the session is for the same. */
  merchant = '';

  readonly #connection = new ConnectionController(this, {
    routes: connectRoutes(this.client, () => this.merchant),
    merchant: () => this.merchant,
    did: (what) => this.announce(this.words.t(what)),
  });

  protected override content(): TemplateResult {
    const { merchant, work } = this.#connection;
    const { words } = this;
    const reload = merchant ? undefined : () => void this.#connection.load();
    return html`${connectHeader(merchant?.state, words)} ${failure(work.error, words, reload)}
      <div class="stack" aria-busy=${String(work.isActive)}>
        ${merchant ? this.#account(merchant) : work.error ? nothing : waiting(words)}
      </div>`;
  }

  #account(view: MerchantView): TemplateResult {
    const { words } = this;
    const { merchant, account, state } = view;
    const choices = merchant.accountChoices ?? [];
    const choose = (wanted: 'own' | 'central') => void this.#connection.choose(wanted);
    return html`${choices.length > 1 ? accountChoice({ account: merchant.account, busy: this.#isBusy, words, choose }) : nothing}
      ${merchant.account === 'central' ? html`<p>${words.t('centralText')}</p>` : this.#own(view)}
      ${state === 'not-connected' ? nothing : this.#standing(view, merchant.account === 'own' && account.usable)}`;
  }

  #own({ account: { usable }, redirect, state }: MerchantView): TemplateResult {
    const { words } = this;
    const { tried, isReplacing, health } = this.#connection;
    if (tried) return this.#tried(tried.reply);
    const isRefused = state === 'keys-refused';
    const known = usable || isRefused ? health : undefined;
    return html`${known ? this.#found(known) : nothing}
      ${isReplacing || isRefused || !usable ? this.#entering(usable || isRefused, redirect) : nothing}
      ${known?.account ? html`<section class="card"><h3>${words.t('factsTitle')}</h3>${accountFacts(known.account, words)}</section>` : nothing}`;
  }

  #tried(reply: ConnectReply): TemplateResult {
    const other = () => this.#enterOther();
    return triedKeys({ reply, words: this.words, busy: this.#isBusy, keep: () => void this.#connection.keep(), other });
  }

  #entering(replaces: boolean, redirect: boolean): TemplateResult {
    const { words } = this;
    const check = (keys: Keys) => void this.#check(keys);
    const back = this.#connection.isReplacing ? () => this.#connection.enterOther(false) : undefined;
    return html`<div class="ways">
      ${redirect ? this.#redirect() : nothing} ${keysForm({ words, replaces, busy: this.#isBusy, check, back })}
    </div>`;
  }

  #redirect(): TemplateResult {
    const { t } = this.words;
    const leave = () => void this.#connection.redirect(location.href.replace(/#.*$/, ''));
    return html`<section class="card" part="redirect">
      <h3>${t('redirectTitle')}</h3>
      <p class="small">${t('redirectHint')}</p>
      <div class="actions"><button type="button" class="primary" aria-disabled=${String(this.#isBusy)} @click=${leave}>${t('redirectStart')}</button></div>
    </section>`;
  }

  #found({ findings, canApply, lookedAt }: MerchantHealth): TemplateResult {
    const { words } = this;
    const { lang, t } = words;
    const act = (action: ConnectAction) => void this.#connection.apply(action);
    return html`<section class="card">
        <div class="bar">
          <h3 tabindex="-1">${t('findingsTitle')}</h3>
          <button type="button" aria-disabled=${String(this.#isBusy)} @click=${() => void this.#connection.look()}>${t('lookAgain')}</button>
        </div>
        ${findingList({ findings, words, apply: { can: canApply, act, busy: this.#isBusy } })}
        <p class="small">${lookedAt ? t('lookedAt', { when: formatMoment(lookedAt, lang) }) : t('lookedNever')}</p>
      </section>`;
  }

  /** What can be done about a connection that stands. Only the marketplace ends a pause of its own. */
  #standing({ merchant, state }: MerchantView, hasKeys: boolean): TemplateResult {
    const { t } = this.words;
    const { tried, isReplacing } = this.#connection;
    const button = (label: string, act: () => void, looks = '') =>
      html`<button type="button" class=${looks} aria-disabled=${String(this.#isBusy)} @click=${act}>${label}</button>`;
    const pause = () => void this.confirm(askPause, () => this.#connection.pause());
    const disconnect = () => void this.confirm(askDisconnect, () => this.#connection.disconnect());
    const isEntering = tried || isReplacing || state === 'keys-refused';
    const goOn = () => button(t('resume'), () => void this.#connection.resume());
    return html`${merchant.paused ? html`<p part="paused">${t('pausedByMarketplace')}</p>` : nothing}
    <div class="actions">
      ${hasKeys && !isEntering ? button(t('keysReplaceTitle'), () => this.#enterOther()) : nothing}
      ${merchant.paused ? nothing : state === 'paused' ? goOn() : button(t('pause'), pause)}
      ${hasKeys ? button(t('disconnect'), disconnect, 'grave') : nothing}
    </div>`;
  }

  get #isBusy(): boolean {
    return this.#connection.work.busy !== undefined;
  }

  /** What was found with new keys is what the merchant waits for. */
  async #check(keys: Keys): Promise<void> {
    if (await this.#connection.check(keys)) this.focusKeeper.takeTo('#tried');
  }

  #enterOther(): void {
    this.#connection.enterOther(true);
    this.focusKeeper.takeTo('[part="keys-form"] input');
  }
}
