import type { TemplateResult } from 'lit';
import type { Chunks } from './chunks/load.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { PickerInputs } from './picker-inputs.ts';
import type { PickerProperties } from './picker-properties.ts';
import type { PickerViewProps } from './picker-view.ts';

/** Delivery said in one line: on product pages, and until somebody gives a postal code. Its code is fetched when that comes up. */
export class OneLine {
  /** Settles when the line can be said, or cannot be had. */
  comes: Promise<void> | undefined;

  readonly #host: PickerProperties;
  readonly #page: PickerInputs;
  readonly #checkout: CheckoutController;
  readonly #load: () => Promise<Chunks['line']>;
  /** Undefined until it is there; null: it cannot be had. */
  #part: Chunks['line'] | null | undefined;

  constructor(host: PickerProperties, page: PickerInputs, checkout: CheckoutController, load: () => Promise<Chunks['line']>) {
    this.#host = host;
    this.#page = page;
    this.#checkout = checkout;
    this.#load = load;
  }

  /** Nothing has to be waited for before options, or a product page's promise, can be shown. */
  get isSettled(): boolean {
    return this.#host.mode === 'product' ? Boolean(this.#part) : !this.lacksPlace;
  }

  /** How it is delivered depends on a postal code that nobody has given yet. */
  get lacksPlace(): boolean {
    const { country, postalCode } = this.#checkout.place;
    return this.#host.mode === 'checkout' && !postalCode && this.#part !== null && this.#part?.hasPostalCodes(country) !== false;
  }

  /** Fetches the code as soon as there is something to say in one line. */
  follow(): void {
    const { request } = this.#page;
    if (request.status === 'ready' && (this.#host.mode === 'product' || this.lacksPlace)) this.comes ??= this.#fetch();
  }

  /** What delivery costs from, and a field for the postal code. */
  place({ checkout: { options, place }, prices, words }: PickerViewProps): TemplateResult | undefined {
    const { mode, postalCode, addressFrom } = this.#host;
    const page = this.#page;
    if (!this.#part?.hasPostalCodes(place.country) || mode !== 'checkout' || postalCode || page.request.status !== 'ready')
      return undefined;
    const changed = (typed: string) => {
      page.typedPostalCode = typed;
      this.#host.requestUpdate();
    };
    const field = addressFrom ? undefined : { value: page.typedPostalCode, changed };
    return this.#part.placeLine({ options: this.lacksPlace ? options : [], prices, words }, field);
  }

  /** The promise of a product page. */
  product(view: PickerViewProps): TemplateResult | undefined {
    return this.#part?.productLine({ ...view, options: view.checkout.options });
  }

  async #fetch(): Promise<void> {
    this.#part = await this.#load().catch(() => null);
    this.#host.requestUpdate();
  }
}
