import { html } from 'hono/html';
import type { Merchant } from './merchants.ts';

export type Html = ReturnType<typeof html>;

export interface Page {
  title: string;
  /** BCP 47; English unless said. */
  lang?: string;
  head?: Html | '';
  main: Html;
}

/** A page of the back office. `main` begins with its heading. */
export const layout = ({ title, lang = 'en', head = '', main }: Page): Html =>
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
<header><a href="/">Loom Street Market</a> <a href="/orders" lang="en">All orders</a></header>
<main>
${main}
</main>
</body>
</html>`;

const pages = { orders: 'Orders', connect: 'Connection', charges: 'Charges', rules: 'Rules', webhooks: 'Webhooks' };
export type MerchantPageName = keyof typeof pages;

/** A page about one merchant, with the way to the others about them. */
export const merchantPage = ({ id, name }: Merchant, here: MerchantPageName, { main, ...page }: Omit<Page, 'title'>): Html =>
  layout({
    ...page,
    title: `${pages[here]} · ${name}`,
    main: html`<h1>${name}</h1>
<nav aria-label="Pages of ${name}" lang="en">${Object.entries(pages).map(
      ([page, title]) => html`<a href="/${id}/${page}" ${page === here ? 'aria-current="page"' : ''}>${title}</a>`,
    )}</nav>
${main}`,
  });

/** What was wrong, for whoever sent a form. */
export const alert = (sentence: string | undefined): Html | '' => (sentence ? html`<p class="alert" role="alert">${sentence}</p>` : '');

/** What came of it. */
export const notice = (sentence: Html | string | undefined): Html | '' =>
  sentence ? html`<p class="notice" role="status">${sentence}</p>` : '';

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "24 Nov 2026, 10:00" for an ISO instant. */
export const moment = (instant: string): string => moments.format(Date.parse(instant));
