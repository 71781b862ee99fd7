/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { languageOf, MessagesController } from '../controllers/messages.ts';
import { baseStyles } from '../styles/base.ts';
import { fieldStyles } from '../styles/fields.ts';
import { OfficeClient } from './api/office-client.ts';
import { SessionKeeper } from './api/session-keeper.ts';
import { Confirmation } from './controllers/confirmation.ts';
import { FocusKeeper } from './controllers/focus-keeper.ts';
import { loadWords, scriptOrigin } from './load-words.ts';
import { messages as english } from './messages/en.ts';
import type { Question } from './core/questions.ts';
import type { OfficeMessages, OfficeTranslate, OfficeWords } from './messages/office-messages.ts';
import { controlStyles } from './styles/controls.ts';
import { newsStyles } from './styles/news.ts';
import { officeStyles } from './styles/office.ts';

/**
 * What both elements of the back office are made of: a session, a language, one voice, one dialog.
 *
 * @fires session-expired - The session is over: set `session` anew, and what was asked goes on.
 * @csspart base - Around everything.
 * @csspart heading - What it is about.
 * @csspart state - How it stands.
 * @csspart waiting - Stands where something will come.
 * @csspart notice - A sentence that needs attention.
 * @csspart dialog - Asks before something is done.
 * @csspart confirm-button - Does it.
 * @cssprop --delivery-accent - What is chosen, buttons, links.
 * @cssprop --delivery-on-accent - Text on the accent.
 * @cssprop --delivery-text - Text.
 * @cssprop --delivery-muted - Text of less weight.
 * @cssprop --delivery-surface - Behind it.
 * @cssprop --delivery-tint - Behind what is chosen.
 * @cssprop --delivery-border - Lines.
 * @cssprop --delivery-good - What is in order.
 * @cssprop --delivery-warn - Behind a notice.
 * @cssprop --delivery-radius - Roundness of a card, 12px.
 * @cssprop --delivery-space - Room inside a card, 16px.
 * @cssprop --delivery-font - Font family; the page's own when not set.
 */
export abstract class OfficeElement extends LitElement {
  static override styles = [baseStyles, fieldStyles, controlStyles, officeStyles, newsStyles];
  static override properties: PropertyDeclarations = {
    session: {},
    proxy: {},
    messages: { attribute: false },
    lang: { reflect: true, useDefault: true },
    announcement: { attribute: false },
  };

  /** A short-lived session, `ses1.…`, from `POST /sessions`. Set another when `session-expired` asks for it. */
  session = '';
  /** Base URL of the proxy. Left out, it is where this script came from, if it came by a script tag. */
  proxy = '';
  /** The page's own words, by message key. */
  messages: Partial<OfficeMessages> = {};
  /** BCP 47; left out, the nearest `lang` around the element counts. */
  override lang = '';
  /** Said once, by the live region. */
  protected announcement = '';

  readonly #words = new MessagesController<OfficeMessages>(
    this,
    () => ({ lang: languageOf(this), overrides: this.messages }),
    english,
    loadWords,
  );
  readonly #session = new SessionKeeper(
    () => this.#askForSession(),
    () => this.requestUpdate(),
  );
  protected readonly client = new OfficeClient(() => this.proxy || scriptOrigin || '', this.#session);
  protected readonly focusKeeper = new FocusKeeper(this);
  readonly #confirmation = new Confirmation(this);

  protected get words(): OfficeWords {
    return this.#words.words;
  }

  protected override willUpdate(_: PropertyValues<this>): void {
    this.#session.set(this.session);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<div part="base" class="base">
      ${this.#session.isWaiting && (this.session || this.#session.isOverdue) ? this.#noSession() : nothing}
      ${this.#words.settled ? this.content() : nothing} ${this.#confirmation.render(words)}
      <div class="spoken" role="status">${this.announcement}</div>
    </div>`;
  }

  /** What the element is about. */
  protected abstract content(): TemplateResult;

  /** Has screen readers say it, also when it was said before. */
  protected announce(text: string): void {
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  }

  /** Asks first, and does it when the answer is yes. */
  protected async confirm(question: (t: OfficeTranslate) => Question, job: () => unknown): Promise<void> {
    if (await this.#confirmation.ask(question(this.words.t))) job();
  }

  #noSession(): TemplateResult {
    const { t } = this.words;
    return html`<div class="notice" part="notice" role="alert">
      <p>${t(this.session ? 'sessionOver' : 'sessionNone')}</p>
      <button type="button" @click=${() => this.#askForSession()}>${t('sessionAsk')}</button>
    </div>`;
  }

  #askForSession(): void {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('session-expired', { bubbles: true, composed: true }));
  }
}
