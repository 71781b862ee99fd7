import type { Charge } from '../contract/charges.ts';

const columns = [
  'id',
  'at',
  'merchant',
  'order',
  'order_number',
  'parcel',
  'kind',
  'shipping_option_code',
  'currency',
  'quote',
  'markup',
  'amount',
  'reason',
] as const;

export const csvHead = `${columns.join(',')}\r\n`;

/** One line of a CSV file (RFC 4180). */
export function csvLine({
  id,
  at,
  merchant,
  order,
  orderNumber,
  parcel,
  kind,
  shippingOptionCode,
  quote,
  markup,
  amount,
  reason,
}: Charge): string {
  const money = [amount.currency, quote?.value ?? '', markup, amount.value];
  const cells = [id, at, merchant, order, orderNumber, parcel, kind, shippingOptionCode ?? '', ...money, reason ?? ''];
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A text that a spreadsheet would take for a formula gets a `'` before it, also one behind what parts cells in some countries (OWASP, CSV
 * injection); a number stays one.
 */
function cell(text: string): string {
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, `$&'`);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Where a cell may begin, and what a formula begins with, in the wide letters of East Asia too. */
const FORMULA = /(^|[,;\t\r\n]) *(?=[=+\-@＝＋－＠])/g;
