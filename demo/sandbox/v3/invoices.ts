import { Hono } from 'hono';
import { type Charge, chargesOf, chargesOfParcel } from '../charges.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import { pageOf } from './cursor.ts';

/** Invoices are made every other week (https://sendcloud.dev/api/v2/invoices). */
const PERIOD = 14 * 86_400_000;
const FIRST_ID = 5_000;
const paging = { usual: 40, most: 100, badCursor: {} };

/**
 * `GET /invoices` and `GET /invoice-items`, both in beta (https://sendcloud.dev/api/v3/invoice-items): what the account is asked for, line by
 * line. A line has no invoice while its fortnight lasts, and is not final until then.
 */
export function invoiceRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/invoices', (c) => {
      const ids = new Set(linesOf(sandbox, c).flatMap(({ invoice_id }) => invoice_id ?? []));
      return listed(
        sandbox,
        c,
        [...ids].sort((a, b) => b - a).map((id) => invoice(id)),
      );
    })
    .get('/invoice-items', (c) => listed(sandbox, c, linesOf(sandbox, c).filter(filterIn(c))));
}

function listed(sandbox: Sandbox, c: Ctx, all: readonly object[]): Response {
  const { items, link } = pageOf(sandbox, c, all, paging);
  return c.json({ data: items }, 200, link === undefined ? {} : { link });
}

const invoice = (id: number) => ({
  id,
  reference: `SANDBOX-${id}`,
  category: 'transactional',
  created_at: new Date((id - FIRST_ID + 1) * PERIOD).toISOString(),
});

function linesOf({ state, clock }: Sandbox, c: Ctx) {
  const [account, parcel] = [c.get('account'), c.req.query('parcel_id')];
  const charges = parcel === undefined ? chargesOf(state, account) : chargesOfParcel(state, account, Number(parcel));
  return charges.map((charge) => {
    const period = Math.floor(Date.parse(charge.at) / PERIOD);
    const issued = clock.now() >= (period + 1) * PERIOD;
    return {
      id: charge.lineId,
      type: types[charge.reason],
      description: `Parcel ${charge.parcelId}`,
      created_at: charge.at,
      updated_at: null,
      price: { value: `${charge.amount}00`, currency: charge.currency },
      tax: issued ? { value: (Number(charge.amount) * 0.21).toFixed(4), currency: charge.currency } : null,
      tax_rate: issued ? '0.21' : null,
      vat_code: issued ? 'NL_STANDARD' : null,
      reference: String(charge.parcelId),
      parcel_id: charge.parcelId,
      pickup_id: null,
      carrier_id: null,
      from_country: 'NL',
      invoice_id: issued ? FIRST_ID + period : null,
    };
  });
}

/** Only `shipment` and `parcel_fee` are documented; the others are the sandbox's. */
const types: Record<Charge['reason'], string> = {
  label: 'shipment',
  'first-scan': 'shipment',
  cancellation: 'shipment_refund',
  'weight-correction': 'surcharge',
  oversize: 'surcharge',
  'remote-area': 'surcharge',
  'return-to-sender': 'surcharge',
};

/** By `created_after`, `created_before`, `parcel_id`, `invoice_id` and `type`. */
function filterIn(c: Ctx): (line: ReturnType<typeof linesOf>[number]) => boolean {
  const after = momentIn(c, 'created_after') ?? Number.NEGATIVE_INFINITY;
  const before = momentIn(c, 'created_before') ?? Number.POSITIVE_INFINITY;
  const { parcel_id, invoice_id, type } = c.req.query();
  return (line) =>
    Date.parse(line.created_at) >= after &&
    Date.parse(line.created_at) <= before &&
    (parcel_id === undefined || String(line.parcel_id) === parcel_id) &&
    (invoice_id === undefined || String(line.invoice_id) === invoice_id) &&
    (type === undefined || line.type === type);
}

function momentIn(c: Ctx, name: string): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  const moment = Date.parse(text);
  if (Number.isFinite(moment)) return moment;
  throw refuseV3(400, { code: 'invalid', detail: 'Input should be a valid datetime', source: parameter(name) });
}
