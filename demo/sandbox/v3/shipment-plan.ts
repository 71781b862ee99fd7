import { type Announcement, type Objection, objectionsTo, ownsContract } from '../announcement.ts';
import { isCountryCode } from '../catalogue/countries.ts';
import { optionOf, type ShippingOption } from '../catalogue/shipping-options.ts';
import type { Ctx, Sandbox } from '../context.ts';
import { pointer, refuseV3 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import type { Customs } from '../records.ts';
import { centimetresOf, gramsOf } from '../units.ts';
import type { ErrorStyle } from '../validation.ts';
import type { Point } from '../world/points.ts';
import type { ShipmentRequest } from './shipment-schema.ts';

/** A shipment's request with everything it names looked up. */
export interface Plan {
  request: ShipmentRequest;
  option: ShippingOption;
  point: Point | undefined;
  fromAddress: Record<string, unknown>;
}

/** Looks everything up and holds it against the carrier's rules; a 400 that points at what is wrong. */
export function planOf(sandbox: Sandbox, c: Ctx, request: ShipmentRequest, style: ErrorStyle, ruled: boolean): Plan {
  const option = optionFor(request, style, ruled);
  const fromAddress = checkOwnership(c, request, style);
  const point = pointFor(sandbox, request, option, style);
  const plan: Plan = { request, option, point, fromAddress };
  const objections = request.parcels.flatMap((parcel) => objectionsTo(announcementOf(plan, parcel)));
  if (objections.length > 0) throw refuseV3(400, ...objections.map((objection) => entryFor(objection, style)));
  return plan;
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
  const from = from_address ?? { sender_address_id: account.senderAddressIds[0] ?? 0 };
  if (!('sender_address_id' in from)) return from;
  const { sender_address_id, ...overrides } = from;
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

function announcementOf({ request, option, point, fromAddress }: Plan, parcel: RequestParcel): Announcement {
  const { to_address } = request;
  const { dimensions } = parcel;
  const side = (name: 'length' | 'width' | 'height'): number => (dimensions ? centimetresOf(dimensions[name], dimensions.unit) : 0);
  return {
    option,
    country: to_address.country_code,
    fromCountry: String(fromAddress.country_code),
    grams: gramsIn(parcel),
    dimensions: dimensions && { length: side('length'), width: side('width'), height: side('height') },
    point,
    postNumber: to_address.po_box ?? '',
    customs: customsOf(request, parcel),
    email: to_address.email ?? '',
    phone: to_address.phone_number ?? '',
  };
}

export const customsOf = ({ customs_information }: ShipmentRequest, { parcel_items = [] }: RequestParcel): Customs => ({
  invoice: customs_information?.invoice_number ?? '',
  items: parcel_items.map(({ description = '', quantity = 1, hs_code = '', origin_country = '', price }) => ({
    description,
    quantity,
    hsCode: hs_code,
    origin: origin_country,
    value: price ? `${price.value} ${price.currency}` : '',
  })),
});

/** Without a weight the account's default applies: one kilogram. */
export const gramsIn = ({ weight }: RequestParcel): number => (weight ? gramsOf(weight) : 1000);

const POINTERS: Record<Objection['field'], string[]> = {
  option: ['ship_with', 'properties', 'shipping_option_code'],
  country: ['to_address', 'country_code'],
  weight: ['parcels', '0', 'weight', 'value'],
  dimensions: ['parcels', '0', 'dimensions'],
  'service-point': ['to_service_point'],
  'post-number': ['to_address', 'po_box'],
  email: ['to_address', 'email'],
  phone: ['to_address', 'phone_number'],
  customs: ['customs_information'],
};
const REQUIRED: Objection['field'][] = ['post-number', 'email', 'phone', 'customs'];

const entryFor = ({ field, message }: Objection, style: ErrorStyle) => ({
  code: REQUIRED.includes(field) ? 'required' : 'invalid',
  detail: message,
  source: pointer(style.pointerOf(POINTERS[field])),
});
