import assert from 'node:assert/strict';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { OrderView } from '../../proxy/contract/orders.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { anOrder } from './an-order.ts';
import { cart, type TestProxy } from './proxy.ts';

export { anOrder };

export type MerchantName = 'own-v3' | 'own-v2' | 'central' | 'central-hold' | 'no-checkout' | 'existing-integration';

export const secretKeyOf = (merchant: MerchantName): string => `sk_demo_${merchant.replaceAll('-', '_')}_not_a_secret`;
const publishableKeyOf = (merchant: MerchantName): string => `pk_demo_${merchant.replaceAll('-', '_')}`;

/** What a shopper chose, as the page sends it: a service point of the first carrier that has one, near the cart's postal code. */
export async function choosePoint(p: TestProxy, merchant: MerchantName): Promise<{ token: string; quote: string; pointId: string }> {
  const key = publishableKeyOf(merchant);
  const { options } = await body(await p.read('/checkout/delivery-options', { key, ...cart }));
  const { quote, carrier } = options.find(({ type }) => type === 'service-point')!;
  const place = { key, country: 'NL', postalCode: '5611EM', carriers: carrier.code };
  const { points } = await body(await p.read('/checkout/service-points', place));
  const pointId = points.find(({ requires }) => requires.length === 0)!.id;
  const { token } = await body(await p.post('/checkout/selections', { key, quote, servicePointId: pointId }));
  return { token, quote, pointId };
}

/** An option that leaves nothing to choose, already signed. */
export async function chooseHome(p: TestProxy, merchant: MerchantName): Promise<string> {
  const { options } = await body(await p.read('/checkout/delivery-options', { key: publishableKeyOf(merchant), ...cart }));
  return options.find(({ type }) => type === 'standard')!.selection!.token;
}

/** The order as the shop's server reads it once everything that was due has been tried. */
export async function readOrder(p: TestProxy, merchant: MerchantName, id: string): Promise<OrderView> {
  await p.proxy.idle();
  return body(await p.shop('GET', `/orders/${id}`, undefined, secretKeyOf(merchant)));
}

/** Places an order that must be accepted. */
export async function place(p: TestProxy, merchant: MerchantName, request: object): Promise<OrderView> {
  const response = await p.shop('POST', '/orders', { order: anOrder(), ...request }, secretKeyOf(merchant));
  assert.equal(response.status, 201, await response.clone().text());
  return body(response);
}

/** Every field that a test looks at, whoever answered: each test knows which its answer has. */
export interface Reply extends OrderView {
  type: string;
  token: string;
  requestId: string;
  webhookUrl: string;
  options: DeliveryOption[];
  points: ServicePoint[];
  orders: (OrderView & { merchant: string; order: OrderView })[];
  next: string | null;
  /** What the sandbox's controls show of an account. */
  data: { parcels: { status: { code: string } }[] }[];
}

/** The JSON of an answer, for tests that look into it. */
export const body = async (response: Response): Promise<Reply> => (await response.json()) as Reply;

/** The type of a problem answer, without the address before it. */
export const problemType = async (response: Response): Promise<string> => (await body(response)).type.split('/').at(-1) ?? '';

export const reviewTypes = (order: OrderView): string[] => order.review.map(({ type }) => type);
