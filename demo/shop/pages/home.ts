import { html } from 'hono/html';
import { productOf } from '../catalogue.ts';
import type { ShopIdentity } from '../config.ts';
import { type Html, layout } from './layout.ts';

/** What differs behind each counter, for who tries the demo. */
const notes: Record<string, string> = {
  'own-v3': 'Ships from its own Sendcloud account; orders arrive there, ready for a label.',
  'own-v2': 'Ships from its own, older Sendcloud account; each order arrives as a parcel without a label.',
  central: 'Ships from the marketplace’s account; the label is made at once.',
  'central-hold': 'Ships from the marketplace’s account; the label waits until it is bought.',
  'no-checkout': 'Has published no checkout configuration; its own rates are shown.',
  'existing-integration': 'Already imports its orders itself; nothing is sent twice.',
};

/** The street of demo shops. */
export function homePage(shops: readonly ShopIdentity[]): Html {
  const body = html`<div class="street-head">
<h1>A street of small shops</h1>
<p>Each sells one thing, and each ships in another way. Put something in the basket, go to the checkout, and choose how it should reach you.</p>
</div>
<ul class="cards">${shops.map(card)}</ul>`;
  return layout({ title: 'Demo shops', body });
}

function card(shop: ShopIdentity): Html {
  const product = productOf(shop.id);
  return html`<li class="card shop-${shop.id}">
<div class="art"><img src="/art/${product.art}" alt="" width="400" height="320"></div>
<h2><a href="/${shop.id}/">${shop.name}</a></h2>
<p>${product.name}. ${product.line}.</p>
<p class="note">${notes[shop.id] ?? ''}</p>
</li>`;
}
