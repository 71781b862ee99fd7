import type { ReactiveControllerHost } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import { noticeText } from './choice-words.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { SelectionState } from './controllers/selection.ts';
import { sameOption } from './core/options.ts';
import { isHopelessPostNumber, parsePostNumber } from './core/points.ts';
import type { Words } from './messages/words.ts';
import type { CollectBarProps } from './views/collect-bar.ts';

export interface CollectingOptions {
  readonly checkout: CheckoutController;
  /** What the point is for, as it was when the finder was opened. */
  option(): DeliveryOption | undefined;
  /** Tells the page that the shopper chose. */
  save(saving: Promise<SelectionState>): Promise<SelectionState>;
  /** The marked point has become the choice. */
  taken(): void;
  /** The post number is missing or wrong. */
  refused(): void;
}

/** The last step: a point is marked, asked for what it requires, and taken. Nothing is chosen before that. */
export class Collecting {
  marked: ServicePoint | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: CollectingOptions;
  #postNumber = '';
  #isSaving = false;
  /** Why the last try did not work. */
  #fault: ((words: Words) => string | undefined) | undefined;

  constructor(host: ReactiveControllerHost, options: CollectingOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Marks what is chosen already; `postNumber` is the one that is known. */
  begin(point: ServicePoint | undefined, postNumber = ''): void {
    this.#postNumber ||= postNumber;
    this.mark(point);
  }

  mark(point: ServicePoint | undefined): void {
    this.marked = point;
    this.#fail(undefined);
  }

  /** What the bar shows; undefined while no point is marked. */
  bar(words: Words): CollectBarProps | undefined {
    const { marked: point } = this;
    if (!point) return undefined;
    return {
      point,
      postNumber: this.#postNumber,
      fault: this.#fault?.(words),
      saving: this.#isSaving,
      words,
      typed: (postNumber) => this.#typed(postNumber),
      collect: () => void this.#collect(point),
    };
  }

  /** What can still become a post number is not wrong yet. */
  #typed(postNumber: string): void {
    this.#postNumber = postNumber;
    this.#fail(isHopelessPostNumber(postNumber) ? postNumberWrong : undefined);
  }

  async #collect(point: ServicePoint): Promise<void> {
    if (this.#isSaving) return;
    const postNumber = point.requires.includes('post-number') ? parsePostNumber(this.#postNumber) : undefined;
    if (point.requires.includes('post-number') && !postNumber) {
      this.#fail(postNumberWrong);
      return this.#options.refused();
    }
    this.#isSaving = true;
    this.#host.requestUpdate();
    const fault = await this.#take(point, postNumber);
    this.#isSaving = false;
    this.#fail(fault);
    if (!fault) this.#options.taken();
  }

  /** Makes this point the choice, for the option as it is now. Resolves to what says why not. */
  async #take(point: ServicePoint, postNumber: string | undefined): Promise<((words: Words) => string | undefined) | undefined> {
    const { checkout, option: wanted, save } = this.#options;
    const before = wanted();
    const option = before && sameOption(checkout.options, before);
    const { extras } = checkout;
    if (!option || !extras) return ({ t }) => t('notSaved');
    const state = await save(extras.take(option, point, postNumber));
    if (state.status !== 'complete') return (words) => noticeText(state, words);
    extras.nearby.remember(point);
    return undefined;
  }

  #fail(fault: ((words: Words) => string | undefined) | undefined): void {
    this.#fault = fault;
    this.#host.requestUpdate();
  }
}

const postNumberWrong = ({ t }: Words): string => t('postNumberWrong');
