import { html } from 'hono/html';
import type { Product } from '../catalogue.ts';
import type { ShopIdentity } from '../config.ts';
import { priceText } from '../money.ts';
import { type Html, layout } from './layout.ts';

export function cartPage(shop: ShopIdentity, product: Product, quantity: number): Html {
  const body = quantity ? filled(shop, product, quantity) : empty(shop);
  return layout({ title: `Basket · ${shop.name}`, body, shop, inBasket: quantity });
}

function empty(shop: ShopIdentity): Html {
  return html`<div class="narrow"><h1>Your basket is empty</h1>
<p><a class="button primary" href="/${shop.id}/">Back to the shop</a></p></div>`;
}

function filled(shop: ShopIdentity, product: Product, quantity: number): Html {
  return html`<div class="narrow">
<h1>Your basket</h1>
<div class="line">
<img src="/art/${product.art}" alt="" width="120" height="96">
<div><a href="/${shop.id}/">${product.name}</a><p class="note">${priceText(product.price)} each</p></div>
<form action="/${shop.id}/cart" method="post">
<label>Quantity <input type="number" name="quantity" min="0" max="9" value="${quantity}" inputmode="numeric" required></label>
<button type="submit">Update</button>
</form>
<p class="amount">${priceText(product.price * quantity)}</p>
</div>
<dl class="totals"><div class="sum"><dt>Goods, VAT included</dt><dd>${priceText(product.price * quantity)}</dd></div></dl>
<p><a class="button primary wide" href="/${shop.id}/checkout">To the checkout</a></p>
<p class="note">Delivery is chosen at the checkout, before you pay.</p>
</div>`;
}
