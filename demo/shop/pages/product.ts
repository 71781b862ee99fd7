import { html } from 'hono/html';
import type { Product } from '../catalogue.ts';
import type { ShopIdentity } from '../config.ts';
import { priceText } from '../money.ts';
import { type Html, layout } from './layout.ts';

export function productPage(shop: ShopIdentity, product: Product, inBasket: number): Html {
  const body = html`<div class="product">
<div class="art"><img src="/art/${product.art}" alt="${product.artAlt}" width="400" height="320"></div>
<div class="product-text">
<h1>${product.name}</h1>
<p class="lead">${product.line}</p>
<p class="price">${priceText(product.price)} <span class="note">VAT included</span></p>
<form action="/${shop.id}/cart" method="post">
<input type="hidden" name="quantity" value="${Math.min(inBasket + 1, 9)}">
<button class="primary" type="submit">Add to basket</button>
</form>
<p>${product.description}</p>
<ul class="facts">${product.facts.map((fact) => html`<li>${fact}</li>`)}</ul>
</div>
</div>`;
  return layout({ title: `${product.name} · ${shop.name}`, body, shop, inBasket });
}
