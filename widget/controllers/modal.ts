import type { ReactiveControllerHost } from 'lit';
import { BackButton } from './back-button.ts';
import { KeyboardRoom } from './keyboard-room.ts';

/** A dialog above the page: Back closes it, a phone's keyboard does not cover it, and who opened it hears what came of it. */
export class Modal<Outcome> {
  readonly #dialog: () => HTMLDialogElement | null;
  readonly #back: BackButton;
  readonly #keyboard = new KeyboardRoom();
  #outcome: Outcome | null = null;
  #ended: (outcome: Outcome | null) => void = () => undefined;

  constructor(host: ReactiveControllerHost, dialog: () => HTMLDialogElement | null) {
    this.#dialog = dialog;
    this.#back = new BackButton(host, () => dialog()?.close());
  }

  /** Shows the dialog. Resolves once it is closed: to what `end` was told, and to null when the shopper closed it. */
  open(): Promise<Outcome | null> {
    this.#ended(this.#outcome);
    this.#outcome = null;
    const dialog = this.#dialog();
    dialog?.showModal();
    this.#back.opened();
    if (dialog) this.#keyboard.opened(dialog);
    return new Promise((resolve) => {
      this.#ended = resolve;
    });
  }

  /** Closes it: this came of it. */
  end(outcome: Outcome | null): void {
    this.#outcome = outcome;
    this.#dialog()?.close();
  }

  /** Hears the browser tell of a closing, which it does late: false where the dialog was opened again meanwhile. */
  closed(): boolean {
    if (this.#dialog()?.open) return false;
    this.#keyboard.closed();
    this.#back.closed();
    this.#ended(this.#outcome);
    return true;
  }
}
