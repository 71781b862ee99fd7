import { html } from 'hono/html';
import { alert, type Html, merchantPage, moment, notice } from './layout.ts';
import type { Merchant } from './merchants.ts';
import { withQuery } from './operator.ts';
import type { Delivery, DeliveryLog, Endpoint, LogSearch } from './webhooks.ts';

export interface WebhooksPage {
  merchant: Merchant;
  /** null: the shop has named no address. */
  endpoint: Endpoint | null;
  log: DeliveryLog;
  search: LogSearch;
  /** What came of it, or what was wrong. */
  said?: string;
  wrong?: string;
}

/** How a merchant's shop is told of its orders: where, whether that gets through, and what it was told. */
export const webhooksPage = ({ merchant, endpoint, log, search, said, wrong }: WebhooksPage): Html =>
  merchantPage(merchant, 'webhooks', {
    main: html`<h2>Webhooks to the shop</h2>
${alert(wrong)}${notice(said)}
${endpoint ? standing(endpoint) : html`<p>The shop has named no address, so it is told nothing.</p>`}
<form method="post">
<label>Address <input name="url" type="url" required maxlength="2000" value="${endpoint?.url ?? ''}"></label>
<button name="do" value="set">${endpoint ? 'Set the address' : 'Send events there'}</button>
</form>
${endpoint ? html`<form method="post"><button name="do" value="test">Send a test event</button><button name="do" value="rotate">Make a new secret</button></form>` : ''}
<h2>What the shop was told</h2>
${filter(search)}
${log.deliveries.length > 0 ? deliveries(merchant, log, search) : html`<p>There are no such events.</p>`}`,
  });

const standing = ({ state, failingSince, waiting, findings }: Endpoint): Html =>
  html`<p>${state === 'on' ? 'Events are sent.' : 'Turned off, as nothing got through for days. Setting the address turns it on again.'}
${failingSince ? `Nothing has got through since ${moment(failingSince)}.` : ''} ${waiting === 0 ? 'Nothing waits.' : `Waiting: ${waiting}.`}</p>
${findings.map(({ what, remedy }) => alert(`${what} ${remedy}`))}`;

const states = { '': 'All', delivered: 'Delivered', waiting: 'Waiting', 'given-up': 'Given up' };

const filter = ({ state }: LogSearch): Html =>
  html`<form role="search"><label>State <select name="state">
${Object.entries(states).map(([value, text]) => html`<option value="${value}" ${value === state ? 'selected' : ''}>${text}</option>`)}
</select></label><button>Show</button></form>`;

const deliveries = ({ id }: Merchant, { deliveries, next }: DeliveryLog, { state }: LogSearch): Html =>
  html`<form method="post" class="log">
<div class="wide" tabindex="0" role="region" aria-label="Events"><table>
<thead><tr><th>Again</th><th>Event</th><th>State</th><th>Answer</th><th>When</th><th>Order</th></tr></thead>
<tbody>${deliveries.map(row)}</tbody>
</table></div>
<button name="do" value="replay">Send the chosen ones again</button>
${next ? html`<a href="${withQuery(`/${id}/webhooks`, { state, cursor: next })}">Earlier events</a>` : ''}
</form>`;

const row = ({ id, type, order, at, state, failures, answer }: Delivery): Html =>
  html`<tr><td><input type="checkbox" name="id" value="${id}" aria-label="Send ${type} of ${moment(at)} again"></td>
<td>${type}</td><td>${state.replaceAll('-', ' ')}${failures > 0 ? ` after ${failures} failures` : ''}</td><td>${answer ?? ''}</td>
<td>${moment(at)}</td><td>${order ? html`<a href="orders?order=${order}">Order</a>` : ''}</td></tr>`;
