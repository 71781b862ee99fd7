import assert from 'node:assert/strict';
import { STATUSES } from '../../demo/sandbox/catalogue/statuses.ts';
import type { BuyLabel } from '../../proxy/contract/labels.ts';
import type { Order, OrderItem, OrderView } from '../../proxy/contract/orders.ts';

/** Reads one of the sandbox's controls, by its path below `/__sandbox`. */
export type Look = (path: string) => Promise<unknown>;

/** What a shop handed over, and what was said when the label was bought. `abroad`: it leaves the customs union. */
export interface Sold {
  order: Order;
  bought?: BuyLabel;
  abroad?: boolean;
}

/** An order as one side knows it, in words that both have. */
interface Side {
  number: string;
  reference: string | undefined;
  option: string | null;
  servicePoint: string | null;
  postNumber: string | null;
  /** How it is packed: grams, and what is inside. */
  packed: { grams: number; goods: string[] }[];
  /** Number on the customs invoice, and why the goods are sent. */
  customs: string | null;
  parcels: string[];
  /** Labels to be printed, and declarations with them; null where the merchant prints. */
  labels: number | null;
  declarations: number | null;
}

/** Holds what the proxy says of an order against what the sandbox holds of it, field by field. */
export async function assertSameOnBothSides(look: Look, view: OrderView, sold: Sold): Promise<void> {
  const read = { 'v3-orders': ordersSide, 'v2-parcels': parcelsSide, 'v3-shipments': shipmentsSide }[view.upstream!.api];
  assert.deepEqual(await read(look, view), shownSide(view, sold));
}

function shownSide(view: OrderView, { order, bought, abroad = false }: Sold): Side {
  const { number, delivery, parcels, label, account, upstream } = view;
  const central = account.kind === 'central';
  // API v2 takes items with their customs code alone: all have one, or none go (`v2/parcels.yaml`).
  const unnamed = upstream?.api === 'v2-parcels' && order.items.some(({ hsCode }) => hsCode === undefined);
  const packing = bought?.parcels ?? [{ weight: order.weight, items: order.items.map(({ quantity }, item) => ({ item, quantity })) }];
  return {
    number,
    reference: upstream?.reference,
    option: delivery.shippingOptionCode,
    servicePoint: delivery.servicePoint?.id ?? null,
    postNumber: delivery.postNumber,
    packed: packing.map(({ weight, items = [] }) => ({
      grams: weight,
      goods: (unnamed ? [] : items).map(({ item, quantity }) => goodsLine({ ...order.items[item]!, ...told(bought, item), quantity })),
    })),
    customs: abroad ? `${bought?.customs?.invoiceNumber ?? order.number} ${bought?.customs?.reason ?? 'commercial-goods'}` : null,
    parcels: parcels.map(({ id, status, trackingNumber, trackingUrl }) => parcelLine(id, status, trackingNumber, trackingUrl)).toSorted(),
    labels: central ? (label.available ? parcels.length : 0) : null,
    declarations: central ? (label.declared ? parcels.length : 0) : null,
  };
}

/** What was told of an item when the label was bought. */
function told(bought: BuyLabel | undefined, place: number): Partial<OrderItem> {
  const { item: _, ...facts } = bought?.customs?.items?.find(({ item }) => item === place) ?? { item: place };
  return facts as Partial<OrderItem>;
}

const goodsLine = ({ quantity, description, weight, price, hsCode, originCountry }: OrderItem): string =>
  [`${quantity} × ${description}`, `${weight} g`, Number(price.value).toFixed(2), hsCode ?? '-', originCountry ?? '-'].join(', ');

const parcelLine = (id: string | number, status: string | null, trackingNumber: string | null, trackingUrl: string | null): string =>
  [id, status, trackingNumber, trackingUrl].join(' ');

interface HeldParcel {
  id: number;
  order_number: string;
  shipment_uuid: string;
  external_reference: string | null;
  status: { id: number };
  tracking_number: string;
  tracking_url?: string;
  weight: string;
  to_service_point: string | null;
  to_post_number: string;
  documents: { type: string }[];
  customs_information?: { customs_invoice_nr: string; customs_shipment_type: number };
  parcel_items: { description: string; quantity: number; weight: string; value: number; hs_code?: string; origin_country?: string }[];
}

interface HeldShipment {
  id: string;
  external_reference_id: string;
  order_number: string;
  to_address: { po_box?: string };
  to_service_point?: { id: string };
  ship_with: { properties: { shipping_option_code: string } };
  customs_information?: { invoice_number: string; export_reason: string };
}

interface HeldOrder {
  order_id: string;
  order_number: string;
  order_details: {
    order_items: {
      name: string;
      quantity: number;
      unit_price: { value: number };
      measurement: { weight: { value: number } };
      hs_code?: string;
      country_of_origin?: string;
    }[];
  };
  customs_details?: { commercial_invoice_number: string; shipment_type: string };
  shipping_details: { measurement: { weight: { value: number } }; ship_with?: { properties: { shipping_option_code: string } } };
  service_point_details?: { id: string; post_number?: string };
}

