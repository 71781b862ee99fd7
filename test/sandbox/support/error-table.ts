import { type arrange, order, parcel, recipient, shipment } from '../client.ts';

type Arranged = ReturnType<typeof arrange>;
/** Method, path, body, headers. */
type Request = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

/** How one of the errors in Sendcloud's documents is brought about. */
export interface Provocation {
  /** `GET /api/v3/brands/{id} 404`, as the documents write the path. */
  operation: string;
  /** Words that only this one of the operation's examples has. */
  says: string;
  account?: string;
  prepare?: (arranged: Arranged) => unknown;
  request: Request | ((arranged: Arranged) => Request | Promise<Request>);
  /** The example as it must come here, where it repeats something of the request that cannot be asked in the same words. */
  reworded?: (example: unknown) => unknown;
}

/** Examples that the documents took from elsewhere, so that nothing about the operation can make them true. */
export const BORROWED = [
  { operations: /^POST \/api\/v2\/service-points\/\w+ 400$/, because: 'they are those of the search: country, address, carrier, box' },
  { operations: /^GET \/api\/v2\/tracking\/\{tracking_number\} 404$/, because: 'it is XML from storage, with ids of that storage' },
];

const searching = (says: string, query: string, more: Partial<Provocation> = {}): Provocation => ({
  operation: 'GET /api/v3/service-points 400',
  says,
  request: ['GET', `/api/v3/service-points?${query}`],
  ...more,
});

const saving = (says: string, ...orders: object[]): Provocation => ({
  operation: 'POST /api/v3/orders 400',
  says,
  request: ['POST', '/api/v3/orders', orders],
});

/** The four ways to make a shipment have errors of their own, worded alike. */
const shipping = (['announce', '', 'announce-with-shipping-rules', 'create-with-shipping-rules'] as const).flatMap((way): Provocation[] => {
  const path = way ? `/api/v3/shipments/${way}` : '/api/v3/shipments';
  const { name: _, ...nameless } = recipient;
  return [
    {
      operation: `POST ${path} 400`,
      says: 'This field is required.',
      account: 'central',
      request: ['POST', path, shipment({ to_address: nameless })],
    },
    {
      operation: `POST ${path} 404`,
      says: 'The partner ID was not found.',
      account: 'central',
      request: ['POST', path, shipment(), { 'sendcloud-partner-id': 'nobody' }],
    },
  ];
});

const searchingV2 = (says: string, query: string, reworded?: Provocation['reworded']): Provocation => ({
  operation: 'GET /api/v2/service-points 400',
  says,
  account: 'one-carrier',
  request: ['GET', `/api/v2/service-points?${query}`],
  ...(reworded && { reworded }),
});

/** v2 repeats the path it was asked. */
const about =
  (path: string) =>
  (example: unknown): unknown => ({ error: { ...(example as { error: object }).error, request: path } });

const labelless = ([method, path, body]: Request, template: string): Provocation => ({
  operation: `${method} ${template} 404`,
  says: '{}',
  account: 'own-v2',
  request: [method, path, body],
});

const NO_CONFIGURATION = 'bae462c1-d659-48d0-aacd-fb7e3550de14';
const CHECKOUT = '/api/v3/checkout/configurations/{configuration_id}/delivery-options';
const own = async ({ as }: Arranged): Promise<string> => {
  const { body } = await as('own-v3')('GET', '/__sandbox/accounts');
  return body.accounts.find(({ name }: { name: string }) => name === 'own-v3').checkout;
};
const integration = { integration: { id: 99_999 } };
const { order_details: details } = order();
const { integration: _, ...nowhere } = details;
const { order_id: __, ...nameless } = order();

const shipmentMade = async ({ as }: Arranged, path = 'announce'): Promise<string> =>
  (await as('central')('POST', `/api/v3/shipments/${path}`, shipment())).body.data.id;

const cancelledTwice = async (arranged: Arranged): Promise<Request> => {
  const path = `/api/v3/shipments/${await shipmentMade(arranged)}/cancel`;
  await arranged.as('central')('POST', path);
  return ['POST', path];
};

