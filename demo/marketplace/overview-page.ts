import { html } from 'hono/html';
import { alert, type Html, layout, notice } from './layout.ts';
import type { AddedMerchant, Merchant, MerchantSearch, NewMerchant, Waiting } from './merchants.ts';

const states = { ready: 'Ready', paused: 'Paused', 'not-connected': 'Not connected', 'keys-refused': 'Keys refused' };

export interface Overview {
  merchants: readonly Merchant[];
  waiting: Waiting;
  search: MerchantSearch;
  /** Who has just been added, with the keys of their shop. */
  added?: AddedMerchant;
  /** What was typed of one who could not be added, and why. */
  refused?: { typed: NewMerchant; why: string };
}

/** All merchants, those with orders that wait for a decision first; and another can be added. */
export function overviewPage({ merchants, waiting, search, added, refused }: Overview): Html {
  const inOrder = merchants.toSorted((a, b) => Number(waiting.has(b.id)) - Number(waiting.has(a.id)));
  return layout({
    title: 'Merchants',
    main: html`<h1>Merchants</h1>
<p>A back office of two elements; what is around them is asked for with the admin key. A real one asks who you are first.</p>
${added ? welcome(added) : ''}
${searchForm(search)}
${merchants.length === 0 ? html`<p>No merchant fits this search.</p>` : ''}
<ul class="merchants">${inOrder.map((merchant) => line(merchant, waiting.get(merchant.id)))}</ul>
${addForm(refused)}`,
  });
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

const line = ({ id, name, state, account }: Merchant, waiting: ReadonlyMap<string, number> = new Map()): Html =>
  html`<li>
<span><b>${name}</b> ${account === 'own' ? 'own account' : 'ships from the marketplace'} · ${state.replaceAll('-', ' ')}</span>
${[...waiting].map(([wanted, count]) => html`<a class="waiting" href="/${id}/orders?state=${wanted}">${count} ${work[wanted] ?? wanted}${of(name)}</a>`)}
<a href="/${id}/orders">Orders${of(name)}</a>
${account === 'own' ? html`<a href="/${id}/connect">Connection${of(name)}</a>` : html`<a href="/${id}/charges">Charges${of(name)}</a>`}
</li>`;

/** Says whose to those who hear a link without its row. */
const of = (name: string): Html => html`<span class="spoken"> of ${name}</span>`;

const welcome = ({ id, name, publishableKey, secretKey }: AddedMerchant): Html | '' =>
  notice(html`${name} is added. The keys for the shop: <code>${publishableKey}</code> for its pages, <code>${secretKey}</code> for its server, shown this once.
<a href="/${id}/connect">Connect ${name}</a>`);

const accounts = { own: 'Their own', central: 'The marketplace’s', choice: 'They choose' };

function addForm(refused: Overview['refused']): Html {
  const typed = refused?.typed ?? { name: '', account: 'own', country: 'NL', postalCode: '' };
  return html`<details ${refused ? 'open' : ''}>
<summary>Add a merchant</summary>
${alert(refused?.why)}
<form method="post" action="/">
<label>Name <input name="name" required maxlength="200" value="${typed.name}"></label>
<label>Sendcloud account <select name="account">
${Object.entries(accounts).map(([value, text]) => html`<option value="${value}" ${value === typed.account ? 'selected' : ''}>${text}</option>`)}
</select></label>
<label>Ships from, country <input name="country" required maxlength="2" pattern="[A-Z]{2}" value="${typed.country}"></label>
<label>Ships from, postal code <input name="postalCode" required maxlength="15" value="${typed.postalCode}"></label>
<button>Add</button>
</form>
</details>`;
}
