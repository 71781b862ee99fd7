import { Hono } from 'hono';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import type { Parcel } from '../records.ts';
import { registerParcel, trackedRegistered } from './registered-parcels.ts';
import { trackingUrl } from './shipment-shape.ts';

/** `GET /parcels/tracking/{number}`: what became of a parcel, for its owner; `POST` makes a foreign one known. */
export function trackingRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/tracking', async (c) => c.json(await registerParcel(sandbox, c)))
    .get('/tracking/:number', (c) => c.json(tracking(sandbox, c)));
}

function tracking(sandbox: Sandbox, c: Ctx) {
  const number = c.req.param('number');
  const known = holdingsOf(sandbox, c).registered.get(number ?? '');
  if (known) return trackedRegistered(known);
  const parcel = [...holdingsOf(sandbox, c).parcels.values()].find(
    ({ trackingNumber }) => trackingNumber !== '' && trackingNumber === number,
  );
  if (!parcel) throw new Refusal(404, { detail: 'Parcel does not exist' });
  const account = c.get('account');
  const { id: _, signature: __, tax_numbers: ___, ...from } = senderAddress(account, account.senderAddressIds[0] ?? 0);
  return {
    announced_at: parcel.announcedAt,
    created_at: parcel.createdAt,
    updated_at: parcel.updatedAt,
    details: {
      brand_id: account.brandIds[0],
      integration_id: account.integration.id,
      is_mail_box: false,
      is_return: false,
      is_to_service_point: parcel.servicePointId !== null,
    },
    events: parcel.history.map(({ code, at }) => ({
      event_at: at,
      event_type: 'carrier',
      status_code: code,
      status_description: statusOf(code).message,
      status_type: 'success',
      sub_status_code: code,
    })),
    from_address: from,
    to_address: toAddress(parcel),
    parcel_items: [],
    ship_with: {
      type: 'shipping_option_code',
      properties: { shipping_option_code: parcel.optionCode, contract_id: account.contracts[0]?.id },
    },
    source_id: String(parcel.id),
    tracking_numbers: [
      {
        carrier_code: parcel.carrier,
        tracking_number: parcel.trackingNumber,
        tracking_url: trackingUrl(sandbox.settings.baseUrl, parcel),
        tracking_identifier: parcel.trackingNumber,
      },
    ],
  };
}

const toAddress = ({ to }: Parcel) => ({
  name: to.name,
  company_name: to.company || null,
  address_line_1: to.addressLine1,
  address_line_2: to.addressLine2 || null,
  house_number: to.houseNumber || null,
  postal_code: to.postalCode,
  city: to.city,
  country_code: to.country,
  email: to.email || null,
  phone_number: to.phone || null,
  po_box: null,
  state_province_code: to.state || null,
});
