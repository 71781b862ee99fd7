import { html } from 'hono/html';
import { alert, type Html, merchantPage, moment, notice } from './layout.ts';
import type { MarkupFields } from './markup.ts';
import type { Merchant } from './merchants.ts';
import { withQuery } from './operator.ts';

/** An entry of the ledger, as far as it is shown. */
export interface ChargeLine {
  at: string;
  orderNumber: string;
  kind: string;
  quote: Money | null;
  markup: string;
  amount: Money;
}

interface Money {
  value: string;
  currency: string;
}

/** A page of a ledger, the oldest first, and what all of it comes to. */
export interface Ledger {
  charges: ChargeLine[];
  totals: { total: Money; entries: number; withoutPrice: number }[];
  next: string | null;
}

/** Days as date fields have them, the first included, the other not; empty: no end. */
export interface Period {
  from: string;
  to: string;
}

export interface ChargesPage {
  merchant: Merchant;
  period: Period;
  /** null: of a period that is none. */
  ledger: Ledger | null;
  markup: MarkupFields;
  /** What came of it, or what was wrong. */
  said?: string;
  wrong?: string;
}

/** What a merchant is charged: what Sendcloud asked, what the marketplace adds, what both come to. */
export const chargesPage = ({ merchant, period, ledger, markup, said, wrong }: ChargesPage): Html =>
  merchantPage(merchant, 'charges', {
    main: html`<h2>Charges</h2>
${alert(wrong)}${notice(said)}
<form role="search">
<label>From <input type="date" name="from" value="${period.from}"></label>
<label>Before <input type="date" name="to" value="${period.to}"></label>
<button>Show</button>
</form>
${ledger ? entries(merchant, period, ledger) : ''}
<h2>Markup</h2>
<p>Added to what Sendcloud asks for each parcel. Labels that are bought already keep theirs.</p>
<form method="post">
<label>Per cent <input name="percent" inputmode="decimal" pattern="\\d{1,3}(\\.\\d{1,2})?" value="${markup.percent}"></label>
<label>Amount <input name="fixed" type="number" min="0" step="0.01" value="${markup.fixed}"></label>
<button>Keep the markup</button>
</form>`,
  });

function entries({ id }: Merchant, period: Period, { charges, totals, next }: Ledger): Html {
  if (charges.length === 0) return html`<p>Nothing was charged.</p>`;
  const at = `/${id}/charges`;
  return html`<p><a href="${withQuery(`${at}.csv`, { ...period })}" download>All of them as CSV</a></p>
<ul class="totals">${totals.map(total)}</ul>
<div class="wide" tabindex="0" role="region" aria-label="Charges"><table class="money">
<thead><tr><th>Order</th><th>What for</th><th>Charged</th><th>Sendcloud</th><th>Markup</th><th>When</th></tr></thead>
<tbody>${charges.map(row)}</tbody>
</table></div>
${next ? html`<p><a href="${withQuery(at, { ...period, cursor: next })}">Later charges</a></p>` : ''}`;
}

const total = ({ total, entries, withoutPrice }: Ledger['totals'][number]): Html =>
  html`<li>Total of ${entries}: <b>${money(total)}</b>${withoutPrice > 0 ? html`, ${withoutPrice} of them without a price before Sendcloud’s invoice` : ''}</li>`;

const row = ({ at, orderNumber, kind, quote, markup, amount }: ChargeLine): Html =>
  html`<tr><td>${orderNumber}</td><td>${kind}</td><td>${money(amount)}</td><td>${quote ? money(quote) : 'not known yet'}</td><td>${money({ value: markup, currency: amount.currency })}</td><td>${moment(at)}</td></tr>`;

const money = ({ value, currency }: Money): string => new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(value));
