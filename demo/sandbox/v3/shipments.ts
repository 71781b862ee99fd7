import { Hono } from 'hono';
import type { z } from 'zod';
import { type Announcement, type Objection, objectionsTo, ownsContract } from '../announcement.ts';
import { claimedAccount } from '../auth.ts';
import { bodyOf } from '../body.ts';
import { isCountryCode } from '../catalogue/countries.ts';
import { optionOf, type ShippingOption } from '../catalogue/shipping-options.ts';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { labelsOf } from '../labels.ts';
import { pointer, Refusal, refuseV3 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import type { Parcel, Recipient, Shipment } from '../state.ts';
import { centimetresOf, gramsOf } from '../units.ts';
import { ASYNC_SHIPMENT_STYLE, type ErrorStyle, parsed, SHIPMENT_STYLE } from '../validation.ts';
import type { Point } from '../world/points.ts';
import { listShipments } from './shipment-list.ts';
import { ruledShipmentSchema, type ShipmentRequest, shipmentSchema } from './shipment-schema.ts';
import { shipmentShape } from './shipment-shape.ts';

/** How one of the four ways to create a shipment differs from the others. */
interface Way {
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

/** Shipments: made four ways, read, listed, cancelled. */
export function shipmentRoutes(sandbox: Sandbox): Hono<Env> {
  const create = (how: Way) => async (c: Ctx) => c.json(await createShipment(sandbox, c, how), 201);
  return new Hono<Env>()
    .post('/announce', create(way(true, false)))
    .post('/', create(way(false, false)))
    .post('/announce-with-shipping-rules', create(way(true, true)))
    .post('/create-with-shipping-rules', create(way(false, true)))
    .get('/', (c) => listShipments(sandbox, c))
    .get('/:id', (c) => c.json({ data: shipmentShape(sandbox, shipmentOf(sandbox, c)) }))
    .post('/:id/cancel', (c) => cancelShipment(sandbox, c))
    .get('/:id/return-portal-url', (c) => {
      const shipment = shipmentOf(sandbox, c);
      if (shipment.parcels.some((parcel) => parcel.announcedAt === null)) {
        throw refuseV3(404, { code: 'not_found', detail: 'No return portal is configured for this shipment.' });
      }
      return c.json({ data: { url: `https://${c.get('account').name}.returns-portal.example/initiate/${shipment.id}` } });
    });
}

function shipmentOf(sandbox: Sandbox, c: Ctx): Shipment {
  const shipment = holdingsOf(sandbox, c).shipments.get(c.req.param('id') ?? '');
  if (!shipment) throw refuseV3(404, { code: 'not_found', detail: 'Not found' });
  return shipment;
}

async function createShipment(sandbox: Sandbox, c: Ctx, { schema, style, synchronous, ruled }: Way) {
  checkPartner(c);
  const request = parsed(schema, await bodyOf(c), style);
  refuseDuplicate(sandbox, c, request.external_reference_id);
  const option = optionFor(request, style, ruled);
  const fromAddress = checkOwnership(c, request, style);
  const point = pointFor(sandbox, request, option, style);
  const objections = request.parcels.flatMap((parcel) => objectionsTo(announcementOf(request, parcel, option, point, fromAddress)));
  if (objections.length > 0) throw refuseV3(400, ...objections.map((objection) => entryFor(objection, style)));
  const shipment = record(sandbox, c, request, option, point, fromAddress);
  if (ruled && !request.ship_with)
    shipment.appliedShippingRules = [{ rule: { id: 1, name: 'Letter for all' }, result: { shipping_option_code: option.code } }];
  announce(sandbox, c, shipment, synchronous);
  const data = shipmentShape(sandbox, shipment);
  const [parcel] = shipment.parcels;
  const withFile = synchronous && shipment.parcels.length === 1 && parcel?.status === 'READY_TO_SEND';
  if (!withFile || !parcel) return { data };
  const label_file = Buffer.from(labelsOf([parcel], c.get('account'), sandbox.world)).toString('base64');
  return { data: { ...data, parcels: data.parcels.map((each) => ({ ...each, label_file })) } };
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

function optionFor({ ship_with }: ShipmentRequest, style: ErrorStyle, ruled: boolean): ShippingOption {
  const code = ship_with?.properties.shipping_option_code ?? (ruled ? 'sendcloud:letter' : '');
  const option = optionOf(code);
  if (option) return option;
  const source = pointer(style.pointerOf(['ship_with', 'properties', 'shipping_option_code']));
  throw refuseV3(400, { code: 'invalid', detail: `Shipping option with code "${code}" does not exist or is not enabled.`, source });
}

/** The sender's address in full, once contract, brand and sender are known to be the account's own. */
function checkOwnership(
  c: Ctx,
  { ship_with, brand_id, from_address, to_address }: ShipmentRequest,
  style: ErrorStyle,
): Record<string, unknown> {
  const account = c.get('account');
  const refuse = (path: string[], detail: string) => refuseV3(400, { code: 'invalid', detail, source: pointer(style.pointerOf(path)) });
  if (!ownsContract(account, ship_with?.properties.contract_id))
    throw refuse(['ship_with', 'properties', 'contract_id'], 'Invalid contract.');
  if (brand_id !== undefined && !account.brandIds.includes(brand_id)) throw refuse(['brand_id'], 'Invalid brand.');
  if (!isCountryCode(to_address.country_code)) throw refuse(['to_address', 'country_code'], 'Invalid country code');
  if (!('sender_address_id' in from_address)) return from_address;
  const { sender_address_id, ...overrides } = from_address;
  if (!account.senderAddressIds.includes(sender_address_id))
    throw refuse(['from_address', 'sender_address_id'], 'Sender address not found.');
  const { id: _, signature: __, tax_numbers: ___, ...sender } = senderAddress(account, sender_address_id);
  return { ...sender, ...overrides };
}

function pointFor({ world }: Sandbox, { to_service_point }: ShipmentRequest, option: ShippingOption, style: ErrorStyle): Point | undefined {
  if (!to_service_point) return undefined;
  const { id, carrier_service_point_id } = { id: undefined, carrier_service_point_id: undefined, ...to_service_point };
  const byId = id !== undefined && /^\d+$/.test(id) ? world.point(Number(id)) : undefined;
  const point = carrier_service_point_id === undefined ? byId : world.pointByCarrierId(carrier_service_point_id, option.carrier);
  if (point) return point;
  const field = carrier_service_point_id === undefined ? 'id' : 'carrier_service_point_id';
  throw refuseV3(400, {
    code: 'invalid',
    detail: 'The service point could not be found',
    source: pointer(style.pointerOf(['to_service_point', field])),
  });
}

type RequestParcel = ShipmentRequest['parcels'][number];

function announcementOf(
  request: ShipmentRequest,
  parcel: RequestParcel,
  option: ShippingOption,
  point: Point | undefined,
  from: Record<string, unknown>,
): Announcement {
  const { to_address } = request;
  const { dimensions } = parcel;
  const side = (name: 'length' | 'width' | 'height'): number => (dimensions ? centimetresOf(dimensions[name], dimensions.unit) : 0);
  return {
    option,
    country: to_address.country_code,
    fromCountry: String(from.country_code),
    grams: gramsIn(parcel),
    dimensions: dimensions && { length: side('length'), width: side('width'), height: side('height') },
    point,
    postNumber: to_address.po_box ?? '',
    email: to_address.email ?? '',
    phone: to_address.phone_number ?? '',
  };
}

/** Without a weight the account's default applies: one kilogram. */
const gramsIn = ({ weight }: RequestParcel): number => (weight ? gramsOf(weight) : 1000);

const POINTERS: Record<Objection['field'], string[]> = {
  option: ['ship_with', 'properties', 'shipping_option_code'],
  country: ['to_address', 'country_code'],
  weight: ['parcels', '0', 'weight', 'value'],
  dimensions: ['parcels', '0', 'dimensions'],
  'service-point': ['to_service_point'],
  'post-number': ['to_address', 'po_box'],
  email: ['to_address', 'email'],
  phone: ['to_address', 'phone_number'],
};
const REQUIRED: Objection['field'][] = ['post-number', 'email', 'phone'];

const entryFor = ({ field, message }: Objection, style: ErrorStyle) => ({
  code: REQUIRED.includes(field) ? 'required' : 'invalid',
  detail: message,
  source: pointer(style.pointerOf(POINTERS[field])),
});

function record(
  sandbox: Sandbox,
  c: Ctx,
  request: ShipmentRequest,
  option: ShippingOption,
  point: Point | undefined,
  fromAddress: Record<string, unknown>,
): Shipment {
  const { state, clock } = sandbox;
  const account = c.get('account');
  const shipment: Shipment = {
    id: state.nextUuid(),
    account: account.publicKey,
    carrier: option.carrier,
    request,
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
      createdAt: now,
      updatedAt: now,
      announcedAt: null,
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
      else sandbox.state.announce(parcel);
      sandbox.webhooks.parcelChanged(c.get('account'), parcel);
    }
  };
  if (synchronous) settle();
  else sandbox.clock.after(sandbox.settings.announceDelay, settle);
}

/** Forty-two days after the announcement the carrier no longer takes a cancellation. */
const CANCELLABLE_FOR = 42 * 86_400_000;

function cancelShipment(sandbox: Sandbox, c: Ctx) {
  const shipment = shipmentOf(sandbox, c);
  const { state, clock } = sandbox;
  const codes = shipment.parcels.map((parcel) => parcel.status);
  if (codes.some((code) => ['CANCELLED', 'CANCELLING', 'CANCELLING_UPSTREAM'].includes(code))) {
    throw refuseV3(409, { code: 'invalid', detail: 'This shipment is already being cancelled.' });
  }
  const tooLate = shipment.parcels.some(
    ({ announcedAt }) => announcedAt !== null && clock.now() - Date.parse(announcedAt) > CANCELLABLE_FOR,
  );
  if (tooLate || codes.some((code) => !['READY_TO_SEND', 'ANNOUNCING', 'ANNOUNCEMENT_FAILED'].includes(code))) {
    throw refuseV3(409, {
      code: 'invalid',
      detail: `A shipment with status "${statusOf(codes[0] ?? '').message}" can no longer be cancelled.`,
    });
  }
  for (const parcel of shipment.parcels) {
    state.setStatus(parcel, 'CANCELLED');
    sandbox.webhooks.parcelChanged(c.get('account'), parcel);
  }
  return c.json({ data: { status: 'cancelled', message: 'Shipment has been cancelled' } });
}
