import type { Context } from 'hono';
import type { z } from 'zod';
import { claimedAccount } from '../auth.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import type { Parcel } from '../records.ts';
import { checkAnnouncement, checkOwnership, contentOf } from './parcel-content.ts';
import { checked, FieldErrors } from './field-errors.ts';
import { type ParcelRequest, parcelPatchSchema, parcelSchema } from './parcel-schema.ts';
import { parcelShapeV2 } from './parcel-shape.ts';

/** One parcel is accepted or refused with a 400; of several, the good ones are made and the others listed with their errors. */
export async function createParcels(sandbox: Sandbox, c: Ctx) {
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

function createParcel(sandbox: Sandbox, c: Ctx, value: unknown): Parcel {
  const request = checked(parcelSchema, value);
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
    surcharges: [],
    errors: [],
    ...contentOf(request),
  };
  if (request.request_label) checkAnnouncement(sandbox, c, parcel, request);
  holdingsOf(sandbox, c).parcels.set(id, parcel);
  if (request.request_label) announce(sandbox, c, parcel, request);
  return parcel;
}

/** What a second parcel with one `external_reference` meets is not documented; the setting decides. */
function duplicateOf(sandbox: Sandbox, c: Ctx, { external_reference }: ParcelRequest): Parcel | undefined {
  if (!external_reference || sandbox.settings.duplicateParcel === 'create') return undefined;
  const existing = [...holdingsOf(sandbox, c).parcels.values()].find(({ request }) => request.external_reference === external_reference);
  if (existing && sandbox.settings.duplicateParcel === 'refuse') {
    throw new FieldErrors({ external_reference: ['Parcel with this external reference already exists.'] });
  }
  return existing;
}

/** Asks the carrier. A refusal is a 400, or with `errors=verbose-carrier` a 200 whose parcel says why. */
function announce(sandbox: Sandbox, c: Ctx, parcel: Parcel, request: ParcelRequest): void {
  const { state, clock, settings, webhooks, carriers } = sandbox;
  const [fault] = sandbox.faults.strike(
    { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path },
    'announcement-failed',
  );
  const settle = (): void => {
    if (fault) state.refuse(parcel, fault.message ?? 'Service error: An error occurred while connecting to the carrier.');
    else carriers.announce(c.get('account'), parcel);
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

/** `PUT /parcels`: a parcel not yet announced gets other contents, or its label. */
export async function changeParcel(sandbox: Sandbox, c: Ctx): Promise<Parcel> {
  const body = await jsonOf(c);
  try {
    return changeTo(sandbox, c, checked(parcelPatchSchema, body.parcel));
  } catch (error) {
    throw error instanceof FieldErrors ? refuseV2(400, c.req.path, error.message) : error;
  }
}

/** The same for a change already read; throws `FieldErrors`. */
export function changeTo(sandbox: Sandbox, c: Ctx, patch: z.infer<typeof parcelPatchSchema>): Parcel {
  const parcel = holdingsOf(sandbox, c).parcels.get(patch.id);
  if (!parcel) throw refuseV2(404, c.req.path, 'No Parcel matches the given query.');
  if (!['NO_LABEL', 'ANNOUNCEMENT_FAILED'].includes(parcel.status)) {
    throw refuseV2(400, c.req.path, 'non_field_errors: "This parcel has already been announced."');
  }
  const request = checked(parcelSchema, { ...parcel.request, ...patch });
  checkOwnership(sandbox, c, request);
  const content = contentOf(request);
  if (patch.request_label) checkAnnouncement(sandbox, c, { ...parcel, ...content }, request);
  Object.assign(parcel, content, { updatedAt: sandbox.clock.iso() });
  if (patch.request_label) announce(sandbox, c, parcel, request);
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
