import { z } from 'zod';
import { claimedAccount } from '../auth.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Registered } from '../records.ts';
import { type Problem, problemsOf } from '../validation.ts';

const text = z.string();
const address = z.strictObject({
  name: text.nullish(),
  company_name: text.nullish(),
  address_line_1: text.nullish(),
  address_line_2: text.nullish(),
  house_number: text.nullish(),
  postal_code: text.min(1),
  city: text.nullish(),
  country_code: text.min(1),
  state_province_code: text.nullish(),
  email: text.nullish(),
  phone_number: text.nullish(),
  po_box: text.nullish(),
});
const trackingNumber = z.strictObject({
  carrier_code: text,
  tracking_number: text.min(1).max(255),
  tracking_identifier: text.min(1).max(255).optional(),
  tracking_url: text.min(1).optional(),
});
const schema = z.looseObject({
  announced_at: z.iso.datetime({ offset: true }),
  details: z
    .strictObject({ brand_id: z.int().optional(), integration_id: z.int().optional(), is_return: z.boolean().optional() })
    .optional(),
  from_address: address,
  to_address: address,
  parcel_items: z.array(z.looseObject({})).optional(),
  ship_with: z.strictObject({ type: z.enum(['shipping_option_code', 'contract']), properties: z.looseObject({}) }),
  shipment: z.looseObject({ source_id: text }),
  source_id: text,
  tracking_number: trackingNumber,
});

/** `POST /parcels/tracking`: a parcel whose label was made elsewhere. The same again answers the first, with `created: false`. */
export async function registerParcel(sandbox: Sandbox, c: Ctx) {
  const request = await read(c);
  refuseRace(sandbox, c);
  const { registered } = holdingsOf(sandbox, c);
  const known = [...registered.values()].find(
    ({ source_id, tracking_numbers: [number] }) =>
      source_id === request.source_id && number?.carrier_code === request.tracking_number.carrier_code,
  );
  if (known) return { ...known, created: false };
  const { announced_at, details = {}, from_address, to_address, parcel_items, ship_with, source_id, tracking_number } = request;
  const made: Registered = {
    announced_at,
    created_at: sandbox.clock.iso(),
    details,
    from_address,
    to_address,
    ...(parcel_items && { parcel_items }),
    ship_with,
    source_id,
    tracking_numbers: [tracking_number],
  };
  registered.set(tracking_number.tracking_number, made);
  return { ...made, created: true };
}

/** A registered parcel as the tracking route shows it; nobody has scanned it. */
export const trackedRegistered = (parcel: Registered) => ({
  parcel_items: [],
  ...parcel,
  events: [],
  updated_at: parcel.created_at,
});

/** Two requests at once would have to meet within a millisecond; a fault stands in for the quicker one. */
function refuseRace({ faults }: Sandbox, c: Ctx): void {
  const target = { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path };
  if (faults.strike(target, 'already-exists').length > 0) throw new Refusal(409, { detail: 'Parcel or tracking number already exists' });
}

/** What is wrong is a 422 here, in the words of the framework behind this route. */
async function read(c: Ctx): Promise<z.infer<typeof schema>> {
  const result = schema.safeParse(await jsonOf(c), { reportInput: true });
  if (result.success) return result.data;
  throw refuse(...problemsOf(result.error));
}

async function jsonOf(c: Ctx): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw refuse({ path: [], kind: 'invalid', detail: 'JSON decode error' });
  }
}

const refuse = (...problems: Problem[]): Refusal =>
  new Refusal(422, {
    detail: problems.map(({ path, kind, detail }) => ({
      loc: ['body', ...path],
      msg: detail,
      type: kind === 'missing' ? 'missing' : kind === 'extra' ? 'extra_forbidden' : 'value_error',
    })),
  });
