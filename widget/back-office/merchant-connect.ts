/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ConnectAction, ConnectReply, MerchantHealth } from '../../proxy/contract/connect.ts';
import type { MerchantView } from '../../proxy/contract/merchants.ts';
import { connectRoutes, type Keys } from './api/connect-routes.ts';
import { ConnectionController } from './controllers/connection.ts';
import { formatMoment } from './core/moments.ts';
import { OfficeElement } from './office-element.ts';
import { accountChoice } from './views/account-choice.ts';
import { accountFacts } from './views/account-facts.ts';
import { connectHeader } from './views/connect-header.ts';
import { failure } from './views/failure.ts';
import { findingList } from './views/finding-list.ts';
import { keysForm } from './views/keys-form.ts';
import { triedKeys } from './views/tried-keys.ts';

/**
 * A merchant's connection with Sendcloud, for a page of a marketplace's back office.
 *
 * Works with a session of the role `connect`. Keys are looked at before they are kept, and stay in the two fields until then.
 *
 * @tag sendcloud-merchant-connect
 * @fires session-expired - The session is over: set `session` anew, and what was asked goes on.
 * @csspart base - Around everything.
 * @csspart heading - What it is about.
 * @csspart state - How the connection stands.
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
 * @csspart notice - A sentence that needs attention.
 * @csspart dialog - Asks before something is done.
 * @csspart confirm-button - Does it.
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

  /** What was found last, once who waits for it has been taken there. */
  #toldOf: unknown;

  protected override content(): TemplateResult {
    const { merchant, work } = this.#connection;
    const { words } = this;
    const reload = merchant ? undefined : () => void this.#connection.load();
    return html`${connectHeader(merchant?.state, words)} ${failure(work.error, words, reload)}
      <div class="stack" aria-busy=${String(work.busy !== undefined)}>
        ${merchant ? this.#account(merchant) : work.error ? nothing : html`<p class="small">${words.t('loading')}</p>`}
      </div>`;
  }

  protected override updated(): void {
    // What was found with new keys is what the merchant waits for.
    const { tried } = this.#connection;
    if (tried && tried !== this.#toldOf) this.renderRoot.querySelector<HTMLElement>('#tried')?.focus();
    this.#toldOf = tried;
  }

  #account(view: MerchantView): TemplateResult {
    const { words } = this;
    const { merchant, account, state } = view;
    const choices = merchant.accountChoices ?? [];
    const choose = (wanted: 'own' | 'central') => void this.#connection.choose(wanted);
    return html`${choices.length > 1 ? accountChoice({ account: merchant.account, busy: this.#isBusy, words, choose }) : nothing}
      ${merchant.account === 'central' ? html`<p>${words.t('centralText')}</p>` : this.#own(view)}
      ${state === 'not-connected' ? nothing : this.#standing(state === 'paused', merchant.account === 'own' && account.usable)}`;
  }

  #own({ account: { usable }, redirect, state }: MerchantView): TemplateResult {
    const { tried, isReplacing, health } = this.#connection;
    if (tried) return this.#tried(tried.reply);
    const isRefused = state === 'keys-refused';
    return html`${health && (usable || isRefused) ? this.#health(health) : nothing}
      ${isReplacing || isRefused || !usable ? this.#entering(usable || isRefused, redirect) : nothing}`;
  }

  #tried(reply: ConnectReply): TemplateResult {
    const other = () => this.#connection.enterOther(true);
    return triedKeys({ reply, words: this.words, busy: this.#isBusy, keep: () => void this.#connection.keep(), other });
  }

  #entering(replaces: boolean, redirect: boolean): TemplateResult {
    const { words } = this;
    const check = (keys: Keys) => void this.#connection.check(keys);
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

  #health({ account, findings, canApply, lookedAt }: MerchantHealth): TemplateResult {
    const { words } = this;
    const { lang, t } = words;
    const act = (action: ConnectAction) => void this.#connection.apply(action);
    return html`<section class="card">
        <div class="bar">
          <h3>${t('findingsTitle')}</h3>
          <button type="button" aria-disabled=${String(this.#isBusy)} @click=${() => void this.#connection.look()}>${t('lookAgain')}</button>
        </div>
        ${findingList({ findings, words, apply: { can: canApply, act, busy: this.#isBusy } })}
        <p class="small">${lookedAt ? t('lookedAt', { when: formatMoment(lookedAt, lang) }) : t('lookedNever')}</p>
      </section>
      ${account ? html`<section class="card"><h3>${t('factsTitle')}</h3>${accountFacts(account, words)}</section>` : nothing}`;
  }

  /** What can be done about a connection that stands. */
  #standing(isPaused: boolean, hasKeys: boolean): TemplateResult {
    const { t } = this.words;
    const { tried, isReplacing } = this.#connection;
    const button = (label: string, act: () => void) =>
      html`<button type="button" aria-disabled=${String(this.#isBusy)} @click=${act}>${label}</button>`;
    return html`<div class="actions">
      ${hasKeys && !tried && !isReplacing ? button(t('keysReplaceTitle'), () => this.#connection.enterOther(true)) : nothing}
      ${isPaused ? button(t('resume'), () => void this.#connection.resume()) : button(t('pause'), () => void this.#pause())}
      ${hasKeys ? button(t('disconnect'), () => void this.#disconnect()) : nothing}
    </div>`;
  }

  get #isBusy(): boolean {
    return this.#connection.work.busy !== undefined;
  }

  async #pause(): Promise<void> {
    const { t } = this.words;
    if (await this.confirmation.ask({ title: t('pauseTitle'), text: t('pauseText'), yes: t('pause') })) await this.#connection.pause();
  }

  async #disconnect(): Promise<void> {
    const { t } = this.words;
    const question = { title: t('disconnectTitle'), text: t('disconnectText'), yes: t('disconnect') };
    if (await this.confirmation.ask(question)) await this.#connection.disconnect();
  }
}
