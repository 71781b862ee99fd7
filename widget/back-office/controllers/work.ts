import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { OfficeError } from '../api/office-error.ts';

/**
 * One thing after the other: what is being done now, and why the last thing failed.
 *
 * While something is done, nothing else begins, so that no order is bought or cancelled twice by an impatient hand. To look how things stand
 * is no such thing: what a person does goes before it. What comes after the host has gone, or after `forget`, is dropped.
 */
export class Work implements ReactiveController {
  /** The name of what is being done. */
  busy: string | undefined;
  isLooking = false;
  error: OfficeError | undefined;

  readonly #host: ReactiveControllerHost;
  #run = 0;
  #lookFailed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Something is under way, of either kind. */
  get isActive(): boolean {
    return this.busy !== undefined || this.isLooking;
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Whether it was done. `done` shows what came of it. */
  async run<T>(name: string, job: () => Promise<T>, done: (result: T) => void): Promise<boolean> {
    if (this.busy !== undefined) return false;
    this.error = undefined;
    return this.#begin(name, job, done);
  }

  /** As `run`, for what changes nothing. Why something else failed stays on show. */
  async look<T>(job: () => Promise<T>, done: (result: T) => void): Promise<boolean> {
    if (this.busy !== undefined) return false;
    if (this.#lookFailed) this.error = undefined;
    return this.#begin(undefined, job, done);
  }

  /** Why the last thing failed has been read. */
  dismiss(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Another thing is on show: what is under way no longer matters. */
  forget(): void {
    this.#run += 1;
    this.error = undefined;
    this.#show(undefined, false);
  }

  async #begin<T>(name: string | undefined, job: () => Promise<T>, done: (result: T) => void): Promise<boolean> {
    const run = ++this.#run;
    this.#show(name, name === undefined);
    try {
      const result = await job();
      if (run !== this.#run) return false;
      this.#show(undefined, false);
      done(result);
      return true;
    } catch (error) {
      if (run !== this.#run) return false;
      if (!(error instanceof OfficeError)) throw error;
      this.error = error;
      this.#lookFailed = name === undefined;
      this.#show(undefined, false);
      return false;
    }
  }

  #show(busy: string | undefined, isLooking: boolean): void {
    this.busy = busy;
    this.isLooking = isLooking;
    this.#host.requestUpdate();
  }
}
