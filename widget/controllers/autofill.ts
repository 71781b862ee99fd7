import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FormAddress, readAddress } from '../core/autofill.ts';

/** Browsers fill fields one by one, and people type: wait until it is quiet, in milliseconds. */
const QUIET = 300;

type Host = ReactiveControllerHost & HTMLElement & { readonly addressFrom: string; readonly form: HTMLFormElement | null };

const nowhere: FormAddress = { country: '', postalCode: '', city: '', addressLine1: '' };

/**
 * Follows the address fields of a form.
 *
 * Six fields filled at once make one update of the host. Fields may come, go and be replaced: they are looked up anew
 * each time, through the form's own list, so those outside it with a `form` attribute count too.
 */
export class AutofillController implements ReactiveController {
  /** Undefined until the form has been looked for; empty where there is none. */
  address: FormAddress | undefined;
  /** `address-from` names what can never be a form. */
  isLost = false;

  readonly #host: Host;
  #form: HTMLFormElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const found = this.#find();
    const form = found instanceof HTMLFormElement ? found : null;
    const isLost = found !== form;
    if (this.address && form === this.#form && isLost === this.isLost) return;
    this.isLost = isLost;
    this.#leave();
    this.#form = form;
    this.address = form ? addressIn(form) : nowhere;
    for (const type of events) form?.ownerDocument.addEventListener(type, this.#noticed);
    // Controllers before this one have been updated already, without this address.
    queueMicrotask(() => this.#host.requestUpdate());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave();
    this.#form = null;
  }

  /** The form to follow; null while there is none, anything else where there will never be one. */
  #find(): Element | null | undefined {
    const { addressFrom, form, ownerDocument } = this.#host;
    if (!addressFrom) return null;
    try {
      return addressFrom === 'autofill' ? form : ownerDocument.querySelector(addressFrom);
    } catch {
      return undefined;
    }
  }

  #leave(): void {
    clearTimeout(this.#timer);
    for (const type of events) this.#form?.ownerDocument.removeEventListener(type, this.#noticed);
  }

  /** The form holds another address than the one that was read last. */
  get isBehind(): boolean {
    return this.#form !== null && JSON.stringify(addressIn(this.#form)) !== JSON.stringify(this.address);
  }

  #noticed = ({ target }: Event): void => {
    // A field knows its form, even from outside it.
    if (target !== this.#form && (target as HTMLInputElement).form !== this.#form) return;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), QUIET);
  };

  #read(): void {
    if (!this.#form) return;
    this.address = addressIn(this.#form);
    this.#host.requestUpdate();
  }
}

// `input` and `change` are what autofill fires; a form that is reset fires only `reset`.
const events = ['input', 'change', 'reset'] as const;

const addressIn = ({ elements }: HTMLFormElement): FormAddress =>
  readAddress([...elements].filter((element) => element.matches('[autocomplete]:is(input, select, textarea)')) as HTMLInputElement[]);
