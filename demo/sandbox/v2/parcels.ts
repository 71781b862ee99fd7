import { type Context, Hono } from 'hono';
import { objectionsTo, ownsContract } from '../announcement.ts';
import { claimedAccount } from '../auth.ts';
import { optionOfMethod, type ShippingOption } from '../catalogue/shipping-options.ts';
import { STATUSES } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { hasLabel, labelsOf } from '../labels.ts';
import { Refusal, refuseV2 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import type { Parcel, Recipient } from '../state.ts';
import { problemsOf } from '../validation.ts';
import { listParcels } from './parcel-list.ts';
import { type ParcelRequest, parcelPatchSchema, parcelSchema } from './parcel-schema.ts';
import { parcelShapeV2 } from './parcel-shape.ts';

/** v2 parcels: created, changed until announced, read, cancelled. */
export function parcelRoutesV2(sandbox: Sandbox): Hono<Env> {
  const { baseUrl } = sandbox.settings;
  return new Hono<Env>()
    .post('/', async (c) => c.json(await createParcels(sandbox, c)))
    .put('/', async (c) => c.json({ parcel: parcelShapeV2(await changeParcel(sandbox, c), baseUrl) }))
    .get('/', (c) => listParcels(sandbox, c))
    .get('/statuses', (c) => c.json(STATUSES.map(({ id, message }) => ({ id, message }))))
    .get('/:id', (c) => c.json({ parcel: parcelShapeV2(parcelOf(sandbox, c), baseUrl) }))
    .post('/:id/cancel', (c) => cancelParcel(sandbox, c))
    .get('/:id/return_portal_url', (c) => {
      const parcel = parcelOf(sandbox, c);
      if (parcel.announcedAt === null) throw new Refusal(404, { url: null });
      return c.json({ url: `https://${c.get('account').name}.returns-portal.example/initiate/` });
    })
    .get('/:id/documents/:type', (c) => {
      const parcel = parcelOf(sandbox, c);
      if (c.req.param('type') !== 'label' || !hasLabel(parcel))
        throw refuseV2(404, c.req.path, 'The requested resource could not be found');
      return c.body(labelsOf([parcel], c.get('account'), sandbox.world), 200, { 'content-type': 'application/pdf' });
    });
}

function parcelOf(sandbox: Sandbox, c: Ctx): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(Number(c.req.param('id')));
  if (!parcel) throw refuseV2(404, c.req.path, 'No Parcel matches the given query.');
  return parcel;
}

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(await c.req.text());
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    throw refuseV2(400, c.req.path, 'JSON parse error');
  }
  throw refuseV2(400, c.req.path, 'Invalid data. Expected a dictionary.');
}

/** One parcel is accepted or refused with a 400; of several, the good ones are made and the others listed with their errors. */
async function createParcels(sandbox: Sandbox, c: Ctx) {
  refuseYoungAccount(c);
  const body = await jsonOf(c);
  const { baseUrl } = sandbox.settings;
  if (Array.isArray(body.parcels)) {
    const made = body.parcels.map((each: unknown) => attempt(() => createParcel(sandbox, c, each), each));
    const failed = made.flatMap((result) => ('failed' in result ? [result.failed] : []));
    const parcels = made.flatMap((result) => ('parcel' in result ? [parcelShapeV2(result.parcel, baseUrl)] : []));
    return failed.length > 0 ? { parcels, failed_parcels: failed } : { parcels };
  }
  if (body.parcel === undefined) throw refuseV2(400, c.req.path, 'parcel: "This field is required."');
  try {
    return { parcel: parcelShapeV2(createParcel(sandbox, c, body.parcel), baseUrl) };
  } catch (error) {
    throw error instanceof FieldErrors ? refuseV2(400, c.req.path, error.message) : error;
  }
}

function attempt(
  make: () => Parcel,
  request: unknown,
): { parcel: Parcel } | { failed: { parcel: unknown; errors: Record<string, string[]> } } {
  try {
    return { parcel: make() };
  } catch (error) {
    if (error instanceof FieldErrors) return { failed: { parcel: request, errors: error.fields } };
    throw error;
  }
}

/** Since 13 April 2026 only older accounts, and partners on behalf of others, may post v2 parcels. The wording is the sandbox's. */
function refuseYoungAccount(c: Ctx): void {
  if (c.get('account').v2Parcels || c.req.header('sendcloud-partner-id')) return;
  throw refuseV2(403, c.req.path, 'This endpoint is not available for accounts created after 13 April 2026. Use API v3 instead.');
}

/** What is wrong with a parcel, field by field. */
class FieldErrors extends Error {
  readonly fields: Record<string, string[]>;

