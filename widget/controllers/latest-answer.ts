import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeliveryApiError } from '../api/delivery-api-error.ts';

/** `answer` is the last one we had: an error or a new question never empties what is on show. `slow`: 4 s of silence. */
export type AnswerState<Answer> =
  | { readonly status: 'idle'; readonly answer?: undefined }
  | { readonly status: 'loading'; readonly slow: boolean; readonly answer?: Answer | undefined }
  | { readonly status: 'ready'; readonly answer: Answer }
  | { readonly status: 'failed'; readonly error: DeliveryApiError; readonly answer?: Answer | undefined };

export interface AnswerOptions<Question, Answer> {
  /** What is asked now; undefined asks nothing. Read before each update; compared by its JSON. */
  question(): Question | undefined;
  /** Rejects with `DeliveryApiError` only, unless `signal` aborts. */
  load(question: Question, signal: AbortSignal): Promise<Answer>;
  /** A new answer, a new error or a long silence is in `state`. The host is about to update. */
  changed?(): void;
}

/** Silence that makes a shopper wonder, in milliseconds. */
const PATIENCE = 4_000;

/**
 * Keeps the answer to the host's current question.
 *
 * A changed question aborts the one before it, so `state` never shows an answer to an older question as the newest.
 * Disconnecting aborts; reconnecting asks again if an answer is missing, and so does a browser that is online again.
 */
export class LatestAnswer<Question, Answer> implements ReactiveController {
  state: AnswerState<Answer> = { status: 'idle' };

  readonly #host: ReactiveControllerHost;
  readonly #options: AnswerOptions<Question, Answer>;
  #asked: string | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: AnswerOptions<Question, Answer>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#isOnline);
    if (this.#asked === undefined) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#isOnline);
    if (this.state.status !== 'loading') return;
    this.#abort?.abort();
    this.#asked = undefined;
  }

  hostUpdate(): void {
    const question = this.#options.question();
    const asked = question && JSON.stringify(question);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#ask(question);
  }

  /** Asks the same again: after an error, or because the answer has grown old. */
  reload(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  #isOnline = (): void => {
    if (this.state.status === 'failed') this.reload();
  };

  async #ask(question: Question | undefined): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const answer = this.state.answer;
    this.#show(question === undefined ? { status: 'idle' } : { status: 'loading', slow: false, answer });
    if (question === undefined) return;
    const silence = setTimeout(() => this.#tell({ status: 'loading', slow: true, answer }), PATIENCE);
    abort.signal.addEventListener('abort', () => clearTimeout(silence));
    const next = await this.#load(question, abort.signal, answer);
    clearTimeout(silence);
    if (abort.signal.aborted) return;
    this.#tell(next);
  }

  async #load(question: Question, signal: AbortSignal, last: Answer | undefined): Promise<AnswerState<Answer>> {
    try {
      return { status: 'ready', answer: await this.#options.load(question, signal) };
    } catch (error) {
      return { status: 'failed', error: error as DeliveryApiError, answer: last };
    }
  }

  #tell(state: AnswerState<Answer>): void {
    this.#show(state);
    this.#options.changed?.();
  }

  #show(state: AnswerState<Answer>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
