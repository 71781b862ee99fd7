import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import type { ChargeLine, Ledger, MerchantLine, Money } from './operator.ts';

/** What a merchant is charged: what Sendcloud asked, what the marketplace adds, what both come to. */
export const chargesPage = ({ name }: MerchantLine, { charges, totals }: Ledger): Html =>
  layout(
    `Charges · ${name}`,
    'en',
    '',
    html`<h1>${name}</h1>
<h2>Charges</h2>
${
  charges.length === 0
    ? html`<p>Nothing has been charged yet.</p>`
    : html`<div class="wide" tabindex="0" role="region" aria-label="Charges"><table>
<thead><tr><th>When</th><th>Order</th><th>What for</th><th>Sendcloud</th><th>Markup</th><th>Charged</th></tr></thead>
<tbody>${charges.map(row)}</tbody>
<tfoot>${totals.map(({ total, entries }) => html`<tr><th colspan="5">Total of ${entries}</th><td>${money(total)}</td></tr>`)}</tfoot>
</table></div>`
}`,
  );

const row = ({ at, orderNumber, kind, quote, markup, amount }: ChargeLine): Html =>
  html`<tr><td>${moment.format(Date.parse(at))}</td><td>${orderNumber}</td><td>${kind}</td><td>${quote ? money(quote) : 'not known yet'}</td><td>${money({ value: markup, currency: amount.currency })}</td><td>${money(amount)}</td></tr>`;

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const money = ({ value, currency }: Money): string => new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(value));
