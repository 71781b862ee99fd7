import type { Selection } from '../proxy/contract/selections.ts';
import { choiceFault, type Fault } from './choice-words.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { FormEntry } from './controllers/form.ts';
import type { PickerEvents } from './controllers/picker-events.ts';
import { toJson } from './core/json.ts';
import type { Words } from './messages/words.ts';
import type { PickerInputs } from './picker-inputs.ts';
import type { PickerProperties } from './picker-properties.ts';

type Host = PickerProperties & { readonly isShown: boolean };

/** What the choice comes to: for the form that is sent with it, and for the page that watches whether it can be paid with. */
export class ChoiceReport {
  readonly #host: Host;
  readonly #page: PickerInputs;
  readonly #checkout: CheckoutController;
  readonly #words: () => Words;

  constructor(host: Host, page: PickerInputs, checkout: CheckoutController, words: () => Words) {
    this.#host = host;
    this.#page = page;
    this.#checkout = checkout;
    this.#words = words;
  }

  get change(): PickerEvents['delivery-change'] {
    const { state, token, requires } = this.#checkout.selection;
    const complete = token !== undefined && !this.#fault;
    return { complete, selection: this.#selection, servicePoint: state.choice?.point ?? null, requires };
  }

  entry(disabled: boolean): FormEntry {
    const { isShown, name, detailsName, required } = this.#host;
    const { selection, extras } = this.#checkout;
    const value = selection.token ?? selection.state.choice?.option.quote ?? '';
    const details = detailsName && this.#selection;
    const more = [...(extras?.entries(name) ?? []), ...(details ? [[detailsName, toJson(details)] as const] : [])];
    return { name, shown: isShown, disabled, value: isShown ? value : '', more, fault: required ? this.#fault : undefined };
  }

  /** Why the choice cannot be paid with yet. */
  get #fault(): Fault | undefined {
    const { quotes, selection, extras } = this.#checkout;
    const words = this.#words();
    if (!this.#host.isShown) return { message: words.t('requireOption'), anchor: '.place input, .skeleton, .notice button' };
    // Options for another address or cart are due. They hold up no order for longer than a shopper waits.
    const isUnasked = extras === undefined && selection.requires.length > 0;
    const isDue = isUnasked || this.#page.isBehind || (quotes.state.status === 'loading' && !quotes.state.slow);
    return choiceFault(selection.state, words, isDue) ?? extras?.fault(words);
  }

  /** The selection as the page may show it: with the shop's own price where it set one. */
  get #selection(): Selection | null {
    const { state } = this.#checkout.selection;
    const { mode, prices } = this.#host;
    if (state.status !== 'complete' || mode === 'points') return null;
    const { selection } = state.reply;
    if (prices[selection.option.code] === undefined) return selection;
    return { ...selection, option: { ...selection.option, price: state.choice.option.price, priceFrom: 'shop' } };
  }
}
