import { Hono } from 'hono';
import { countryOf } from '../catalogue/countries.ts';
import { centsFor, needsServicePoint, optionOfMethod, SHIPPING_OPTIONS, type ShippingOption } from '../catalogue/shipping-options.ts';
import { statusOf } from '../catalogue/statuses.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import { trackingUrl } from '../v3/shipment-shape.ts';

/** v2 shipping methods, the user and tracking. */
export function accountRoutesV2(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/tracking/:number', (c) => tracking(sandbox, c))
    .get('/user', (c) => c.json({ user: userShape(c) }))
    .get('/user/addresses/sender', (c) => c.json({ sender_addresses: c.get('account').senderAddressIds.map((id) => senderShape(c, id)) }))
    .get('/shipping_methods', (c) =>
      c.json({ next: null, previous: null, shipping_methods: SHIPPING_OPTIONS.filter((option) => goesTo(option, c)).map(methodShape) }),
    )
    .get('/shipping_methods/:id', (c) => {
      const option = optionOfMethod(Number(c.req.param('id')));
      if (!option) throw refuseV2(404, c.req.path, 'No ShippingMethod matches the given query.');
      return c.json({ shipping_method: methodShape(option) });
    });
}

const goesTo = (option: ShippingOption, c: Ctx): boolean => {
  const country = c.req.query('to_country');
  return !country || option.to.includes(country);
};

const methodShape = (option: ShippingOption) => ({
  id: option.methodId,
  name: option.name,
  carrier: option.carrier,
  min_weight: (option.minGrams / 1000).toFixed(3),
  max_weight: ((option.maxGrams + 1) / 1000).toFixed(3),
  service_point_input: needsServicePoint(option) ? 'required' : 'none',
  price: 0,
  countries: option.to.map((code, index) => {
    const country = countryOf(code);
    const price = (centsFor(option, code, 1000) ?? 0) / 100;
    return {
      id: index + 1,
      name: country?.name ?? code,
      price,
      iso_2: code,
      iso_3: country?.iso3 ?? '',
      lead_time_hours: option.leadTimeHours,
      price_breakdown: [{ type: 'price_without_insurance', label: 'Label', value: price }],
    };
  }),
});

const userShape = (c: Ctx) => {
  const account = c.get('account');
  const sender = senderAddress(account, account.senderAddressIds[0] ?? 0);
  return {
    username: account.name,
    company_name: account.organization,
    company_logo: null,
    email: sender.email,
    telephone: sender.phone_number,
    address: `${sender.address_line_1} ${sender.house_number}`,
    city: sender.city,
    postal_code: sender.postal_code,
    registered: '2023-02-01 09:00:00',
    data: [],
    invoices: [],
    modules: [],
  };
};

function senderShape(c: Ctx, id: number) {
  const sender = senderAddress(c.get('account'), id);
  return {
    id,
    company_name: sender.company_name,
    contact_name: sender.name,
    email: sender.email,
    telephone: sender.phone_number,
    street: sender.address_line_1,
    house_number: sender.house_number,
    postal_box: '',
    postal_code: sender.postal_code,
    city: sender.city,
    country: sender.country_code,
    country_state: null,
    vat_number: null,
    eori_number: null,
    brand_id: c.get('account').brandIds[0],
    label: 'Warehouse',
    signature_full_name: 'Warehouse',
    signature_initials: 'W',
  };
}

/** What storage says of a number it does not know: XML, as Sendcloud passes it on. */
const NO_SUCH_KEY =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>';

function tracking(sandbox: Sandbox, c: Ctx): Response {
  const number = c.req.param('number');
  const parcel = [...holdingsOf(sandbox, c).parcels.values()].find(
    ({ trackingNumber }) => trackingNumber !== '' && trackingNumber === number,
  );
  if (!parcel) return c.body(NO_SUCH_KEY, 404, { 'content-type': 'application/xml' });
  const url = trackingUrl(sandbox.settings.baseUrl, parcel);
  return c.json({
    parcel_id: String(parcel.id),
    carrier_code: parcel.carrier,
    created_at: parcel.createdAt,
    carrier_tracking_url: url,
    sendcloud_tracking_url: url,
    is_return: false,
    is_to_service_point: parcel.servicePointId !== null,
    is_mail_box: false,
    expected_delivery_date: new Date(Date.parse(parcel.createdAt) + 86_400_000).toISOString().slice(0, 10),
    statuses: parcel.history.map(({ code, at }, index) => ({
      carrier_update_timestamp: at,
      parcel_status_history_id: String(parcel.id * 100 + index),
      parent_status: code.toLowerCase().replaceAll('_', '-'),
      carrier_code: parcel.carrier,
      carrier_message: statusOf(code).message,
    })),
  });
}
