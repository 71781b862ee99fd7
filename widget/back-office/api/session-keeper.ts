/** How long a page may take to get a session before it is said that there is none, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Keeps the session that the page gave, and waits for another when the proxy takes it no more.
 *
 * A session is short-lived, and only the page can get a new one: `ask` is called once for each that is wanted, and every request that
 * needs it goes on when the page has set it. `overdue` is called when none has come in time; waiting goes on.
 */
export class SessionKeeper {
  readonly #ask: () => void;
  readonly #overdue: () => void;
  readonly #patience: number;
  #token = '';
  #refused: string | undefined;
  #next: PromiseWithResolvers<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The page has had its time and has set none. */
  isOverdue = false;

  constructor(ask: () => void, overdue: () => void, patience = PATIENCE) {
    this.#ask = ask;
    this.#overdue = overdue;
    this.#patience = patience;
  }

  /** Nothing goes on before the page sets a session. */
  get isWaiting(): boolean {
    return this.#next !== undefined;
  }

  /** The page has set a session; the same again changes nothing. */
  set(token: string): void {
    this.#token = token;
    if (!token || token === this.#refused) return;
    clearTimeout(this.#timer);
    this.isOverdue = false;
    this.#next?.resolve(token);
    this.#next = undefined;
  }

  /** The session to send; waits for one that is not `refused`. */
  current(refused?: string): Promise<string> {
    if (this.#token && this.#token !== refused) return Promise.resolve(this.#token);
    this.#refused = refused;
    if (this.#next) return this.#next.promise;
    this.#next = Promise.withResolvers<string>();
    this.#timer = setTimeout(() => {
      this.isOverdue = true;
      this.#overdue();
    }, this.#patience);
    this.#ask();
    return this.#next.promise;
  }
}
