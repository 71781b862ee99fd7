import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import type { MerchantLine, MerchantSearch, Role } from './operator.ts';

const states = { ready: 'Ready', paused: 'Paused', 'not-connected': 'Not connected', 'keys-refused': 'Keys refused' };

/** All merchants, those with orders that wait for a decision first, and the pages that each has. */
export function overviewPage(
  merchants: readonly MerchantLine[],
  waiting: ReadonlyMap<string, ReadonlyMap<string, number>>,
  search: MerchantSearch,
): Html {
  const inOrder = merchants.toSorted((a, b) => Number(waiting.has(b.id)) - Number(waiting.has(a.id)));
  return layout(
    'Merchants',
    'en',
    '',
    html`<h1>Merchants</h1>
<p>A back office of two elements; the lists around them are read with the admin key. A real one asks who you are first.</p>
${searchForm(search)}
${merchants.length === 0 ? html`<p>No merchant fits this search.</p>` : ''}
<ul class="merchants">${inOrder.map((merchant) => merchantLine(merchant, waiting.get(merchant.id)))}</ul>`,
  );
}

const searchForm = ({ search, state }: MerchantSearch): Html =>
  html`<form role="search">
<label>Name or id begins with <input type="search" name="search" value="${search}" maxlength="200"></label>
<label>State <select name="state">
<option value="">All</option>
${Object.entries(states).map(([value, text]) => html`<option value="${value}" ${value === state ? 'selected' : ''}>${text}</option>`)}
</select></label>
<button>Search</button>
</form>`;

/** What is to be done with orders in these states. */
const work: Record<string, string> = { review: 'to decide', 'needs-service-point': 'without a service point' };

const merchantLine = ({ id, name, state, account }: MerchantLine, waiting: ReadonlyMap<string, number> = new Map()): Html =>
  html`<li>
<span><b>${name}</b> ${account === 'own' ? 'own account' : 'ships from the marketplace'} · ${state.replaceAll('-', ' ')}</span>
${[...waiting].map(([wanted, count]) => html`<a class="waiting" href="/${id}/orders?state=${wanted}">${count} ${work[wanted] ?? wanted}${of(name)}</a>`)}
<a href="/${id}/orders">Orders${of(name)}</a>
${account === 'own' ? html`<a href="/${id}/connect">Connection${of(name)}</a>` : html`<a href="/${id}/charges">Charges${of(name)}</a>`}
</li>`;

/** Says whose to those who hear a link without its row. */
const of = (name: string): Html => html`<span class="spoken"> of ${name}</span>`;

export interface OfficePage {
  merchant: MerchantLine;
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
  layout(
    `${role === 'orders' ? 'Orders' : 'Connection'} · ${merchant.name}`,
    lang,
    html`<script type="module" src="/session.js"></script>
${script ? html`<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>` : ''}`,
    html`<h1>${merchant.name}</h1>
${
  role === 'orders'
    ? html`<sendcloud-order-panel proxy="${proxyUrl}" order="${order}" batch="${batch}" state="${state}"></sendcloud-order-panel>`
    : html`<sendcloud-merchant-connect proxy="${proxyUrl}" merchant="${merchant.id}"></sendcloud-merchant-connect>`
}`,
  );

export const missingPage = (): Html =>
  layout('Not here', 'en', '', html`<h1>There is no such merchant.</h1><p><a href="/">All merchants</a></p>`);
