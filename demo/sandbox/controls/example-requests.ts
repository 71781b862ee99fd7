const ADDRESS = {
  name: 'Noor de Wit',
  address_line_1: 'Stadhuisplein',
  house_number: '1',
  postal_code: '5611EM',
  city: 'Eindhoven',
  country_code: 'NL',
  email: 'noor@example.com',
};
const PRICE = { value: 45.9, currency: 'EUR' };

const order = (pointId: number) => ({
  order_id: '1001',
  order_number: 'KL-1001',
  order_details: {
    integration: { id: 10_001 },
    status: { code: 'paid' },
    order_created_at: '2026-11-21T18:59:00Z',
    order_items: [{ name: 'Teapot', quantity: 2, total_price: PRICE }],
  },
  payment_details: { total_price: PRICE, status: { code: 'paid' } },
  shipping_address: ADDRESS,
  service_point_details: { id: String(pointId) },
});

const shipment = (pointId: number) => ({
  to_address: ADDRESS,
  from_address: { sender_address_id: 3001 },
  ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:pakjegemak' } },
  to_service_point: { id: String(pointId) },
  parcels: [{ weight: { value: '2', unit: 'kg' } }],
});

const cart = {
  total_weight: { value: '2500', unit: 'g' },
  total_price: { value: '45.90' },
  from_address: { country_code: 'NL', postal_code: '5611EM' },
  to_address: { country_code: 'NL', postal_code: '5611EM' },
};

const parcel = (pointId: number) => ({
  parcel: {
    name: ADDRESS.name,
    address: 'Stadhuisplein',
    house_number: '1',
    postal_code: '5611EM',
    city: 'Eindhoven',
    country: 'NL',
    order_number: 'WS-7',
    request_label: false,
    to_service_point: pointId,
  },
});

/** One request of each kind that a checkout and its shop make, as lines to paste. */
export function exampleRequests(baseUrl: string, pointId: number): Record<string, string> {
  const by = (account: string): string => `-u demo-${account}-public:demo-${account}-secret-not-a-secret`;
  const post = (account: string, path: string, body: object): string =>
    `curl -X POST '${baseUrl}${path}' ${by(account)} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  const search = '/api/v3/service-points?country_code=NL&use_integration_carriers=true&address=5611EM&limit=3';
  return {
    'search points': `curl '${baseUrl}${search}' ${by('own-v3')}`,
    'is a point free': `curl -X POST '${baseUrl}/api/v3/service-points/${pointId}/check-availability' ${by('own-v3')}`,
    'ask for delivery options': post('own-v3', '/api/v3/checkout/delivery-options', cart),
    'save an order': post('own-v3', '/api/v3/orders', [order(pointId)]),
    'buy a label': post('central', '/api/v3/shipments/announce', shipment(pointId)),
    'make a v2 parcel': post('own-v2', '/api/v2/parcels', parcel(pointId)),
  };
}
