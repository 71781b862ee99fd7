import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { OfficeError } from '../api/office-error.ts';

/**
 * One thing after the other: what is being done now, and why the last thing failed.
 *
 * While something is done, nothing else begins, so that no order is bought or cancelled twice by an impatient hand. What comes after the
 * host has gone, or after `forget`, is dropped.
 */
export class Work implements ReactiveController {
  /** The name of what is being done. */
  busy: string | undefined;
  error: OfficeError | undefined;

  readonly #host: ReactiveControllerHost;
  #run = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Whether it was done. `done` shows what came of it. */
  async run<T>(name: string, job: () => Promise<T>, done: (result: T) => void): Promise<boolean> {
    if (this.busy !== undefined) return false;
    const run = ++this.#run;
    this.#show(name, undefined);
    try {
      const result = await job();
      if (run !== this.#run) return false;
      this.#show(undefined, undefined);
      done(result);
      return true;
    } catch (error) {
      if (run !== this.#run) return false;
      if (!(error instanceof OfficeError)) throw error;
      this.#show(undefined, error);
      return false;
    }
  }

  /** Another thing is on show: what is under way no longer matters. */
  forget(): void {
    this.#run += 1;
    this.#show(undefined, undefined);
  }

  #show(busy: string | undefined, error: OfficeError | undefined): void {
    this.busy = busy;
    this.error = error;
    this.#host.requestUpdate();
  }
}