const list = async <T>(look: Look, account: string, kind: string): Promise<T[]> =>
  ((await look(`/accounts/${account}/${kind}`)) as { data: T[] }).data;

const byNumber = <T extends { order_number: string }>(held: T[], number: string): T[] => held.filter((one) => one.order_number === number);

/** Of an own account by API v3: the order, and the parcels that its merchant made of it. */
async function ordersSide(look: Look, { merchant, number }: OrderView): Promise<Side> {
  const [order, ...others] = byNumber(await list<HeldOrder>(look, merchant, 'orders'), number);
  assert.ok(order && others.length === 0, `one order ${number}`);
  const { order_details, customs_details: customs, shipping_details: shipping, service_point_details: point } = order;
  const goods = order_details.order_items.map((item) =>
    goodsLine({
      description: item.name,
      quantity: item.quantity,
      weight: item.measurement.weight.value,
      price: { value: String(item.unit_price.value), currency: 'EUR' },
      hsCode: item.hs_code,
      originCountry: item.country_of_origin,
    }),
  );
  return {
    number: order.order_number,
    reference: order.order_id,
    option: shipping.ship_with?.properties.shipping_option_code ?? null,
    servicePoint: point?.id ?? null,
    postNumber: point?.post_number ?? null,
    packed: [{ grams: shipping.measurement.weight.value, goods }],
    customs: customs ? `${customs.commercial_invoice_number} ${customs.shipment_type.replaceAll('_', '-')}` : null,
    parcels: byNumber(await list<HeldParcel>(look, merchant, 'parcels'), number)
      .map(heldParcelLine)
      .toSorted(),
    labels: null,
    declarations: null,
  };
}

/** Of an own account by API v2: one parcel, with or without a label. It takes no shipping option before that is printed. */
async function parcelsSide(look: Look, { merchant, number, delivery }: OrderView): Promise<Side> {
  const [parcel, ...others] = byNumber(await list<HeldParcel>(look, merchant, 'parcels'), number);
  assert.ok(parcel && others.length === 0, `one parcel of ${number}`);
  const { customs_information: customs } = parcel;
  return {
    number: parcel.order_number,
    reference: parcel.external_reference ?? undefined,
    ...heldPlace(parcel),
    option: delivery.shippingOptionCode,
    packed: [contentOf(parcel)],
    customs: customs ? `${customs.customs_invoice_nr} ${shipmentTypes[customs.customs_shipment_type]}` : null,
    parcels: [heldParcelLine(parcel)],
    labels: null,
    declarations: null,
  };
}

/** Of the central account: the shipment of the last attempt; those before it are cancelled. */
async function shipmentsSide(look: Look, { number, upstream }: OrderView): Promise<Side> {
  const shipments = byNumber(await list<HeldShipment>(look, 'central', 'shipments'), number);
  const last = shipments.find(({ external_reference_id }) => external_reference_id === upstream?.reference);
  assert.ok(last, `a shipment ${upstream?.reference}`);
  const parcels = byNumber(await list<HeldParcel>(look, 'central', 'parcels'), number);
  const mine = parcels.filter(({ shipment_uuid }) => shipment_uuid === last.id);
  for (const parcel of parcels)
    if (!mine.includes(parcel)) assert.equal(codeOf(parcel), 'CANCELLED', `parcel ${parcel.id} of an earlier attempt`);
  const printed = (type: string) => mine.filter(({ documents }) => documents.some((document) => document.type === type)).length;
  const { customs_information: customs } = last;
  return {
    number: last.order_number,
    reference: last.external_reference_id,
    option: last.ship_with.properties.shipping_option_code,
    servicePoint: last.to_service_point?.id ?? null,
    postNumber: last.to_address.po_box ?? null,
    packed: mine.map(contentOf),
    customs: customs ? `${customs.invoice_number} ${customs.export_reason.replaceAll('_', '-')}` : null,
    parcels: mine.map(heldParcelLine).toSorted(),
    labels: printed('label'),
    declarations: printed('cn23'),
  };
}

/** `customs_shipment_type` of API v2 (`v2/parcels.yaml`), by its number. */
const shipmentTypes = ['gift', 'documents', 'commercial-goods', 'commercial-sample', 'returned-goods'];

const codeOf = ({ status }: HeldParcel): string => STATUSES.find(({ id }) => id === status.id)?.code ?? `status ${status.id}`;

const heldParcelLine = (parcel: HeldParcel): string =>
  parcelLine(parcel.id, codeOf(parcel), parcel.tracking_number || null, parcel.tracking_url ?? null);

const heldPlace = ({ to_service_point, to_post_number }: HeldParcel) => ({
  servicePoint: to_service_point,
  postNumber: to_post_number || null,
});

const contentOf = ({ weight, parcel_items }: HeldParcel) => ({
  grams: Math.round(Number(weight) * 1000),
  goods: parcel_items.map(({ value, hs_code, origin_country, ...item }) =>
    goodsLine({
      ...item,
      weight: Math.round(Number(item.weight) * 1000),
      price: { value: String(value), currency: 'EUR' },
      hsCode: hs_code,
      originCountry: origin_country,
    }),
  ),
});
