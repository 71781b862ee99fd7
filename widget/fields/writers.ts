import type { ChosenPoint } from './chosen-point.ts';
import { magentoFields } from './magento.ts';
import { prestaShopFields } from './prestashop.ts';
import { wooCommerceFields } from './woocommerce.ts';

/** Puts a choice where a shop system's checkout takes it; null: there is none, or none any more. `form` is the one around the picker. */
export type Writer = (chosen: ChosenPoint | null, form: HTMLFormElement | null) => void;

/** Globals of a checkout page, as far as they are there. */
interface CheckoutPage {
  /** WooCommerce's block checkout: https://developer.woocommerce.com/docs/apis/store-api/extending-store-api/extend-store-api-update-cart */
  wc?: { blocksCheckout?: { extensionCartUpdate(update: object): Promise<unknown> } };
  wp?: { data?: { dispatch(store: string): Record<string, ((namespace: string, data: object) => unknown) | undefined> } };
  /** RequireJS, in Magento. */
  require?: (modules: string[], loaded: (quote: Quote) => void) => void;
}

/** Magento's quote, to which Sendcloud's module adds one of these: the second in its versions before Dynamic Checkout. */
type Quote = Partial<Record<'setExtensionAttributes' | 'setSendcloudServicePoint', (attributes: object) => void>>;

/** By the value of `data-fields`. */
export const writers: Readonly<Record<string, Writer>> = { woocommerce, magento, prestashop };

/** Hidden fields for the classic checkout; in the block checkout, which posts JSON and no form, the Store API's two ways. */
function woocommerce(chosen: ChosenPoint | null, form: HTMLFormElement | null): void {
  const fields = chosen && wooCommerceFields(chosen);
  const { wc, wp } = globalThis as unknown as CheckoutPage;
  const update = wc?.blocksCheckout?.extensionCartUpdate;
  if (!update) return keepFields(form, 'woocommerce', fields?.form ?? {});
  const namespace = 'sendcloud-connected-shipping-sp-block';
  void update(fields?.cartUpdate ?? { namespace, data: { servicePoint: null } }).catch(complain);
  const store = wp?.data?.dispatch('wc/store/checkout');
  const { service_point = '' } = fields?.extensions['sendcloud-connected-shipping'] ?? {};
  (store?.setExtensionData ?? store?.__internalSetExtensionData)?.('sendcloud-connected-shipping', { service_point });
}

/** The quote, from which Sendcloud's module takes them when the shipping information is saved. */
function magento(chosen: ChosenPoint | null): void {
  const attributes = chosen ? magentoFields(chosen) : noMagentoPoint;
  const { require } = globalThis as unknown as CheckoutPage;
  require?.(['Magento_Checkout/js/model/quote'], (quote) => {
    const keep = quote.setExtensionAttributes ?? quote.setSendcloudServicePoint;
    if (keep) keep.call(quote, attributes);
    else complain('The Sendcloud module is not in this page');
  });
}

/** As Sendcloud's module empties them: `view/frontend/web/js/servicePoint/action/reset-service-point.js`. */
const noMagentoPoint = Object.fromEntries(
  ['id', 'name', 'street', 'house_number', 'zip_code', 'city', 'country', 'postnumber'].map((field) => [
    `sendcloud_service_point_${field}`,
    null,
  ]),
);

/** The module's own controller keeps it with the cart. */
function prestashop(chosen: ChosenPoint | null): void {
  const meta = document.querySelector<HTMLElement>('#sendcloud__meta');
  if (!meta?.dataset.saveUrl) return complain('#sendcloud__meta of the Sendcloud module is not in this page');
  const fields = chosen && prestaShopFields(chosen);
  const details = document.querySelector<HTMLInputElement>('#sendcloud_service_point_details');
  if (details) details.value = fields?.details ?? '';
  const body = new URLSearchParams(fields ? { ...fields.save } : { ajax: 'true', action: 'delete' });
  fetch(meta.dataset.saveUrl, { method: 'POST', body }).then(({ ok, status }) => ok || complain(`The module answers ${status}`), complain);
}

/** Makes the hidden fields of a form be these; those of an earlier choice go. */
function keepFields(form: HTMLFormElement | null, owner: string, fields: Readonly<Record<string, string>>): void {
  if (!form) return complain('The picker stands in no form');
  for (const old of form.querySelectorAll(`:scope > input[data-fields-of="${owner}"]`)) old.remove();
  for (const [name, value] of Object.entries(fields)) {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    input.dataset.fieldsOf = owner;
    form.append(input);
  }
}

/** To who builds the shop. */
export const complain = (problem: unknown): void => console.error('<sendcloud-delivery-picker data-fields>', problem);
