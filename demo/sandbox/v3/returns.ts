import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf } from '../body.ts';
import { optionOf, SHIPPING_OPTIONS } from '../catalogue/shipping-options.ts';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { Refusal, refuseV3 } from '../refusal.ts';
import type { Return } from '../records.ts';
import { problemsOf } from '../validation.ts';
import { address } from './shipment-schema.ts';

const text = z.string();
const weightUnit = z.enum(['kg', 'g', 'lbs', 'oz']);
const side = z.number().min(0);
const item = z.looseObject({
  item_id: text.optional(),
  description: text.optional(),
  quantity: z.int().min(1),
  sku: text.optional(),
  hs_code: text.optional(),
  return_reason_id: text.regex(/^\d+$/, 'String should match pattern').nullish(),
});
const schema = z.looseObject({
  from_address: address,
  to_address: address,
  ship_with: z.strictObject({
    type: z.enum(['shipping_option_code', 'shipping_product_code']).default('shipping_product_code'),
    shipping_option_code: text.optional(),
    shipping_product_code: text.optional(),
    functionalities: z.looseObject({ delivery_before: text.regex(/^\d{4}$/, 'String should match pattern').nullish() }).optional(),
    contract: z.int().optional(),
  }),
  weight: z.strictObject({ value: z.number().gt(0), unit: weightUnit }),
  dimensions: z.strictObject({ length: side, width: side, height: side, unit: text }).optional(),
  collo_count: z.int().min(1).optional(),
  parcel_items: z.array(item).optional(),
  order_number: text.optional(),
  send_tracking_emails: z.boolean().optional(),
  brand_id: z.int().min(1).optional(),
});

/** Returns, the basics: made, listed by date, read, cancelled. Their errors name a field, and lists carry their neighbours in the body. */
export function returnRoutes(sandbox: Sandbox): Hono<Env> {
  const create = async (c: Ctx, check?: (c: Ctx, request: Request) => void) => {
    const request = await readReturn(c);
    check?.(c, request);
    const made = keep(sandbox, c, request);
    sandbox.webhooks.returnCreated(c.get('account'), toldOf(made.id, request));
    return c.json({ return_id: made.id, parcel_id: made.parcelId, multi_collo_ids: [] }, 201);
  };
  return new Hono<Env>()
    .post('/', (c) => create(c))
    .post('/announce-synchronously', (c) => create(c, checkPostalCode))
    .post('/validate', async (c) => {
      const { weight, ...request } = await readReturn(c);
      return c.json({ ...request, weight: weight.unit === 'g' ? weight.value / 1000 : weight.value });
    })
    .get('/', (c) => c.json(list(sandbox, c)))
    .get('/:id', (c) => c.json(shape(returnOf(sandbox, c))))
    .patch('/:id/cancel', (c) => {
      cancel(sandbox, returnOf(sandbox, c));
      return c.json({ message: 'Cancellation requested successfully' }, 202);
    });
}

/** Ways back; ordinary options may be used as well. */
const RETURN_CODES = ['sendcloud:letterreturn', 'postnl:standard/return', 'dpd:return/return', 'dhl:complete/return'];

/** The carrier of a code, which may be an option's, a product's or a return's. */
function carrierOfReturn(code: string): string | undefined {
  const known = optionOf(code) ?? SHIPPING_OPTIONS.find(({ product }) => product.code === code);
  return known?.carrier ?? (RETURN_CODES.includes(code) ? code.slice(0, code.indexOf(':')) : undefined);
}

type Request = z.infer<typeof schema>;

async function readReturn(c: Ctx): Promise<Request> {
  const result = schema.safeParse(await bodyOf(c), { reportInput: true });
  if (!result.success) {
    const errors = problemsOf(result.error).map(({ path, kind, detail }) => ({
      field: path.join('.'),
      code: kind === 'missing' ? 'required' : 'invalid',
      message: detail,
    }));
    throw new Refusal(400, { errors });
  }
  const { shipping_option_code: option, shipping_product_code: product } = result.data.ship_with;
  if (!carrierOfReturn(option ?? product ?? ''))
    throw new Refusal(400, { errors: [{ field: 'ship_with', code: 'not_found', message: 'No shipping option matches.' }] });
  return result.data;
}

/** The carrier wants a postal code it can read. The error is that of the return portal, v2's, whose work this is. */
function checkPostalCode(c: Ctx, { from_address }: Request): void {
  if (/\d/.test(from_address.postal_code)) return;
  const request = `api/v2/brand/${c.get('account').name}/return-portal/outgoing`;
  throw new Refusal(400, { error: { code: 'invalid_postal_code', request, message: 'The postal code you provided is invalid.' } });
}

