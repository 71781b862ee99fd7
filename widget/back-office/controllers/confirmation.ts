import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Question } from '../core/questions.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

/** One dialog that asks before something is done. Escape and the way back mean no, and the focus returns to where it was. */
export class Confirmation implements ReactiveController {
  readonly #host: LitElement;
  #question: Question | undefined;
  #answer: ((yes: boolean) => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Resolves to whether it shall be done. */
  ask(question: Question): Promise<boolean> {
    this.#finish(false);
    this.#question = question;
    this.#host.requestUpdate();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (this.#question && dialog && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.#finish(false);
  }

  render({ t }: OfficeWords): TemplateResult | typeof nothing {
    if (!this.#question) return nothing;
    const { title, text, yes, looks } = this.#question;
    const answer = (value: boolean) => () => this.#finish(value);
    return html`<dialog class="confirm" part="dialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${answer(false)}>
      <h3 id="confirm-title">${title}</h3>
      <p id="confirm-text">${text}</p>
      <div class="actions">
        <button type="button" autofocus @click=${answer(false)}>${t('stay')}</button>
        <button type="button" class=${looks} part="confirm-button" @click=${answer(true)}>${yes}</button>
      </div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot?.querySelector('dialog.confirm') ?? null;
  }

  #finish(yes: boolean): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (!answer) return;
    // Closed before it is taken away, or the focus would go nowhere.
    this.#dialog?.close();
    this.#question = undefined;
    this.#host.requestUpdate();
    answer(yes);
  }
}
