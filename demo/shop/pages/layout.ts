import { html } from 'hono/html';
import type { ShopIdentity } from '../config.ts';

export type Html = ReturnType<typeof html>;

interface Page {
  title: string;
  body: Html;
  shop?: ShopIdentity;
  /** Pieces in the basket. */
  inBasket?: number;
  head?: Html;
}

/** The frame of every page. No script, no style stands in it: the policy allows neither. */
export function layout({ title, body, shop, inBasket = 0, head = html`` }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/art/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/base.css">
<link rel="stylesheet" href="/shop.css">
${head}
</head>
<body class="${shop ? `shop-${shop.id}` : 'street'}">
<a class="skip" href="#main">Skip to content</a>
${shop ? header(shop, inBasket) : ''}
<main id="main">${body}</main>
<footer><p>A demonstration. Nothing is sold, nothing is sent, no card is charged. <a href="/">All demo shops</a></p></footer>
</body>
</html>`;
}

function header(shop: ShopIdentity, inBasket: number): Html {
  return html`<header>
<a class="wordmark" href="/${shop.id}/">${shop.name}</a>
<nav aria-label="Shop"><a href="/${shop.id}/cart">Basket${inBasket ? html` <span class="count">${inBasket}</span>` : ''}</a></nav>
</header>`;
}
