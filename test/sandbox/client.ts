import { createSandbox, type Sandbox, type SandboxOptions } from '../../demo/sandbox/sandbox.ts';

/** A reply taken apart: JSON parsed, anything else as bytes. */
export interface Reply {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** A Saturday evening in Eindhoven, winter time. */
export const NOW = Date.parse('2026-11-21T20:00:00+01:00');

/** A sandbox whose clock stands still at `NOW` until it is turned, and a way to call it with an account's keys. */
export function arrange(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ now: () => NOW, ...options });
  const as =
    (account: string) =>
    (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
      send(sandbox, method, path, body, { authorization: keysOf(account), ...headers });
  return { sandbox, as, control: (method: string, path: string, body?: unknown) => send(sandbox, method, `/__sandbox${path}`, body, {}) };
}

export const keysOf = (account: string): string => `Basic ${btoa(`demo-${account}-public:demo-${account}-secret-not-a-secret`)}`;

async function send(sandbox: Sandbox, method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await sandbox.fetch(new Request(`http://sandbox${path}`, { method, headers, ...content }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes };
}

/** Any point of a carrier near the centre of Eindhoven, or of another place. */
export async function pointOf(
  as: ReturnType<typeof arrange>['as'],
  carrier: string,
  where = 'country_code=NL&address=5611EM',
): Promise<{ id: number; carrier_service_point_id: string }> {
  const reply = await as('own-v3')('GET', `/api/v3/service-points?${where}&carrier_code=${carrier}&limit=1`);
  return reply.body.data.results[0];
}

export const recipient = {
  name: 'Noor de Wit',
  address_line_1: 'Stadhuisplein',
  house_number: '1',
  postal_code: '5611EM',
  city: 'Eindhoven',
  country_code: 'NL',
  email: 'noor@example.com',
};

/** A shipment of two kilograms to a door, from the first sender address of account `central`. */
export const shipment = (change: object = {}) => ({
  to_address: recipient,
  from_address: { sender_address_id: 3001 },
  ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:standard' } },
  parcels: [{ weight: { value: '2', unit: 'kg' } }],
  ...change,
});

/** The same with an option that goes to a service point. */
export const toPoint = (option: string, id: unknown, change: object = {}) =>
  shipment({
    ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: option } },
    to_service_point: { id },
    ...change,
  });

/** A paid order for account `own-v3`. */
export const order = (change: object = {}) => ({
  order_id: '1001',
  order_number: 'KL-1001',
  order_details: {
    integration: { id: 10_001 },
    status: { code: 'paid' },
    order_created_at: '2026-11-21T18:59:00Z',
    order_items: [{ name: 'Teapot', quantity: 1, total_price: { value: 45.9, currency: 'EUR' } }],
  },
  payment_details: { total_price: { value: 45.9, currency: 'EUR' }, status: { code: 'paid' } },
  shipping_address: recipient,
  ...change,
});

/** A v2 parcel without a label for account `own-v2`. */
export const parcel = (change: object = {}) => ({
  name: 'Noor de Wit',
  address: 'Stadhuisplein',
  house_number: '1',
  postal_code: '5611EM',
  city: 'Eindhoven',
  country: 'NL',
  email: 'noor@example.com',
  weight: '2.000',
  order_number: 'WS-7',
  request_label: false,
  ...change,
});

export const cart = (change: object = {}) => ({
  total_weight: { value: '2500', unit: 'g' },
  total_price: { value: '45.90' },
  from_address: { country_code: 'NL', postal_code: '5611EM' },
  to_address: { country_code: 'NL', postal_code: '5611EM' },
  ...change,
});

/** Recorded v2 replies hold nulls where the document wants text or nothing; the sandbox keeps to the recordings. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])));
}
