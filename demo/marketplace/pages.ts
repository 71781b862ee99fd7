import { html } from 'hono/html';
import type { MerchantLine, Role } from './operator.ts';

type Html = ReturnType<typeof html>;

const layout = (title: string, lang: string, head: Html | '', body: Html): Html =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Loom Street Market</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/office.css">
${head}
</head>
<body>
${body}
</body>
</html>`;

/** All merchants, and the two pages that each has. */
export const overviewPage = (merchants: readonly MerchantLine[]): Html =>
  layout(
    'Merchants',
    'en',
    '',
    html`<header><a href="/">Loom Street Market</a></header>
<main>
<h1>Merchants</h1>
<p>A back office made of two elements and nothing else. A real one asks who you are first.</p>
<ul class="merchants">
${merchants.map(
  ({ id, name, state, account }) => html`<li>
<b>${name}</b> <span>${account === 'own' ? 'own account' : 'ships from the marketplace'} · ${state.replaceAll('-', ' ')}</span>
<a href="/${id}/orders">Orders of ${name}</a>
${account === 'own' ? html`<a href="/${id}/connect">Connection of ${name}</a>` : ''}
</li>`,
)}
</ul>
</main>`,
  );

export interface OfficePage {
  merchant: string;
  role: Role;
  lang: string;
  proxyUrl: string;
  script: { src: string; integrity: string } | null;
}

/** One element, for one merchant. The session is fetched by the page's own script, and again when it is over. */
export const officePage = ({ merchant, role, lang, proxyUrl, script }: OfficePage): Html =>
  layout(
    role === 'orders' ? 'Orders' : 'Connection',
    lang,
    html`<script type="module" src="/session.js"></script>
${script ? html`<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>` : ''}`,
    html`<header><a href="/">Loom Street Market</a></header>
<main>
<h1>${merchant}</h1>
${
  role === 'orders'
    ? html`<sendcloud-order-panel proxy="${proxyUrl}"></sendcloud-order-panel>`
    : html`<sendcloud-merchant-connect proxy="${proxyUrl}" merchant="${merchant}"></sendcloud-merchant-connect>`
}
</main>`,
  );
