import type { DeliveryOptions } from './contract/delivery-options.ts';
import type { Order, OrderView, PlainDelivery } from './contract/orders.ts';
import type { FieldError, Problem } from './contract/problems.ts';
import type { VerifyReply, VerifyRequest } from './contract/selections.ts';

export type { DeliveryOptions } from './contract/delivery-options.ts';
export type { Order, OrderView, PlainDelivery } from './contract/orders.ts';
export type { VerifyReply, VerifyRequest } from './contract/selections.ts';
export { variantOf } from './domain/variant.ts';
export { type EventType, type ReceivedWebhook, verifyWebhook, WebhookError, type WebhookEvent } from './verify-webhook.ts';

/** Where a shop's proxy is, and the keys it knows the shop by. `deadline` in milliseconds for each call, 10 s unless told. */
export interface ShopOptions {
  proxy: string;
  secretKey: string;
  publishableKey?: string;
  /** The origin of the shop's pages, for `quote`. */
  origin?: string;
  deadline?: number;
  fetch?: typeof fetch;
}

/** The cart as the shop's server knows it. Weight in grams, `orderValue` a decimal string. */
export interface ShopCart {
  country: string;
  postalCode?: string;
  weight: number;
  orderValue: string;
  currency: string;
}

/** What a form's delivery entry was: a token from the element, or the value of a fallback control. */
export type Delivery = { token: string } | { delivery: PlainDelivery };

/** What a shop's server asks of its proxy. Every call rejects with `ProxyError`. */
export interface Shop {
  /** Delivery options for the first paint, before any script runs. Needs `publishableKey` and `origin`. */
  quote(cart: ShopCart): Promise<DeliveryOptions>;
  /** Before payment: is what the page handed over true? */
  verifySelection(request: VerifyRequest): Promise<VerifyReply>;
  /** After payment. Safe to repeat until it answers: the same order is never placed twice. */
  placeOrder(delivery: Delivery, order: Order): Promise<OrderView>;
}

/** The proxy said no, or nothing. `type` is a problem type such as `invalid-token`, or `unreachable`. */
export class ProxyError extends Error {
  readonly type: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: FieldError[];

  constructor(type: string, status: number, told: { detail?: string; requestId?: string; fields?: FieldError[]; cause?: unknown } = {}) {
    super(told.detail ?? type, { cause: told.cause });
    this.name = 'ProxyError';
    this.type = type;
    this.status = status;
    this.requestId = told.requestId;
    this.fields = told.fields ?? [];
  }
}

/** Reads a form's delivery entry: our tokens begin with `sel1.` or `quo1.`, anything else is a fallback control's value. */
export function deliveryFrom(value: string): Delivery {
  return /^(sel1|quo1)\./.test(value) ? { token: value } : { delivery: { option: value } };
}

/** The calls of one shop. No dependencies: any runtime with `fetch`. */
export function createShop(options: ShopOptions): Shop {
  const bearer = { Authorization: `Bearer ${options.secretKey}` };
  const post = <T>(path: string, body: unknown): Promise<T> =>
    call<T>(options, path, { method: 'POST', headers: { ...bearer, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return {
    quote(cart) {
      const { publishableKey = '', origin = '' } = options;
      const known = Object.entries({ key: publishableKey, ...cart }).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
      return call(options, `/checkout/delivery-options?${query}`, { headers: { Origin: origin } });
    },
    verifySelection: (request) => post('/selections/verify', request),
    placeOrder: (delivery, order) => post('/orders', { ...delivery, order }),
  };
}

async function call<T>({ proxy, deadline = 10_000, fetch: send = fetch }: ShopOptions, path: string, request: RequestInit): Promise<T> {
  const response = await reach(() => send(new URL(path, proxy), { ...request, signal: AbortSignal.timeout(deadline) }));
  const body = await reach(() => response.json());
  if (response.ok) return body as T;
  const { type, detail, requestId, errors } = body as Partial<Problem>;
  const told = { ...(detail && { detail }), ...(requestId && { requestId }), ...(errors && { fields: errors }) };
  throw new ProxyError(type?.split('/').at(-1) ?? 'internal', response.status, told);
}

async function reach<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new ProxyError('unreachable', 0, { detail: 'The delivery proxy does not answer.', cause });
  }
}
