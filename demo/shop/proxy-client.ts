import type { ShopIdentity } from './config.ts';

/** The place a parcel waits, as the proxy tells it; only what this shop prints. */
export interface ServicePoint {
  id: string;
  name: string;
  carrierName: string;
  addressLines: string[];
  opening: { week: { day: string; hours: [string, string][] | null }[] | null };
}

export interface Money {
  value: string;
  currency: string;
}

/** Answer of `POST /selections/verify`. */
export interface Verdict {
  ok: boolean;
  price: Money | null;
  option: { code: string; type: string; title: string; carrier: { name: string } };
  deliveryWindow: { from: string; to: string } | null;
  servicePoint: ServicePoint | null;
  problems: { type: string; detail: string }[];
}

/** Body of `POST /selections/verify`: the token, and what this server knows. `weight` in grams. */
export interface VerifyQuestion {
  token: string;
  weight: number;
  orderValue: string;
  currency: string;
  address: { country: string; postalCode: string };
}

/** The part of `GET /orders/{id}` this shop shows. */
export interface OrderView {
  id: string;
  state: string;
  delivery: { servicePoint: ServicePoint | null };
  parcel: { status: string | null; trackingNumber: string | null; trackingUrl: string | null } | null;
  label: { available: boolean; reason: string | null };
}

/** The proxy said no. `type` is the last part of the problem's type, or the status where there is none. */
export class ProxyRefusal extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string) {
    super(`the proxy answered ${status} ${type}`);
    this.status = status;
    this.type = type;
  }
}

export interface ProxyClient {
  verify(question: VerifyQuestion): Promise<Verdict>;
  placeOrder(body: unknown): Promise<{ id: string }>;
  order(id: string): Promise<OrderView>;
  label(id: string): Promise<Response>;
}

/**
 * The proxy's server API for one shop. Every call ends within `deadline` milliseconds, and fails with `ProxyRefusal` when the
 * proxy answers anything but success, with fetch's own error when it does not answer.
 */
export function createProxyClient(proxyUrl: string, shop: ShopIdentity, deadline = 5000): ProxyClient {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(proxyUrl + path, {
      method,
      headers: { authorization: `Bearer ${shop.secretKey}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(deadline),
    });
    if (!response.ok) throw new ProxyRefusal(response.status, await problemType(response));
    return response;
  };
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => (await (await call(method, path, body)).json()) as T;
  const orderPath = (id: string) => `/orders/${encodeURIComponent(id)}`;
  return {
    verify: (question) => json('POST', '/selections/verify', question),
    placeOrder: (body) => json('POST', '/orders', body),
    order: (id) => json('GET', orderPath(id)),
    label: (id) => call('GET', `${orderPath(id)}/label`),
  };
}

async function problemType(response: Response): Promise<string> {
  const text = await response.text();
  const type = /"type"\s*:\s*"[^"]*\/([a-z-]+)"/.exec(text)?.[1];
  return type ?? String(response.status);
}
