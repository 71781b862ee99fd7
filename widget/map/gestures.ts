/** What the map says when it leaves a gesture to the page. */
export interface GestureHints {
  wheel: string;
  touch: string;
}

/** How long a hint stays after the last gesture it answers, in milliseconds. */
const hintTime = 1500;

/**
 * Leaves the page what belongs to the page: a wheel without Ctrl (or ⌘) and one finger scroll past the map, and a hint
 * says how to move the map instead. Whatever is inside `element` sees only the rest. Aborting `signal` ends it.
 */
export function leaveScrollingToPage(element: HTMLElement, hints: GestureHints, signal: AbortSignal): void {
  const show = hintOver(element, signal);
  const listen = { capture: true, passive: true, signal };
  element.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      show(hints.wheel);
    },
    listen,
  );
  for (const type of ['touchstart', 'touchmove'] as const) {
    element.addEventListener(
      type,
      (event) => {
        if (event.touches.length > 1) return;
        event.stopPropagation();
        if (type === 'touchmove') show(hints.touch);
      },
      listen,
    );
  }
}

/** A line of text over the map. Not announced: who cannot see the map does not turn a wheel over it. */
function hintOver(element: HTMLElement, signal: AbortSignal): (text: string) => void {
  const hint = document.createElement('div');
  hint.className = 'hint';
  hint.ariaHidden = 'true';
  hint.hidden = true;
  element.append(hint);
  let timer = 0;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return (text) => {
    clearTimeout(timer);
    hint.textContent = text;
    hint.hidden = false;
    timer = window.setTimeout(() => {
      hint.hidden = true;
    }, hintTime);
  };
}
