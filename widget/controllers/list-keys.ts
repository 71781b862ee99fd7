import { typeAhead } from '../core/type-ahead.ts';

/** What the value of an item's radio is, too. */
interface Identified {
  readonly id: string;
}

export interface ListKeysOptions<T extends Identified> {
  /** Everything on the list, also what is not shown yet. */
  items(): readonly T[];
  /** What an item is found by when its beginning is typed. */
  text(item: T): string;
  /** The item that is marked. */
  marked(): T | undefined;
  /** Marks the item, shows it and gives it the focus. */
  goTo(item: T): void;
  /** Takes what is marked. */
  take(): void;
}

/** How far a key goes. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/** After a pause as long as this, in milliseconds, the next letter begins a new word. */
const PAUSE = 1000;

/**
 * The keys of a long list of radios, of which only the first are on screen.
 *
 * Arrows, page keys, Home and End go through all of it, typing goes to what begins so, Enter marks, and takes what is
 * marked. Arrow down goes in from what stands above the list.
 */
export class ListKeys<T extends Identified> {
  readonly #options: ListKeysOptions<T>;
  #typed = '';
  #typedAt = -Infinity;

  constructor(options: ListKeysOptions<T>) {
    this.#options = options;
  }

  /** Answers a key pressed above the list or in it at `now`, in milliseconds; leaves alone what has a meaning of its own there. */
  press(event: KeyboardEvent, now: number): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { target, key } = event;
    const at = target instanceof HTMLInputElement && target.type === 'radio' ? this.#indexOf(target.value) : undefined;
    const next = at === undefined ? this.#entry(key) : this.#next(key, at, now);
    if (next === undefined) return;
    event.preventDefault();
    const item = this.#options.items()[next];
    if (item && key === 'Enter' && item === this.#options.marked()) this.#options.take();
    else if (item) this.#options.goTo(item);
  }

  /** Where a key leads that is pressed above the list. */
  #entry(key: string): number | undefined {
    const marked = this.#options.marked();
    return key === 'ArrowDown' ? Math.max(0, marked ? this.#indexOf(marked.id) : 0) : undefined;
  }

  /** Where a key leads that is pressed on an item; undefined for one that means nothing here. */
  #next(key: string, at: number, now: number): number | undefined {
    const step = key === 'Enter' ? 0 : steps[key];
    if (step === undefined) return [...key].length === 1 ? this.#type(key, at, now) : undefined;
    this.#typed = '';
    return Math.min(this.#options.items().length - 1, Math.max(0, at + step));
  }

  /** A space goes on with a word that was begun; alone it is the radio's own key. */
  #type(letter: string, at: number, now: number): number | undefined {
    if (now - this.#typedAt > PAUSE) this.#typed = '';
    const isFirst = this.#typed === '';
    if (letter === ' ' && isFirst) return undefined;
    this.#typed += letter;
    this.#typedAt = now;
    const texts = this.#options.items().map((item) => this.#options.text(item));
    return typeAhead(texts, this.#typed, isFirst ? at + 1 : at);
  }

  #indexOf(id: string): number {
    return this.#options.items().findIndex((item) => item.id === id);
  }
}
