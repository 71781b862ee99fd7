import type { ReactiveController } from 'lit';
import { loadChunk, scriptOrigin } from './chunks/load.ts';
import { words as list } from './core/parcel.ts';
import { type QuoteRequest, quoteRequest } from './core/quote-request.ts';
import type { PickerField } from './picker-field.ts';
import type { AutofillController } from './controllers/autofill.ts';
import type { CheckoutInputs } from './controllers/checkout.ts';

/** What the page says of the cart and of where it goes: by attributes, and by the address fields of a form. */
export class PickerInputs implements ReactiveController {
  /** What the shopper says where the page does not. */
  typedPostalCode = '';

  readonly #host: PickerField;
  readonly #failed: (error: unknown) => void;
  #addressFrom = '';
  /** Undefined until `address-from` is set and its code is there; null: it cannot be had. */
  #autofill: AutofillController | null | undefined;

  /** `failed` hears that a form cannot be followed for now; `follow` tries again. */
  constructor(host: PickerField, failed: (error: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
    host.addController(this);
  }

  hostUpdate(): void {
    const { addressFrom } = this.#host;
    if (addressFrom === this.#addressFrom) return;
    this.#addressFrom = addressFrom;
    void this.follow();
  }

  /** The fields hold another address than the one that was read last. */
  get isBehind(): boolean {
    return this.#autofill?.isBehind ?? false;
  }

  get request(): QuoteRequest {
    const { addressFrom } = this.#host;
    if (!addressFrom) return quoteRequest(this.#host, scriptOrigin, { postalCode: this.typedPostalCode });
    if (this.#autofill?.isLost) return { status: 'misconfigured', attribute: 'address-from', example: 'autofill, or a selector of a form' };
    // What the fields hold may be all the address there is: nobody is asked before they have been read.
    const address = this.#autofill === null ? { country: '' } : this.#autofill?.address;
    return address ? quoteRequest(this.#host, scriptOrigin, address) : { status: 'waiting' };
  }

  get all(): CheckoutInputs {
    const { carriers, deliveryTypes, pointTypes, mode, prices, preselect, preferredPoints } = this.#host;
    const lists = { carriers: list(carriers), deliveryTypes: list(deliveryTypes), pointTypes: list(pointTypes) };
    return { request: this.request, mode, prices, preselect, preferredPoints, address: this.#address, ...lists };
  }

  /** Follows the form that `address-from` names, if it names one. */
  async follow(): Promise<void> {
    if (!this.#host.addressFrom) return;
    try {
      const { AutofillController } = await loadChunk('autofill');
      this.#autofill ??= new AutofillController(this.#host);
    } catch (error) {
      this.#autofill ??= null;
      this.#host.requestUpdate();
      this.#failed(error);
    }
  }

  get #address(): CheckoutInputs['address'] {
    const { addressLine1, city, houseNumber } = this.#host;
    const followed = this.#autofill?.address;
    return { street: addressLine1 || followed?.addressLine1 || '', houseNumber: houseNumber || '', city: city || followed?.city || '' };
  }
}
