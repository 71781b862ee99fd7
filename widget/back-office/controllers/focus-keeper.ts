import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in the element when what it was on is taken away, as a button is by what it did: whoever works by keyboard or hears the page
 * goes on from the heading of the part they were in, or from the first heading where that part has gone too.
 *
 * A heading that can be reached so has `tabindex="-1"`.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  /** What had the focus before the update, and what it stood in, the nearest first. */
  #path: Element[] = [];
  #wanted: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes the focus to what a selector finds, as soon as it is there. */
  takeTo(selector: string): void {
    this.#wanted = selector;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#path = [];
    for (let at = this.#root?.activeElement; at; at = at.parentElement) this.#path.push(at);
  }

  hostUpdated(): void {
    const wanted = this.#wanted && this.#find(this.#wanted);
    if (wanted) this.#wanted = undefined;
    (wanted || this.#heading())?.focus();
  }

  /** Where to go on when the focus was lost; undefined where it was not, or in the dialog, which gives it back by itself. */
  #heading(): HTMLElement | null | undefined {
    if (this.#path.length === 0 || this.#root?.activeElement || this.#path.some(({ localName }) => localName === 'dialog'))
      return undefined;
    const section = this.#path.find((one) => one.isConnected && one.localName === 'section');
    return section?.querySelector<HTMLElement>('[tabindex="-1"]') ?? this.#find('h2');
  }

  #find(selector: string): HTMLElement | null {
    return this.#root?.querySelector<HTMLElement>(selector) ?? null;
  }

  get #root(): ShadowRoot | undefined {
    return this.#host.shadowRoot ?? undefined;
  }
}