const cancelledReturn = async ({ as }: Arranged): Promise<Request> => {
  const ship_with = { type: 'shipping_option_code', shipping_option_code: 'postnl:standard' };
  const body = { from_address: recipient, to_address: recipient, ship_with, weight: { value: 2, unit: 'kg' } };
  const { return_id } = (await as('own-v3')('POST', '/api/v3/returns', body)).body;
  await as('own-v3')('PATCH', `/api/v3/returns/${return_id}/cancel`);
  return ['PATCH', `/api/v3/returns/${return_id}/cancel`];
};

const patchedItem = async ({ as }: Arranged): Promise<Request> => {
  const { id } = (await as('own-v3')('POST', '/api/v3/orders', [order()])).body.data[0];
  const [item] = details.order_items;
  return ['PATCH', `/api/v3/orders/${id}`, { order_details: { order_items: [{ ...item, item_id: 'unknown' }] } }];
};

const renamed = async ({ as }: Arranged): Promise<Request> => {
  const { id } = (await as('own-v3')('POST', '/api/v3/orders', [order()])).body.data[0];
  return ['POST', '/api/v3/orders', [order({ id: String(id), order_id: 'abc-123' })]];
};

const held = async ({ as }: Arranged): Promise<number> =>
  (await as('own-v2')('POST', '/api/v2/parcels', { parcel: parcel() })).body.parcel.id;

const contracts: Provocation[] = [
  { operation: 'GET /api/v3/contracts 400', says: 'Carrier x does not exist', request: ['GET', '/api/v3/contracts?carrier_code=x'] },
  {
    operation: 'GET /api/v3/contracts/schemas 400',
    says: 'Carrier x does not exist',
    request: ['GET', '/api/v3/contracts/schemas?carrier_code=x'],
  },
  {
    operation: 'POST /api/v3/contracts 400',
    says: '/data/client_id',
    request: ['POST', '/api/v3/contracts', { carrier_code: 'postnl', contract_data: { country: 'NL' } }],
  },
  {
    operation: 'PATCH /api/v3/contracts/{id} 400',
    says: '/data/client_id',
    request: ['PATCH', '/api/v3/contracts/1001', { contract_data: { country: 'NL' } }],
  },
];

const log = { base_url: 'https://own-v3.example' };
const logs: Provocation[] = [
  ...(['GET', 'POST'] as const).map(
    (method): Provocation => ({
      operation: `${method} /api/v3/integrations/{id}/logs 404`,
      says: 'could not be found',
      request: [method, '/api/v3/integrations/1/logs', method === 'POST' ? log : undefined],
    }),
  ),
  {
    operation: 'POST /api/v3/integrations/{id}/logs 400',
    says: 'Extra inputs are not permitted',
    request: ['POST', '/api/v3/integrations/10001/logs', { ...log, unknown_field: 1 }],
  },
];

const shopStatuses = ['/api/v3/shop-order-statuses', '/api/v3/shop-order-statuses/mapping'].flatMap((path): Provocation[] => [
  { operation: `GET ${path} 400`, says: 'required GET parameter', request: ['GET', path] },
  { operation: `POST ${path} 400`, says: 'expected object', request: ['POST', path, []] },
]);