  constructor(fields: Record<string, string[]>) {
    super(
      Object.entries(fields)
        .map(([field, messages]) => `${field}: "${messages.join(' ')}"`)
        .join(', '),
    );
    this.name = 'FieldErrors';
    this.fields = fields;
  }
}

function checked<T>(schema: { safeParse: typeof parcelSchema.safeParse } | typeof parcelPatchSchema, value: unknown): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data as T;
  const fields: Record<string, string[]> = {};
  for (const { path, kind, detail } of problemsOf(result.error)) {
    const message = kind === 'missing' ? 'This field is required.' : kind === 'extra' ? 'Unknown field.' : detail;
    fields[path.join('.') || 'non_field_errors'] = [message];
  }
  throw new FieldErrors(fields);
}

function createParcel(sandbox: Sandbox, c: Ctx, value: unknown): Parcel {
  const request = checked<ParcelRequest>(parcelSchema, value);
  const duplicate = duplicateOf(sandbox, c, request);
  if (duplicate) return duplicate;
  checkOwnership(sandbox, c, request);
  const { state, clock } = sandbox;
  const id = state.nextId();
  const now = clock.iso();
  const parcel: Parcel = {
    id,
    account: c.get('account').publicKey,
    shipmentId: state.nextUuid(),
    api: 'v2',
    status: 'NO_LABEL',
    history: [{ code: 'NO_LABEL', at: now }],
    trackingNumber: '',
    createdAt: now,
    updatedAt: now,
    announcedAt: null,
    errors: [],
    ...contentOf(request),
  };
  if (request.request_label) checkAnnouncement(sandbox, c, parcel, request);
  holdingsOf(sandbox, c).parcels.set(id, parcel);
  if (request.request_label) announce(sandbox, c, parcel, request);
  return parcel;
}

function contentOf(
  request: ParcelRequest,
): Pick<Parcel, 'to' | 'grams' | 'dimensions' | 'carrier' | 'optionCode' | 'servicePointId' | 'postNumber' | 'orderNumber' | 'request'> {
  const option = request.shipment ? optionOfMethod(request.shipment.id) : undefined;
  const { length, width, height } = request;
  return {
    to: recipientOf(request),
    grams: Math.round(Number(request.weight ?? '1.000') * 1000),
    dimensions: length && width && height ? { length, width, height } : null,
    carrier: option?.carrier ?? 'sendcloud',
    optionCode: option?.code ?? null,
    servicePointId: request.to_service_point ?? null,
    postNumber: request.to_post_number ?? '',
    orderNumber: request.order_number ?? '',
    request,
  };
}

const recipientOf = (request: ParcelRequest): Recipient => ({
  name: request.name,
  company: request.company_name ?? '',
  addressLine1: request.address,
  addressLine2: request.address_2 ?? '',
  houseNumber: request.house_number ?? '',
  postalCode: request.postal_code,
  city: request.city,
  country: request.country,
  state: request.country_state ?? '',
  email: request.email ?? '',
  phone: request.telephone ?? '',
});

/** What a second parcel with one `external_reference` meets is not documented; the setting decides. */
function duplicateOf(sandbox: Sandbox, c: Ctx, { external_reference }: ParcelRequest): Parcel | undefined {
  if (!external_reference || sandbox.settings.duplicateParcel === 'create') return undefined;
  const existing = [...holdingsOf(sandbox, c).parcels.values()].find(({ request }) => request.external_reference === external_reference);
  if (existing && sandbox.settings.duplicateParcel === 'refuse') {
    throw new FieldErrors({ external_reference: ['Parcel with this external reference already exists.'] });
  }
  return existing;
}

function checkOwnership({ world }: Sandbox, c: Ctx, request: ParcelRequest): void {
  const account = c.get('account');
  const errors: Record<string, string[]> = {};
  if (!/^[A-Z]{2}$/.test(request.country)) errors.country = ['Invalid country code.'];
  if (request.weight !== undefined && !(Number(request.weight) > 0)) errors.weight = ['A valid number is required.'];
  if (request.shipment && !optionOfMethod(request.shipment.id)) errors.shipment = ['Invalid shipping method id.'];
  if (!ownsContract(account, request.contract)) errors.contract = ['Invalid contract.'];
  if (request.sender_address !== undefined && !account.senderAddressIds.includes(request.sender_address))
    errors.sender_address = ['Invalid sender address.'];
  if (request.to_service_point !== undefined && !world.point(request.to_service_point))
    errors.to_service_point = ['The service point could not be found.'];
  if (request.to_service_point !== undefined && !account.integration.service_point_enabled) {
    errors.to_service_point = ['Service point support is not activated for this integration.'];
  }
  if (Object.keys(errors).length > 0) throw new FieldErrors(errors);
}

