import type { z } from 'zod';
import { claimedAccount } from '../auth.ts';
import { bodyOf } from '../body.ts';
import { type Ctx, holdingsOf, type Sandbox } from '../context.ts';
import { labelFile } from '../documents/documents.ts';
import { Refusal, refuseV3 } from '../refusal.ts';
import type { Parcel, Recipient, Shipment } from '../records.ts';
import { ASYNC_SHIPMENT_STYLE, type ErrorStyle, parsed, SHIPMENT_STYLE } from '../validation.ts';
import { customsOf, gramsIn, type Plan, planOf } from './shipment-plan.ts';
import { ruledShipmentSchema, type ShipmentRequest, shipmentSchema } from './shipment-schema.ts';
import { shipmentShape } from './shipment-shape.ts';

/** How one of the four ways to create a shipment differs from the others. */
export interface Way {
  schema: z.ZodType<ShipmentRequest>;
  style: ErrorStyle;
  synchronous: boolean;
  ruled: boolean;
}

const way = (synchronous: boolean, ruled: boolean): Way => ({
  schema: ruled ? ruledShipmentSchema(synchronous ? 15 : 50) : shipmentSchema(synchronous ? 15 : 50),
  style: synchronous ? SHIPMENT_STYLE : ASYNC_SHIPMENT_STYLE,
  synchronous,
  ruled,
});

export const ANNOUNCE = way(true, false);
export const CREATE = way(false, false);
export const ANNOUNCE_WITH_RULES = way(true, true);
export const CREATE_WITH_RULES = way(false, true);

/** Checks a request, keeps the shipment and has its parcels announced; the answer's body. */
export async function createShipment(sandbox: Sandbox, c: Ctx, { schema, style, synchronous, ruled }: Way) {
  checkPartner(c);
  const request = parsed(schema, await bodyOf(c), style);
  refuseDuplicate(sandbox, c, request.external_reference_id);
  const plan = planOf(sandbox, c, request, style, ruled);
  const shipment = placeShipment(sandbox, c, plan, synchronous);
  const data = shipmentShape(sandbox, shipment);
  const [parcel] = shipment.parcels;
  const withFile = synchronous && shipment.parcels.length === 1 && parcel?.status === 'READY_TO_SEND';
  if (!withFile || !parcel) return { data };
  const { mime_type = 'application/pdf', dpi = 72 } = request.label_details ?? {};
  const label_file = labelFile(mime_type, dpi, parcel, c.get('account'), sandbox.world);
  return { data: { ...data, parcels: data.parcels.map((each) => ({ ...each, label_file })) } };
}

/** Keeps a shipment and asks the carrier for it. Without an option in the request, a shipping rule chose it. */
export function placeShipment(sandbox: Sandbox, c: Ctx, plan: Plan, synchronous: boolean): Shipment {
  const shipment = record(sandbox, c, plan);
  if (!plan.request.ship_with) {
    shipment.request.ship_with = { type: 'shipping_option_code', properties: { shipping_option_code: plan.option.code } };
    shipment.appliedShippingRules = [{ rule: { id: 1, name: 'Letter for all' }, result: { shipping_option_code: plan.option.code } }];
  }
  announce(sandbox, c, shipment, synchronous);
  return shipment;
}

function checkPartner(c: Ctx): void {
  const partner = c.req.header('sendcloud-partner-id');
  if (partner === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(partner)) return;
  throw refuseV3(404, { title: 'Not found', detail: 'The partner ID was not found.', code: 'not_found' });
}

/** A second shipment with one reference is answered with the first: 409, the shipment as body. */
function refuseDuplicate(sandbox: Sandbox, c: Ctx, reference: string | null | undefined): void {
  if (!reference) return;
  const existing = [...holdingsOf(sandbox, c).shipments.values()].find((shipment) => shipment.externalReferenceId === reference);
  if (!existing) return;
  const shipment = shipmentShape(sandbox, existing);
  throw new Refusal(409, sandbox.settings.duplicateShipment === 'bare' ? shipment : { data: shipment });
}

function record({ state, clock }: Sandbox, c: Ctx, { request, option, point, fromAddress }: Plan): Shipment {
  const account = c.get('account');
  const shipment: Shipment = {
    id: state.nextUuid(),
    account: account.publicKey,
    carrier: option.carrier,
    request: { ...request },
    servicePoint: point ? { id: String(point.id), carrier_service_point_id: point.carrierServicePointId } : null,
    fromAddress,
    parcels: [],
    externalReferenceId: request.external_reference_id ?? null,
    orderNumber: request.order_number ?? '',
  };
  const now = clock.iso();
  shipment.parcels = request.parcels.map(
    (parcel): Parcel => ({
      id: state.nextId(),
      account: account.publicKey,
      shipmentId: shipment.id,
      api: 'v3',
      status: 'ANNOUNCING',
      history: [{ code: 'ANNOUNCING', at: now }],
      to: recipientOf(request.to_address),
      grams: gramsIn(parcel),
      dimensions: parcel.dimensions ?? null,
      carrier: option.carrier,
      optionCode: option.code,
      servicePointId: point?.id ?? null,
      postNumber: request.to_address.po_box ?? '',
      trackingNumber: '',
      orderNumber: request.order_number ?? '',
      customs: customsOf(request, parcel),
      createdAt: now,
      updatedAt: now,
      announcedAt: null,
      surcharges: [],
      errors: [],
      request: parcel,
    }),
  );
  const holdings = state.of(account);
  holdings.shipments.set(shipment.id, shipment);
  for (const parcel of shipment.parcels) holdings.parcels.set(parcel.id, parcel);
  return shipment;
}

const recipientOf = (to: ShipmentRequest['to_address']): Recipient => ({
  name: to.name,
  company: to.company_name ?? '',
  addressLine1: to.address_line_1,
  addressLine2: to.address_line_2 ?? '',
  houseNumber: to.house_number ?? '',
  postalCode: to.postal_code,
  city: to.city,
  country: to.country_code,
  state: to.state_province_code ?? '',
  email: to.email ?? '',
  phone: to.phone_number ?? '',
});

/** Asks the carrier, at once or on the clock. A refusal leaves the parcels in ANNOUNCEMENT_FAILED; the HTTP answer is 201 all the same. */
function announce(sandbox: Sandbox, c: Ctx, shipment: Shipment, synchronous: boolean): void {
  const target = { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path };
  const [refusal] = sandbox.faults.strike(target, 'announcement-failed');
  const settle = (): void => {
    for (const parcel of shipment.parcels) {
      if (parcel.status !== 'ANNOUNCING') continue;
      if (refusal) sandbox.state.refuse(parcel, refusal.message ?? 'Service error: An error occurred while connecting to the carrier.');
      else sandbox.carriers.announce(c.get('account'), parcel);
      sandbox.webhooks.parcelChanged(c.get('account'), parcel);
    }
  };
  if (synchronous) settle();
  else sandbox.clock.after(sandbox.settings.announceDelay, settle);
}
