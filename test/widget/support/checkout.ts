import { fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
// What the picker fetches later is at hand: how long a test server takes for it says nothing of the picker.
import '../../../widget/finder.ts';
import '../../../widget/index.ts';
import '../../../widget/line.ts';
import type { SendcloudDeliveryPicker } from '../../../widget/index.ts';
import './history.ts';
import { waitUntil } from './until.ts';

/** A shop's checkout around one picker, and how a shopper and the shop see it. */
export interface Checkout {
  readonly form: HTMLFormElement;
  readonly picker: SendcloudDeliveryPicker;
  /** Every entry called `delivery` the form would send now. */
  entries(): FormDataEntryValue[];
  /** What is on screen in the picker, as text. */
  text(): string;
  option(code: string): HTMLInputElement;
  find<T extends Element = HTMLElement>(selector: string): T | null;
  button(name: string): HTMLButtonElement;
  complete(): Promise<void>;
}

export const fallback: TemplateResult = html`<label><input type="radio" name="delivery" value="standard" checked /> Standard delivery</label>
  <label><input type="radio" name="delivery" value="points" /> Pick-up point</label>`;

const attributes = {
  'publishable-key': 'pk_test',
  proxy: 'https://proxy.example',
  country: 'NL',
  'postal-code': '5611EM',
  weight: '2500',
  'order-value': '45.90',
  currency: 'EUR',
  name: 'delivery',
};

/** A checkout whose picker has these attributes as well; `undefined` takes one away. */
export async function aCheckout(
  more: Record<string, string | undefined> = {},
  inside: TemplateResult | '' = fallback,
  fields: TemplateResult | '' = '',
): Promise<Checkout> {
  sessionStorage.clear();
  const form = await fixture<HTMLFormElement>(html`<form aria-label="Checkout">${fields}</form>`);
  const picker = document.createElement('sendcloud-delivery-picker');
  for (const [name, value] of Object.entries({ ...attributes, ...more })) if (value !== undefined) picker.setAttribute(name, value);
  if (inside) picker.append(...(await fixture<HTMLElement>(html`<div>${inside}</div>`)).childNodes);
  form.append(picker);
  await picker.updateComplete;
  return handles(form, picker);
}

/** The same, once its options are on screen. */
export async function aReadyCheckout(...given: Parameters<typeof aCheckout>): Promise<Checkout> {
  const checkout = await aCheckout(...given);
  if (!checkout.picker.isShown) await oneEvent(checkout.picker, 'delivery-ready');
  await checkout.picker.updateComplete;
  return checkout;
}

function handles(form: HTMLFormElement, picker: SendcloudDeliveryPicker): Checkout {
  const root = picker.renderRoot;
  const find = <T extends Element = HTMLElement>(selector: string) => root.querySelector<T>(selector);
  return {
    form,
    picker,
    find,
    entries: () => new FormData(form).getAll('delivery'),
    text: () => (root.querySelector('[part=base]') as HTMLElement).innerText.replaceAll('\u00a0·', ' ·'),
    option: (code) => present(find<HTMLInputElement>(`input[name=option][value="${code}"]`), `option ${code}`),
    button: (name) => {
      const buttons = [...root.querySelectorAll('button')].filter((button) => (button.ariaLabel ?? button.innerText).includes(name));
      return present(buttons[0] ?? null, `button ${name}`);
    },
    complete: () => waitUntil(() => picker.value.startsWith('token-'), 'a complete choice'),
  };
}

function present<T>(found: T | null, what: string): T {
  if (!found) throw new Error(`There is no ${what}`);
  return found;
}
