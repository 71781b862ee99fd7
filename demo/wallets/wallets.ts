import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ShopConfig } from '../shop/config.ts';
import { createScriptTagReader, type ScriptTag } from '../shop/script-tag.ts';
import { securityHeaders } from '../shop/security.ts';
import { staticFiles } from '../shop/static-files.ts';

/** Under `/wallets/`: how a shop answers the sheet of a wallet, tried on one of no wallet. */
export function walletRoutes({ proxyUrl, shops: [shop] }: Pick<ShopConfig, 'proxyUrl' | 'shops'>): Hono {
  const scriptTag = createScriptTagReader(proxyUrl);
  const page = new Hono({ strict: false })
    .use(securityHeaders(proxyUrl))
    .get('/', async (context) => context.html(walletPage(proxyUrl, shop?.publishableKey ?? '', await scriptTag())))
    .route('/', staticFiles(join(import.meta.dirname, 'public')));
  return new Hono({ strict: false }).route('/wallets', page);
}

const walletPage = (proxyUrl: string, key: string, script: ScriptTag | null) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A wallet’s sheet · Sendcloud delivery picker</title>
<link rel="icon" href="/art/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/wallets/wallets.css">
${script ? html`<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>` : ''}
<script type="module" src="/wallets/wallet.js"></script>
</head>
<body>
<main>
<h1>A wallet’s sheet</h1>
<p>It asks in the order of Apple Pay and Google Pay, and tells the shop no street and half a postal code until you pay. No wallet is needed, and none is charged.</p>
<form>
<sendcloud-delivery-picker name="delivery" publishable-key="${key}" proxy="${proxyUrl}"
  country="NL" postal-code="1011AB" weight="2500" order-value="45.90" currency="EUR"></sendcloud-delivery-picker>
<button type="button" id="open">Pay with a wallet</button>
</form>
<dialog aria-labelledby="title">
<h2 id="title">Kettle &amp; Leaf</h2>
<label>Deliver to <select id="contact"></select></label>
<fieldset><legend>Method</legend><div id="methods"></div></fieldset>
<p>The shop was told <code id="told"></code></p>
<p>Total <output id="total"></output></p>
<button id="pay" disabled>Pay</button> <button id="close">Cancel</button>
</dialog>
<p role="status" id="said"></p>
</main>
</body>
</html>`;
