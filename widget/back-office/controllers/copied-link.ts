import type { LitElement } from 'lit';

/** The link that was copied last, for a person to pass on. Where the browser lets nobody copy, its field is selected, to be copied by hand. */
export class CopiedLink {
  url: string | undefined;

  readonly #host: LitElement;
  readonly #field: string;

  /** `field` is a selector of where the link stands. */
  constructor(host: LitElement, field: string) {
    this.#host = host;
    this.#field = field;
  }

  /** Whether it was copied. */
  async copy(url: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(url);
      this.url = url;
      this.#host.requestUpdate();
      return true;
    } catch {
      // A page without https, or a person who said no.
      this.#host.renderRoot.querySelector<HTMLInputElement>(this.#field)?.select();
      return false;
    }
  }
}
