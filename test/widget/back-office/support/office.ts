import { fixture, html } from '@open-wc/testing';
import '../../../../widget/back-office/index.ts';
import type { OrderView } from '../../../../proxy/contract/orders.ts';
import type { SendcloudMerchantConnect } from '../../../../widget/back-office/merchant-connect.ts';
import type { SendcloudOrderPanel } from '../../../../widget/back-office/order-panel.ts';
import { waitUntil } from '../../support/until.ts';
import { aTracking, someOptions } from './office-builders.ts';

/** An element of the back office on a page, and hands for it. */
export interface Office<Element extends HTMLElement> {
  readonly element: Element;
  find<T extends HTMLElement = HTMLElement>(selector: string): T | null;
  all(selector: string): HTMLElement[];
  /** The button with these words; throws where there is none. */
  button(words: string | RegExp): HTMLButtonElement;
  /** Everything that is shown, as text. */
  text(): string;
  /** What a screen reader was told last. */
  said(): string;
  type(label: RegExp, text: string): void;
}

export async function connectElement(attributes: { lang?: string; session?: string } = {}): Promise<Office<SendcloudMerchantConnect>> {
  const { lang = 'en', session = 'ses1.new' } = attributes;
  const element = await fixture<SendcloudMerchantConnect>(
    html`<sendcloud-merchant-connect proxy="https://proxy.example" merchant="kettles" .session=${session} lang=${lang}></sendcloud-merchant-connect>`,
  );
  return hands(element);
}

export async function orderPanel(
  attributes: { lang?: string; session?: string; state?: string; order?: string; batch?: string } = {},
): Promise<Office<SendcloudOrderPanel>> {
  const { lang = 'en', session = 'ses1.new', state = '', order = '', batch = '' } = attributes;
  const element = await fixture<SendcloudOrderPanel>(
    html`<sendcloud-order-panel
      proxy="https://proxy.example" state=${state} order=${order} batch=${batch} .session=${session} lang=${lang}></sendcloud-order-panel>`,
  );
  return hands(element);
}

/** What the proxy answers about orders, with one that is asked for by itself. */
export function orderAnswers(orders: readonly OrderView[], next: string | null = null): Record<string, unknown> {
  const each = orders.flatMap((order) => [
    [`GET /orders/${order.id}`, order],
    [`GET /orders/${order.id}/tracking`, aTracking()],
    [`GET /orders/${order.id}/shipping-options`, someOptions()],
  ]);
  return { 'GET /orders': { orders, next }, ...Object.fromEntries(each) };
}

/** Opens an order from the list, and waits until its page stands still. */
export async function openOrder(lang: string, index = 0): Promise<Office<SendcloudOrderPanel>> {
  const office = await orderPanel({ lang });
  await waitUntil(() => office.find('.open'), 'the list');
  office.all('.open')[index]?.click();
  const { find } = office;
  const isComing = () => find('.stack[aria-busy="true"], [part="label"] div[role="status"]');
  const isTracked = () => !find('[part="parcels"]') || find('[part="parcels"] :is([part="history"], .small, [role="alert"])');
  await waitUntil(() => find('[part="label"]') && !isComing() && isTracked(), 'the order');
  return office;
}

function hands<Element extends HTMLElement>(element: Element): Office<Element> {
  const root = element.shadowRoot!;
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const fits = (text: string | null, words: string | RegExp) =>
    typeof words === 'string' ? (text ?? '').trim() === words : words.test(text ?? '');
  return {
    element,
    find: (selector) => root.querySelector(selector),
    all,
    button: (words) => {
      const found = all('button').find(({ textContent }) => fits(textContent, words));
      if (!found) throw new Error(`There is no button ${words}, but ${all('button').map(({ innerText }) => innerText)}`);
      return found as HTMLButtonElement;
    },
    text: () => (root.querySelector<HTMLElement>('.base')?.innerText ?? '').replaceAll(/\s+/g, ' '),
    said: () => root.querySelector('.spoken[role="status"]')?.textContent?.trim() ?? '',
    type: (label, text) => {
      const field = all('label')
        .find(({ textContent }) => label.test(textContent ?? ''))
        ?.querySelector<HTMLInputElement>('input, select');
      if (!field) throw new Error(`There is no field ${label}`);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
}
