import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The server's time, and an update of the host at each full minute of it.
 *
 * A shopper's clock may be wrong by hours, so only its progress is trusted.
 */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ticked: () => void;
  #offset = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `ticked` is called each minute, before the host updates. */
  constructor(host: ReactiveControllerHost, ticked: () => void) {
    this.#host = host;
    this.#ticked = ticked;
    host.addController(this);
  }

  /** Milliseconds since the epoch, by the server's clock. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Takes over the server's time, an ISO instant from an answer that has just arrived. */
  set(serverTime: string): void {
    this.#offset = Date.parse(serverTime) - Date.now();
    this.#schedule();
  }

  hostConnected(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), 60_000 - (this.now() % 60_000));
  }

  #tick(): void {
    this.#schedule();
    this.#ticked();
    this.#host.requestUpdate();
  }
}
