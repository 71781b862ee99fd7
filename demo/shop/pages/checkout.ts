import { html } from 'hono/html';
import type { Product } from '../catalogue.ts';
import { type CheckoutForm, countries } from '../checkout-form.ts';
import type { ShopIdentity } from '../config.ts';
import { fallbackOptions } from '../delivery.ts';
import { amountOf, priceText } from '../money.ts';
import type { ScriptTag } from '../script-tag.ts';
import { errorText, field, invalid } from './field.ts';
import { type Html, layout } from './layout.ts';

export interface CheckoutPage {
  shop: ShopIdentity;
  product: Product;
  quantity: number;
  form: CheckoutForm;
  proxyUrl: string;
  /** null: the page goes out without the picker, and the fallback in it serves. */
  script: ScriptTag | null;
}

/** The checkout: one form, which needs no script. The picker and the running total come on top. */
export function checkoutPage(page: CheckoutPage): Html {
  const { shop, form, script, quantity } = page;
  const wrong = Object.keys(form.errors).length > 0;
  const head = html`${
    script ? html`<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>` : ''
  }<script type="module" src="/checkout.js"></script>`;
  const body = html`<h1>Checkout</h1>
${wrong ? html`<p class="alert" role="alert">Almost there. Please look at what is marked below.</p>` : ''}
<form class="checkout" action="/${shop.id}/checkout" method="post">
<input type="hidden" name="attempt" value="${form.attempt}">
<div class="steps">${contact(form)}${address(form)}${delivery(page)}${payment(form)}</div>
${summary(page)}
</form>`;
  return layout({ title: `${wrong ? 'Please check · ' : ''}Checkout · ${shop.name}`, body, shop, inBasket: quantity, head });
}

function contact({ address, errors }: CheckoutForm): Html {
  return html`<fieldset><legend>Contact</legend>
${field({ name: 'email', label: 'E-mail', value: address.email, autocomplete: 'email', type: 'email', error: errors.email })}
${field({ name: 'phone', label: 'Phone', value: address.phone, autocomplete: 'tel', type: 'tel', optional: true, error: errors.phone, hint: 'For the carrier, should it need you.' })}
</fieldset>`;
}

function address({ address, errors }: CheckoutForm): Html {
  const line = (name: string, label: string, value: string, token: string, error?: string, className = '') =>
    field({ name, label, value, autocomplete: `shipping ${token}`, error, className });
  return html`<fieldset class="address"><legend>Address</legend>
${line('name', 'Name', address.name, 'name', errors.name)}
${line('address-line1', 'Street and number', address.addressLine1, 'address-line1', errors.addressLine1)}
${line('postal-code', 'Postal code', address.postalCode, 'postal-code', errors.postalCode, 'short')}
${line('city', 'Town', address.city, 'address-level2', errors.city, 'rest')}
<div class="field"><label for="country">Country</label>
<select id="country" name="country" autocomplete="shipping country" required${invalid(errors.country)}>${Object.entries(countries).map(
    ([code, { name }]) => html`<option value="${code}"${address.country === code ? html` selected` : ''}>${name}</option>`,
  )}</select>${errorText('country', errors.country)}</div>
</fieldset>`;
}

function delivery({ shop, product, quantity, form, proxyUrl }: CheckoutPage): Html {
  const chosen = fallbackOptions.some(({ code }) => code === form.delivery) ? form.delivery : fallbackOptions[0]?.code;
  const earlier = form.delivery.startsWith('sel1.') ? form.delivery : '';
  return html`<section aria-labelledby="delivery-title"><h2 id="delivery-title">Delivery</h2>
${errorText('delivery', form.errors.delivery)}
<sendcloud-delivery-picker name="delivery" required publishable-key="${shop.publishableKey}" proxy="${proxyUrl}"
  address-from="autofill" weight="${product.weight * quantity}" order-value="${amountOf(product.price * quantity)}" currency="EUR"
  details-name="delivery-details"${earlier ? html` value="${earlier}"` : ''}>
${fallbackOptions.map(
  ({ code, title, price }) => html`<label class="choice"><input type="radio" name="delivery" value="${code}" data-price="${price}"${
    code === chosen ? html` checked` : ''
  }> <span>${title}</span> <span class="amount">${priceText(price)}</span></label>
`,
)}</sendcloud-delivery-picker>
</section>`;
}

function payment({ payment, errors }: CheckoutForm): Html {
  const choice = (value: string, label: string) =>
    html`<label class="choice"><input type="radio" name="payment" value="${value}" required${payment === value ? html` checked` : ''}> <span>${label}</span></label>`;
  return html`<fieldset><legend>Payment</legend>
<p class="note">No card is asked for here, and none is charged.</p>
${errorText('payment', errors.payment)}
${choice('succeed', 'Test card that is accepted')}${choice('decline', 'Test card that is declined')}
</fieldset>`;
}

function summary({ product, quantity }: CheckoutPage): Html {
  const goods = product.price * quantity;
  return html`<aside class="summary" aria-labelledby="summary-title"><h2 id="summary-title">Your order</h2>
<div class="line"><img src="/art/${product.art}" alt="" width="80" height="64"><p>${product.name}<br><span class="note">${quantity} × ${priceText(product.price)}</span></p><p class="amount">${priceText(goods)}</p></div>
<dl class="totals" data-goods="${goods}">
<div><dt>Goods</dt><dd>${priceText(goods)}</dd></div>
<div><dt>Delivery</dt><dd id="delivery-price">as chosen</dd></div>
<div class="sum"><dt>Total, VAT included</dt><dd id="total">${priceText(goods)} and delivery</dd></div>
</dl>
<button class="primary wide" id="pay" type="submit">Pay</button>
</aside>`;
}
