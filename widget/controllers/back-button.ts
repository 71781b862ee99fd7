import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Lets the browser's Back close a dialog instead of leaving the checkout.
 *
 * An open dialog is one more entry in the history. Closing takes it away again, unless the page is already on its way
 * elsewhere: a `history.back()` would stop a form that is being sent. Where a router keeps states of its own in the
 * history, Back stays the router's.
 */
export class BackButton implements ReactiveController {
  readonly #close: () => void;
  #status: 'idle' | 'open' | 'closing' | 'leaving' = 'idle';

  /** `close` is called when the shopper goes back. */
  constructor(host: ReactiveControllerHost, close: () => void) {
    this.#close = close;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** The dialog is open. */
  opened(): void {
    if (this.#status !== 'idle' || history.state !== null) return;
    try {
      history.pushState(mark, '');
    } catch (error) {
      // A sandboxed document may not touch its history. Back then does what it always did.
      if (error instanceof DOMException) return;
      throw error;
    }
    this.#status = 'open';
    for (const type of departures) addEventListener(type, this.#leaves);
    addEventListener('popstate', this.#wentBack);
  }

  /** The dialog is closed, however that came. */
  closed(): void {
    if (this.#status === 'idle') return;
    if (this.#status === 'open') this.#status = 'closing';
    // A page that sends its form because of what was chosen has begun to by then.
    setTimeout(() => {
      if (this.#status === 'closing' && history.state === mark) history.back();
      else this.#settle();
    });
  }

  #settle(): void {
    this.#status = 'idle';
    for (const type of departures) removeEventListener(type, this.#leaves);
    removeEventListener('popstate', this.#wentBack);
  }

  #leaves = (): void => {
    this.#status = 'leaving';
  };

  #wentBack = (): void => {
    const isOpen = this.#status === 'open';
    this.#settle();
    if (isOpen) this.#close();
  };
}

const mark = 'sendcloud-delivery-picker';

const departures = ['submit', 'beforeunload'] as const;