function keep({ state, clock }: Sandbox, c: Ctx, request: Request): Return {
  const made: Return = {
    id: state.nextId(),
    parcelId: state.nextId(),
    request,
    createdAt: clock.iso(),
    history: [{ code: 'READY_TO_SEND', at: clock.iso() }],
  };
  state.of(c.get('account')).returns.set(made.id, made);
  return made;
}

/** What the webhook says of a return. Reasons are text in a request and numbers there. */
function toldOf(id: number, { brand_id, order_number, parcel_items = [] }: Request): Record<string, unknown> {
  const items = parcel_items.map(({ item_id, description, quantity, sku, hs_code, return_reason_id: reason }) => ({
    item_id,
    description,
    quantity,
    sku,
    hs_code,
    ...(reason && { return_reason_id: Number(reason) }),
  }));
  return { id, brand_id, order_number, paid_return: false, items };
}

function returnOf(sandbox: Sandbox, c: Ctx): Return {
  const found = holdingsOf(sandbox, c).returns.get(Number(c.req.param('id')));
  if (!found) throw refuseV3(404, { code: 'not_found', detail: 'Not found' });
  return found;
}

const statusOfReturn = ({ history }: Return): string => history.at(-1)?.code ?? 'READY_TO_SEND';

function cancel({ clock }: Sandbox, found: Return): void {
  if (statusOfReturn(found) !== 'READY_TO_SEND') {
    throw new Refusal(409, { errors: [{ field: 'returns', code: 409, message: 'Return is not cancellable.' }] });
  }
  found.history.push({ code: 'CANCELLED', at: clock.iso() });
}

const MOST = 40;
const kebab = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/** `from_date` and `to_date` are required, `YYYY-MM-DD HH:mm:ss`; pages of forty. */
function list(sandbox: Sandbox, c: Ctx) {
  const { from_date, to_date, parent_parcel_status, cursor } = c.req.query();
  for (const [field, value] of Object.entries({ from_date, to_date })) {
    if (!value) throw new Refusal(400, { errors: [{ field, code: 'required', message: 'This field is required.' }] });
  }
  const instant = (date: string | undefined): number => Date.parse(`${(date ?? '').replace(' ', 'T')}Z`);
  const within = ({ createdAt }: Return): boolean =>
    Date.parse(createdAt) >= instant(from_date) && Date.parse(createdAt) <= instant(to_date);
  const matching = [...holdingsOf(sandbox, c).returns.values()].filter(
    (each) => within(each) && (!parent_parcel_status || kebab(statusOfReturn(each)) === parent_parcel_status),
  );
  const start =
    Number(
      Buffer.from(cursor ?? '', 'base64')
        .toString()
        .replace('p=', ''),
    ) || 0;
  const page = (position: number): string => {
    const params = new URLSearchParams({ ...c.req.query(), cursor: Buffer.from(`p=${position}`).toString('base64') });
    return `${sandbox.settings.baseUrl}/api/v3/returns?${params}`;
  };
  return {
    ...(start + MOST < matching.length && { next: page(start + MOST) }),
    ...(start > 0 && { previous: page(Math.max(0, start - MOST)) }),
    data: matching.slice(start, start + MOST).map(shape),
  };
}

function shape(found: Return) {
  const { from_address, to_address, ship_with, weight, dimensions, collo_count, send_tracking_emails, brand_id } = found.request as Request;
  const { shipping_option_code: code = null, shipping_product_code: product } = ship_with;
  const option = code === null ? undefined : optionOf(code);
  return {
    from_address,
    to_address,
    shipping_product: { code: option?.product.code ?? product ?? code ?? '' },
    shipping_option: { code },
    weight,
    ...(dimensions && { dimensions }),
    ...(brand_id !== undefined && { brand_id }),
    collo_count: collo_count ?? 1,
    send_tracking_emails: send_tracking_emails ?? false,
    is_cancellable: statusOfReturn(found) === 'READY_TO_SEND',
    status_history: found.history.map(({ code, at }, index) => ({
      carrier_update_timestamp: at,
      parcel_status_history_id: String(index + 1),
      parent_status: kebab(code),
      carrier_code: carrierOfReturn(code ?? product ?? '') ?? 'sendcloud',
      carrier_message: statusOf(code).message,
    })),
    created_at: found.createdAt,
  };
}
