import { html } from 'hono/html';
import { type Html, layout, moment } from './layout.ts';
import { withQuery } from './operator.ts';

/** An order of any merchant, as far as the list shows it. */
export interface OrderLine {
  id: string;
  merchant: string;
  number: string;
  state: string;
  createdAt: string;
}

export interface OrderPage {
  orders: OrderLine[];
  next: string | null;
}

export interface OrderSearch {
  search: string;
  state: string;
}

const states = {
  review: 'To be decided',
  'needs-service-point': 'Needs a service point',
  held: 'Label to buy',
  labelled: 'Label bought',
  accepted: 'On its way to Sendcloud',
  imported: 'In the merchant’s account',
  recorded: 'Imported by the shop',
  cancelled: 'Cancelled',
};

/** Orders of all merchants, each leading to the panel of its own. */
export const ordersPage = (search: OrderSearch, { orders, next }: OrderPage): Html =>
  layout({
    title: 'Orders',
    main: html`<h1>Orders of all merchants</h1>
<form role="search">
<label>Order number begins with <input type="search" name="search" value="${search.search}" maxlength="100"></label>
<label>State <select name="state">
<option value="">All</option>
${Object.entries(states).map(([value, text]) => html`<option value="${value}" ${value === search.state ? 'selected' : ''}>${text}</option>`)}
</select></label>
<button>Search</button>
</form>
${orders.length > 0 ? list(orders) : html`<p>No order fits this search.</p>`}
${next ? html`<p><a href="${withQuery('/orders', { ...search, cursor: next })}">More orders</a></p>` : ''}`,
  });

const list = (orders: readonly OrderLine[]): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="Orders"><table>
<thead><tr><th>Order</th><th>State</th><th>Merchant</th><th>Placed</th></tr></thead>
<tbody>${orders.map(row)}</tbody>
</table></div>`;

const row = ({ id, merchant, number, state, createdAt }: OrderLine): Html =>
  html`<tr><td><a href="/${merchant}/orders?order=${id}">${number}</a></td><td>${states[state as keyof typeof states] ?? state}</td><td>${merchant}</td><td>${moment(createdAt)}</td></tr>`;