const FIELDS = {
  option: 'shipment',
  country: 'country',
  weight: 'weight',
  dimensions: 'length',
  'service-point': 'to_service_point',
  'post-number': 'to_post_number',
  email: 'email',
  phone: 'telephone',
} as const;

/** Only a label needs a shipping method and all that its carrier asks for. */
function checkAnnouncement({ world }: Sandbox, c: Ctx, parcel: Parcel, request: ParcelRequest): void {
  const option = request.shipment ? optionOfMethod(request.shipment.id) : undefined;
  if (!option) throw new FieldErrors({ shipment: ['This field is required.'] });
  const account = c.get('account');
  const sender = senderAddress(account, request.sender_address ?? account.senderAddressIds[0] ?? 0);
  const objections = objectionsTo({
    ...announcementFrom(parcel, option, sender.country_code),
    point: parcel.servicePointId === null ? undefined : world.point(parcel.servicePointId),
  });
  const errors: Record<string, string[]> = {};
  for (const { field, message } of objections) errors[FIELDS[field]] = [...(errors[FIELDS[field]] ?? []), message];
  if (objections.length > 0) throw new FieldErrors(errors);
}

const announcementFrom = ({ to, grams, postNumber }: Parcel, option: ShippingOption, fromCountry: string) => ({
  option,
  country: to.country,
  fromCountry,
  grams,
  postNumber,
  email: to.email,
  phone: to.phone,
});

/** Asks the carrier. A refusal is a 400, or with `errors=verbose-carrier` a 200 whose parcel says why. */
function announce(sandbox: Sandbox, c: Ctx, parcel: Parcel, request: ParcelRequest): void {
  const { state, clock, settings, webhooks } = sandbox;
  const [fault] = sandbox.faults.strike(
    { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path },
    'announcement-failed',
  );
  const settle = (): void => {
    if (fault) state.refuse(parcel, fault.message ?? 'Service error: An error occurred while connecting to the carrier.');
    else state.announce(parcel);
    webhooks.parcelChanged(c.get('account'), parcel);
  };
  if (request.request_label_async) {
    state.setStatus(parcel, 'ANNOUNCING');
    clock.after(settings.announceDelay, settle);
    return;
  }
  settle();
  if (fault && c.req.query('errors') === undefined) throw refuseV2(400, c.req.path, `non_field_errors: '${parcel.errors[0]}'`);
}

async function changeParcel(sandbox: Sandbox, c: Ctx): Promise<Parcel> {
  const body = await jsonOf(c);
  try {
    const patch = checked<Partial<ParcelRequest> & { id: number }>(parcelPatchSchema, body.parcel);
    const parcel = holdingsOf(sandbox, c).parcels.get(patch.id);
    if (!parcel) throw refuseV2(404, c.req.path, 'No Parcel matches the given query.');
    if (!['NO_LABEL', 'ANNOUNCEMENT_FAILED'].includes(parcel.status))
      throw refuseV2(400, c.req.path, 'non_field_errors: "This parcel has already been announced."');
    const request = checked<ParcelRequest>(parcelSchema, { ...parcel.request, ...patch });
    checkOwnership(sandbox, c, request);
    const content = contentOf(request);
    if (patch.request_label) checkAnnouncement(sandbox, c, { ...parcel, ...content }, request);
    Object.assign(parcel, content, { updatedAt: sandbox.clock.iso() });
    if (patch.request_label) announce(sandbox, c, parcel, request);
    return parcel;
  } catch (error) {
    throw error instanceof FieldErrors ? refuseV2(400, c.req.path, error.message) : error;
  }
}

const CANCELLABLE_FOR = 42 * 86_400_000;

function cancelParcel(sandbox: Sandbox, c: Ctx): Response {
  const parcel = parcelOf(sandbox, c);
  const { state, clock } = sandbox;
  if (parcel.status === 'ANNOUNCEMENT_FAILED') throw new Refusal(410, { status: 'failed', message: 'This parcel was never announced.' });
  const tooLate = parcel.announcedAt !== null && clock.now() - Date.parse(parcel.announcedAt) > CANCELLABLE_FOR;
  if (tooLate || !['NO_LABEL', 'READY_TO_SEND', 'ANNOUNCING'].includes(parcel.status)) {
    throw new Refusal(400, { status: 'failed', message: 'Shipped parcels, or parcels being shipped, can no longer be cancelled.' });
  }
  if (parcel.announcedAt === null) {
    holdingsOf(sandbox, c).parcels.delete(parcel.id);
    return c.json({ status: 'deleted', message: 'Parcel has been deleted' });
  }
  state.setStatus(parcel, 'CANCELLED');
  sandbox.webhooks.parcelChanged(c.get('account'), parcel);
  return c.json({ status: 'cancelled', message: 'Parcel has been cancelled' });
}
