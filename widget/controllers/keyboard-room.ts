/**
 * Keeps a dialog above an on-screen keyboard, which covers the page and leaves its size as it was.
 *
 * The dialog's own style sheet decides what to make of `--_room`, the height that can be seen.
 */
export class KeyboardRoom {
  #dialog: HTMLElement | undefined;

  opened(dialog: HTMLElement): void {
    this.#dialog = dialog;
    for (const type of changes) globalThis.visualViewport?.addEventListener(type, this.#fit);
    this.#fit();
  }

  closed(): void {
    this.#dialog = undefined;
    for (const type of changes) globalThis.visualViewport?.removeEventListener(type, this.#fit);
  }

  #fit = (): void => {
    const { visualViewport: seen } = globalThis;
    // A shopper who has zoomed in sees a part, and means to.
    if (seen && Math.abs(seen.scale - 1) < 0.01) this.#dialog?.style.setProperty('--_room', `${seen.height}px`);
  };
}

const changes = ['resize', 'scroll'] as const;
