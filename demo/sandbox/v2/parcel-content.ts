import { objectionsTo, ownsContract } from '../announcement.ts';
import { optionOfMethod, type ShippingOption } from '../catalogue/shipping-options.ts';
import type { Ctx, Sandbox } from '../context.ts';
import { senderAddress } from '../senders.ts';
import type { Customs, Parcel, Recipient } from '../records.ts';
import { FieldErrors } from './field-errors.ts';
import type { ParcelRequest } from './parcel-schema.ts';

/** What a request says, in the sandbox's own words. */
export function contentOf(
  request: ParcelRequest,
): Pick<
  Parcel,
  'to' | 'grams' | 'dimensions' | 'carrier' | 'optionCode' | 'servicePointId' | 'postNumber' | 'orderNumber' | 'customs' | 'request'
> {
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
    customs: customsOf(request),
    request,
  };
}

/** The invoice number has an old place and a new one. */
function customsOf({ customs_information, customs_invoice_nr, parcel_items = [], total_order_value_currency }: ParcelRequest): Customs {
  const { customs_invoice_nr: invoice } = (customs_information ?? {}) as { customs_invoice_nr?: string };
  return {
    invoice: invoice ?? customs_invoice_nr ?? '',
    items: parcel_items.map(({ description, quantity, hs_code = '', origin_country, value }) => ({
      description,
      quantity,
      hsCode: hs_code,
      origin: origin_country ?? '',
      value: `${value.toFixed(2)} ${total_order_value_currency ?? 'EUR'}`,
    })),
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

/** Everything a parcel names must exist, and be the account's own. */
export function checkOwnership({ world }: Sandbox, c: Ctx, request: ParcelRequest): void {
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
  customs: 'customs_information',
} as const;

/** Only a label needs a shipping method and all that its carrier asks for. */
export function checkAnnouncement({ world }: Sandbox, c: Ctx, parcel: Parcel, request: ParcelRequest): void {
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

const announcementFrom = ({ to, grams, postNumber, customs }: Parcel, option: ShippingOption, fromCountry: string) => ({
  option,
  country: to.country,
  fromCountry,
  grams,
  postNumber,
  customs,
  email: to.email,
  phone: to.phone,
});
