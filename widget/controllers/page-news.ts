import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { QuoteRequest } from '../core/quote-request.ts';
import { type Activity, type PickerEvents, sendEvent } from './picker-events.ts';

type Host = HTMLElement & { readonly updateComplete: Promise<boolean>; reload(): void };

/** Tells the page what happened, and the same thing only once. */
export class PageNews {
  readonly #host: Host;
  #fault = '';
  #change = '[false,null,[]]';

  constructor(host: Host) {
    this.#host = host;
  }

  /** Names an attribute that is wrong, in words for developers. */
  request(request: QuoteRequest): void {
    const message =
      request.status === 'misconfigured' ? `The attribute ${request.attribute} is missing or wrong; right is ${request.example}` : '';
    if (message === this.#fault) return;
    this.#fault = message;
    if (message) this.failed('configuration', message);
  }

  ready(options: readonly DeliveryOption[]): void {
    sendEvent(this.#host, 'delivery-ready', { options });
    this.did('shown', { options: options.length });
  }

  failed(kind: PickerEvents['delivery-error']['kind'], message: string): void {
    if (forDevelopers.test(kind)) console.error(`<${this.#host.localName}> ${message}`);
    sendEvent(this.#host, 'delivery-error', { kind, message, retry: () => this.#host.reload() });
  }

  /** The choice as it stands; `value` is what the form holds for it. */
  choice(value: string | undefined, detail: PickerEvents['delivery-change']): void {
    const change = JSON.stringify([detail.complete, value, detail.requires]);
    if (change === this.#change) return;
    this.#change = change;
    sendEvent(this.#host, 'delivery-change', detail);
  }

  /** The shopper chose: says so as a native control does, once the form holds it. */
  async chose(option: DeliveryOption | undefined): Promise<void> {
    if (option) this.did('chosen', { type: option.type, carrier: option.carrier.code });
    await this.#host.updateComplete;
    for (const event of [new Event('input', leaving), new Event('change', leaving)]) this.#host.dispatchEvent(event);
  }

  /** For analytics. */
  did(name: Activity, facts: Readonly<Record<string, string | number>> = {}): void {
    sendEvent(this.#host, 'delivery-activity', { name, ...facts });
  }
}

const leaving = { bubbles: true, composed: true };

/** What only the shop can mend. */
const forDevelopers = /^(configuration|currency|origin|unauthenticated|invalid-request)/;
