import { Hono } from 'hono';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { hasLabel, labelsOf } from '../labels.ts';
import { Refusal, refuseV3 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import type { Parcel } from '../state.ts';
import { trackingUrl } from './shipment-shape.ts';

const TYPES = ['label', 'customs-declaration', 'air-waybill', 'proof-of-delivery'];
const MIME_TYPES = ['application/pdf', 'application/zpl', 'image/png'];

/** `GET /parcels/{id}/documents/{type}` and `GET /parcels/tracking/{number}`. */
export function parcelRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/tracking/:number', (c) => c.json(tracking(sandbox, c)))
    .get('/:id/documents/:type', (c) => document(sandbox, c));
}

function document(sandbox: Sandbox, c: Ctx): Response {
  if (!TYPES.includes(c.req.param('type') ?? '')) throw refuseV3(400, { code: 'invalid', detail: 'Invalid document type.' });
  const parcel = holdingsOf(sandbox, c).parcels.get(Number(c.req.param('id')));
  if (!parcel) throw refuseV3(404, { code: 'not_found', detail: 'No Parcel matches the given query.' });
  if (c.req.param('type') !== 'label' || !hasLabel(parcel)) throw refuseV3(404, { code: 'not_found', detail: 'Document not found.' });
  const accept = c.req.header('accept') ?? '*/*';
  if (!accept.includes('*/*') && !accept.includes('application/*') && !MIME_TYPES.some((type) => accept.includes(type))) {
    throw refuseV3(406, { code: 'invalid', detail: 'Could not satisfy the request Accept header.' });
  }
  return c.body(labelsOf([parcel], c.get('account'), sandbox.world), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="label-${parcel.id}.pdf"`,
  });
}

function tracking(sandbox: Sandbox, c: Ctx) {
  const number = c.req.param('number');
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
      properties: { shipping_option_code: parcel.optionCode, contract_id: account.contractIds[0] },
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
