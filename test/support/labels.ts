import assert from 'node:assert/strict';
import type { ChargeList } from '../../proxy/contract/charges.ts';
import type { LabelBatch, ShippingOptions } from '../../proxy/contract/labels.ts';
import type { OrderItem, OrderView } from '../../proxy/contract/orders.ts';
import { anOrder } from './an-order.ts';
import { place, type MerchantName, secretKeyOf } from './orders.ts';
import type { TestProxy } from './proxy.ts';

/** What labels are asked of: an order whose label has yet to be bought, and the shop's words about it. */
export interface LabelDesk {
  order: OrderView;
  /** Asks about the order; `path` goes after its address. */
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  read(): Promise<OrderView>;
  options(query?: string): Promise<ShippingOptions>;
}

const kettle = anOrder().items[0] as OrderItem;

/** An item from outside the union that lacks what customs want to know. */
export const undeclared: OrderItem = { description: 'Tea towel', quantity: 2, weight: 200, price: { value: '12.50', currency: 'EUR' } };

const swiss = { name: 'Urs Egli', addressLine1: 'Bahnhofstrasse', houseNumber: '1', postalCode: '8001', city: 'Zürich', country: 'CH' };
export const toSwitzerland = { recipient: { ...swiss, email: 'urs@example.ch', phone: '+41441234567' }, items: [kettle, undeclared] };

/** An order that waits for its label, or one of another merchant’s. */
export async function openDesk(
  p: TestProxy,
  changes: Parameters<typeof anOrder>[0] = {},
  { merchant = 'central-hold', code = 'postnl:standard' }: { merchant?: MerchantName; code?: string } = {},
): Promise<LabelDesk> {
  const order = await place(p, merchant, { delivery: { shippingOptionCode: code }, order: anOrder(changes) });
  const ask = (method: string, path: string, body?: unknown) => p.shop(method, `/orders/${order.id}${path}`, body, secretKeyOf(merchant));
  return {
    order,
    ask,
    read: async () => (await (await ask('GET', '')).json()) as OrderView,
    options: async (query = '') => (await (await ask('GET', `/shipping-options${query}`)).json()) as ShippingOptions,
  };
}

/** Buys a label, which must come at once. */
export async function buy(desk: LabelDesk, wanted: object = {}): Promise<OrderView> {
  const response = await desk.ask('POST', '/label', wanted);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as OrderView;
}

export const chargesOf = async (p: TestProxy, query: Record<string, string> = {}): Promise<ChargeList> =>
  (await (await p.operator('GET', `/charges?${new URLSearchParams(query)}`)).json()) as ChargeList;

/** Kind and amount of each entry, in turn. */
export const entries = ({ charges }: ChargeList): string[] => charges.map(({ kind, amount }) => `${kind} ${amount.value}`);

export async function printBatch(p: TestProxy, orders: string[], format = 'a6'): Promise<LabelBatch> {
  const response = await p.shop('POST', '/label-batches', { orders, format }, secretKeyOf('central-hold'));
  assert.equal(response.status, 202, await response.clone().text());
  return (await response.json()) as LabelBatch;
}

/** What the sandbox holds of the central account; its controls' own shapes. */
export async function held(p: TestProxy): Promise<HeldShipment[]> {
  const response = await p.sandbox.fetch(new Request('http://sandbox.test/__sandbox/accounts/central/shipments'));
  return ((await response.json()) as { data: HeldShipment[] }).data;
}

export interface HeldShipment {
  external_reference_id: string;
  ship_with: { properties: { shipping_option_code: string; contract_id?: number } };
  brand_id?: number;
  customs_information?: { invoice_number: string; export_reason: string };
  parcels: {
    id: number;
    status: { code: string };
    tracking_number: string;
    weight: { value: string };
    parcel_items: { description: string; quantity: number; hs_code?: string; origin_country?: string }[];
  }[];
}

/** Turns a knob of the sandbox. */
export const control = (p: TestProxy, method: string, path: string, body?: object): Promise<Response> =>
  p.sandbox.fetch(
    new Request(`http://sandbox.test/__sandbox${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }),
  );

/** Width and height of each page of a PDF, in points. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g),
  ].map(([, width, height]) => `${width}x${height}`);
