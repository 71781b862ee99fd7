import { html } from 'hono/html';
import { type Html, merchantPage } from './layout.ts';
import type { Merchant } from './merchants.ts';

/** What a session is for, by the page that asks for one. */
export type Role = 'connect' | 'orders';

/** The languages that the elements speak. */
export const languages: Readonly<Record<string, string>> = { en: 'English', nl: 'Nederlands', de: 'Deutsch', fr: 'Français' };

export interface OfficePage {
  merchant: Merchant;
  role: Role;
  lang: string;
  /** What the panel shows at first, as the address has it. */
  order: string;
  batch: string;
  state: string;
  proxyUrl: string;
  script: { src: string; integrity: string } | null;
}

/** One element, for one merchant. The session is fetched by the page's own script, and again when it is over. */
export const officePage = ({ merchant, role, lang, order, batch, state, proxyUrl, script }: OfficePage): Html =>
  merchantPage(merchant, role, {
    lang,
    head: html`<script type="module" src="/session.js"></script>
${script ? html`<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>` : ''}`,
    main: html`${
      role === 'orders'
        ? html`<sendcloud-order-panel proxy="${proxyUrl}" order="${order}" batch="${batch}" state="${state}"></sendcloud-order-panel>`
        : html`<sendcloud-merchant-connect proxy="${proxyUrl}" merchant="${merchant.id}"></sendcloud-merchant-connect>
${pauseForm(merchant)}`
    }
<nav class="languages" aria-label="Language" lang="en">${Object.entries(languages).map(
      ([code, name]) =>
        html`<a href="?lang=${code}" lang="${code}" hreflang="${code}" ${code === lang ? 'aria-current="true"' : ''}>${name}</a>`,
    )}</nav>`,
  });

/** Of a merchant who ships from the marketplace's account, and has no other to choose. */
export const connectionlessPage = (merchant: Merchant): Html =>
  merchantPage(merchant, 'connect', {
    main: html`<h2>Connection with Sendcloud</h2>
<p>${merchant.name} ships from the marketplace’s account: there is nothing to connect.</p>
${merchant.paused ? html`<p>Paused by the marketplace: pages show no options, and paid orders are kept.</p>` : ''}
${pauseForm(merchant)}`,
  });

/** What only the marketplace may do about a connection. */
const pauseForm = ({ id, paused }: Merchant): Html =>
  html`<form method="post" action="/${id}/${paused ? 'resume' : 'pause'}" lang="en">
<button>${paused ? 'Let them go on' : 'Pause as the marketplace'}</button>
</form>`;
