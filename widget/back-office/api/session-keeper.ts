/**
 * Keeps the session that the page gave, and waits for another when the proxy takes it no more.
 *
 * A session is short-lived, and only the page can get a new one: `ask` is called once for each that is wanted, and every request that
 * needs it goes on when the page has set it.
 */
export class SessionKeeper {
  readonly #ask: () => void;
  #token = '';
  #refused: string | undefined;
  #next: PromiseWithResolvers<string> | undefined;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** Nothing goes on before the page sets a session. */
  get isWaiting(): boolean {
    return this.#next !== undefined;
  }

  /** The page has set a session; the same again changes nothing. */
  set(token: string): void {
    this.#token = token;
    if (!token || token === this.#refused) return;
    this.#next?.resolve(token);
    this.#next = undefined;
  }

  /** The session to send; waits for one that is not `refused`. */
  current(refused?: string): Promise<string> {
    if (this.#token && this.#token !== refused) return Promise.resolve(this.#token);
    this.#refused = refused;
    if (this.#next) return this.#next.promise;
    this.#next = Promise.withResolvers<string>();
    this.#ask();
    return this.#next.promise;
  }
}
