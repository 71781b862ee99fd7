/** Where a choice is kept between two visits of the page, and for how long. */
export type Keep = 'tab' | 'device' | 'none';

/**
 * Remembers one opaque token per shop and field. A browser that forbids storage remembers nothing; the picker works
 * without.
 */
export class ChoiceMemory {
  readonly #key: string;
  readonly #keep: Keep;

  constructor(publishableKey: string, name: string, keep: Keep) {
    this.#key = `sendcloud-delivery-picker ${publishableKey} ${name}`;
    this.#keep = keep;
  }

  read(): string | undefined {
    return this.#storage()?.getItem(this.#key) ?? undefined;
  }

  /** `undefined` forgets. */
  write(token: string | undefined): void {
    const storage = this.#storage();
    try {
      if (token === undefined) storage?.removeItem(this.#key);
      else storage?.setItem(this.#key, token);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // the storage is full: forgetting is harmless
    }
  }

  #storage(): Storage | undefined {
    try {
      return { tab: () => sessionStorage, device: () => localStorage, none: () => undefined }[this.#keep]();
    } catch {
      return undefined; // reading `sessionStorage` throws where the page may not store
    }
  }
}