/** Every error that Sendcloud's documents give an example of, operation by operation. */
export const errorsProvoked: Provocation[] = [
  { operation: 'GET /api/v3/brands/{id} 404', says: 'No Brand', request: ['GET', '/api/v3/brands/1'] },
  ...contracts,
  ...logs,
  ...shopStatuses,
  {
    operation: 'GET /api/v3/addresses/sender-addresses/{id} 404',
    says: 'No sender address found.',
    request: ['GET', '/api/v3/addresses/sender-addresses/1'],
  },
  {
    operation: `GET ${CHECKOUT} 400`,
    says: 'Field required',
    request: async (arranged) => [
      'GET',
      `/api/v3/checkout/configurations/${await own(arranged)}/delivery-options?from_country_code=NL&to_country_code=NL`,
    ],
  },
  {
    operation: `GET ${CHECKOUT} 400`,
    says: 'Invalid country code',
    request: async (arranged) => [
      'GET',
      `/api/v3/checkout/configurations/${await own(arranged)}/delivery-options?from_country_code=NL&to_country_code=XX&weight_value=0&total_order_value=1`,
    ],
  },
  {
    operation: `GET ${CHECKOUT} 404`,
    says: NO_CONFIGURATION,
    request: ['GET', `/api/v3/checkout/configurations/${NO_CONFIGURATION}/delivery-options`],
  },
  {
    operation: 'POST /api/v3/checkout/delivery-options 400',
    says: 'no active configuration',
    account: 'no-checkout',
    request: ['POST', '/api/v3/checkout/delivery-options', {}],
  },
  {
    operation: 'POST /api/v3/checkout/delivery-options 400',
    says: 'Field required',
    request: ['POST', '/api/v3/checkout/delivery-options', { total_price: { value: '1' }, to_address: { country_code: 'NL' } }],
  },
  {
    operation: 'POST /api/v3/checkout/delivery-options 400',
    says: 'Invalid country code',
    request: [
      'POST',
      '/api/v3/checkout/delivery-options',
      {
        total_weight: { value: '0' },
        total_price: { value: '1' },
        from_address: { country_code: 'NL' },
        to_address: { country_code: 'XX' },
      },
    ],
  },
  ...(['GET', 'PATCH', 'DELETE'] as const).map(
    (method): Provocation => ({
      operation: `${method} /api/v3/integrations/{id} 404`,
      says: 'could not be found',
      request: [method, '/api/v3/integrations/1', method === 'PATCH' ? {} : undefined],
    }),
  ),
  {
    operation: 'PATCH /api/v3/integrations/{id} 400',
    says: 'Webhook URL required',
    request: ['PATCH', '/api/v3/integrations/10001', { webhook_active: true }],
  },
  {
    operation: 'GET /api/v3/orders 400',
    says: '128 is not one of the available choices',
    request: ['GET', '/api/v3/orders?integration=128'],
  },
  { operation: 'GET /api/v3/orders 404', says: 'Invalid cursor', request: ['GET', '/api/v3/orders?cursor=none'] },
  {
    operation: 'POST /api/v3/orders 400',
    says: 'Wrong request format, expected list of objects',
    request: ['POST', '/api/v3/orders', order()],
  },
  saving('[1]/order_details/integration', order(), order({ order_id: 'other', order_details: nowhere })),
  saving('Field required /data/attributes/[0]/order_id', nameless),
  saving('order_items/0/quantity', order({ order_details: { ...details, order_items: [{ ...details.order_items[0], quantity: 0 }] } })),
  {
    ...saving('still processing a previous request', order()),
    prepare: ({ control }) => control('POST', '/faults', { kind: 'still-processing', times: 1 }),
  },
  saving('at most 100 items, not 101', ...Array.from({ length: 101 }, () => order())),
  saving('shipping_details/ship_with/properties', order({ shipping_details: { ship_with: {} } })),
  saving('Integration with id 99999 does not exist', order({ order_details: { ...details, ...integration } })),
  { operation: 'POST /api/v3/orders 400', says: 'cannot be changed', request: renamed },
  saving('Input should be a valid string', order({ id: 12 })),
  ...(['GET', 'PATCH', 'DELETE'] as const).map(
    (method): Provocation => ({
      operation: `${method} /api/v3/orders/{id} 404`,
      says: method === 'PATCH' ? 'Could not find specified item.' : 'could not be found with the search criteria given',
      request: [method, '/api/v3/orders/1', method === 'PATCH' ? {} : undefined],
    }),
  ),
  { operation: 'PATCH /api/v3/orders/{id} 400', says: 'Could not find specified item.', request: patchedItem },
  {
    operation: 'POST /api/v3/orders/create-labels-async 400',
    says: 'Input should be a valid string',
    request: ['POST', '/api/v3/orders/create-labels-async', { integration_id: 10_001, orders: [{ order_id: 7 }] }],
  },
  {
    operation: 'POST /api/v3/orders/create-labels-async 404',
    says: 'The page you have requested',
    request: ['POST', '/api/v3/orders/create-labels-async', { integration_id: 1, orders: [{ order_id: '7' }] }],
  },
  {
    operation: 'POST /api/v3/orders/create-label-sync 400',
    says: 'Input should be a valid string.',
    request: ['POST', '/api/v3/orders/create-label-sync', { integration_id: 10_001, order: { order_id: 7 } }],
  },
  {
    operation: 'POST /api/v3/orders/create-label-sync 404',
    says: 'The page you have requested',
    request: ['POST', '/api/v3/orders/create-label-sync', { integration_id: 10_001, order: { order_id: '7' } }],
  },
  {
    operation: 'GET /api/v3/parcels/{id}/documents/{type} 400',
    says: 'Invalid document type.',
    request: ['GET', '/api/v3/parcels/1/documents/receipt'],
  },
  {
    operation: 'GET /api/v3/parcels/{id}/documents/{type} 404',
    says: 'No Parcel matches',
    request: ['GET', '/api/v3/parcels/1/documents/label'],
  },
  {
    operation: 'GET /api/v3/parcel-documents/{type} 400',
    says: 'Invalid document type.',
    request: ['GET', '/api/v3/parcel-documents/receipt?parcels=1'],
  },
  {
    operation: 'GET /api/v3/parcel-documents/{type} 404',
    says: 'No Parcel matches',
    request: ['GET', '/api/v3/parcel-documents/label?parcels=1'],
  },
  {
    operation: 'GET /api/v3/parcels/tracking/{tracking_number} 404',
    says: 'Parcel does not exist',
    request: ['GET', '/api/v3/parcels/tracking/none'],
  },
  {
    operation: 'POST /api/v3/parcels/tracking 409',
    says: 'already exists',
    prepare: ({ control }) => control('POST', '/faults', { kind: 'already-exists', times: 1 }),
    request: [
      'POST',
      '/api/v3/parcels/tracking',
      {
        announced_at: '2026-11-20T10:00:00Z',
        from_address: { country_code: 'NL', postal_code: '5611EM' },
        to_address: { country_code: 'NL', postal_code: '5611EM' },
        ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:standard' } },
        shipment: { source_id: 's1' },
        source_id: 'p1',
        tracking_number: { carrier_code: 'postnl', tracking_number: '3SOUTSIDE1' },
      },
    ],
  },
  { operation: 'PATCH /api/v3/returns/{id}/cancel 409', says: 'not cancellable', request: cancelledReturn },
  {
    operation: 'POST /api/v3/returns/announce-synchronously 400',
    says: 'invalid_postal_code',
    request: [
      'POST',
      '/api/v3/returns/announce-synchronously',
      {
        from_address: { ...recipient, postal_code: 'nowhere' },
        to_address: recipient,
        ship_with: { type: 'shipping_option_code', shipping_option_code: 'postnl:standard' },
        weight: { value: 2, unit: 'kg' },
      },
    ],
    reworded: about('api/v2/brand/own-v3/return-portal/outgoing'),
  },
  searching('Field required', 'carrier_code=dhl'),
  searching('is not a valid country code', 'carrier_code=dhl&country_code=XX'),
  searching('unable to parse string as a number', 'carrier_code=dhl&country_code=NL&latitude=north&longitude=5'),
  searching("'post_office' or 'carrier_depot'", 'carrier_code=dhl&country_code=NL&general_shop_type=shop'),
  searching('mutually exclusive', 'carrier_code=dhl&use_integration_carriers=true&country_code=NL'),
  searching('must all be provided together', 'carrier_code=dhl&country_code=NL&sw_latitude=5'),
  searching('not enabled for the authenticated integration', 'use_integration_carriers=true&country_code=NL', {
    account: 'service-points-off',
  }),
  searching('requested carriers: acme', 'carrier_code=acme&country_code=NL'),
  {
    operation: 'GET /api/v3/service-points 503',
    says: 'could not be resolved at this time',
    prepare: ({ control }) => control('POST', '/faults', { kind: 'geocoder-down', times: 1 }),
    request: ['GET', '/api/v3/service-points?carrier_code=dhl&country_code=NL&address=5611EM'],
  },
  {
    operation: 'GET /api/v3/service-points/{service_point_id} 404',
    says: 'could not be found',
    request: ['GET', '/api/v3/service-points/99'],
  },
  {
    operation: 'POST /api/v3/service-points/{service_point_id}/check-availability 404',
    says: 'could not be found',
    request: ['POST', '/api/v3/service-points/99/check-availability'],
  },
  ...shipping,
  {
    operation: 'GET /api/v3/shipments 400',
    says: 'announced_after is not a datetime',
    request: ['GET', '/api/v3/shipments?announced_after=yesterday'],
  },
  { operation: 'GET /api/v3/shipments 404', says: 'Invalid cursor', request: ['GET', '/api/v3/shipments?cursor=none'] },
  {
    operation: 'POST /api/v3/addresses/validate 400',
    says: 'This field is required.',
    request: ({ as: _as }) => {
      const { name: ___, email: ____, ...address } = recipient;
      return ['POST', '/api/v3/addresses/validate', { address }];
    },
  },
  { operation: 'POST /api/v3/shipments/{id}/cancel 404', says: 'Not found', request: ['POST', '/api/v3/shipments/none/cancel'] },
  { operation: 'POST /api/v3/shipments/{id}/cancel 409', says: 'already being cancelled', account: 'central', request: cancelledTwice },
  {
    operation: 'GET /api/v3/shipments/{id}/return-portal-url 404',
    says: 'No return portal',
    account: 'central',
    request: async ({ as }) => {
      const { id } = (await as('central')('POST', '/api/v3/shipments', shipment())).body.data;
      return ['GET', `/api/v3/shipments/${id}/return-portal-url`];
    },
  },
  ...['shipping-options', 'fetch-shipping-options'].map(
    (path): Provocation => ({
      operation: `POST /api/v3/${path} 400`,
      says: 'Invalid contract.',
      request: ['POST', `/api/v3/${path}`, { contract_id: 1 }],
    }),
  ),
  {
    operation: 'POST /api/v3/shipping-options 400',
    says: 'At least one parcel must be provided.',
    request: ['POST', '/api/v3/shipping-options', { parcels: [] }],
  },
  labelless(['GET', '/api/v2/labels/1'], '/api/v2/labels/{parcel_id}'),
  labelless(['POST', '/api/v2/labels', { label: { parcels: [1] } }], '/api/v2/labels'),
  ...['labels/normal_printer', 'labels/label_printer', 'customs_declaration/normal_printer'].flatMap((path) => [
    labelless(['GET', `/api/v2/${path}/1`], `/api/v2/${path}/{parcel_id}`),
    labelless(['GET', `/api/v2/${path}?ids=1`], `/api/v2/${path}`),
  ]),
  {
    operation: 'GET /api/v2/parcels/{id}/documents/{type} 404',
    says: 'No Parcel matches',
    account: 'own-v2',
    request: ['GET', '/api/v2/parcels/1/documents/commercial-invoice'],
  },
  {
    operation: 'GET /api/v2/parcels/{id}/documents/{type} 404',
    says: 'Not found.',
    account: 'own-v2',
    request: async (arranged) => ['GET', `/api/v2/parcels/${await held(arranged)}/documents/not-existing-document-type`],
    reworded: about('api/v2/parcels/300000001/documents/not-existing-document-type'),
  },
  {
    operation: 'GET /api/v2/parcels 404',
    says: 'Invalid cursor',
    account: 'own-v2',
    request: ['GET', '/api/v2/parcels?cursor=none'],
  },
  {
    operation: 'POST /api/v2/parcels 400',
    says: 'PostNL service error',
    account: 'own-v2',
    prepare: ({ control }) =>
      control('POST', '/faults', {
        kind: 'announcement-failed',
        message: 'PostNL service error: The domain for email address johndoe@email.com seems to be invalid',
      }),
    request: ['POST', '/api/v2/parcels', { parcel: parcel({ request_label: true, shipment: { id: 101 } }) }],
  },
  searchingV2('country', 'carrier=dhl'),
  searchingV2('Unable to locate', 'country=NL&address=Nowhereville'),
  searchingV2('bpost, postnl', 'country=NL&carrier=bpost,postnl'),
  searchingV2('ne_latitude', 'country=NL&ne_latitude=52'),
];
