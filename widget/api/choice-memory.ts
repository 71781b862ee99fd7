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

  read(): string | null {
    return this.#try((storage) => storage.getItem(this.#key));
  }

  /** `undefined` forgets. */
  write(token: string | undefined): void {
    this.#try((storage) => (token === undefined ? storage.removeItem(this.#key) : storage.setItem(this.#key, token)));
  }

  #try<T>(work: (storage: Storage) => T): T | null {
    if (this.#keep === 'none') return null;
    try {
      return work(this.#keep === 'device' ? localStorage : sessionStorage);
    } catch (error) {
      // A page may forbid storage, and storage may be full. Forgetting is harmless then.
      if (error instanceof DOMException) return null;
      throw error;
    }
  }
}
