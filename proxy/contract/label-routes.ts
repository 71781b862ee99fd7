import { LabelBatch, LabelQuery, BuyLabel, PrintLabels, ShippingOptions, ShippingOptionsQuery } from './labels.ts';
import { OrderView } from './orders.ts';
import type { Route } from './route.ts';

const shop = { auth: 'shop', cacheControl: 'no-store' } as const;
const order = { schema: OrderView, description: 'The order as it stands' };
const pdf = { description: 'PDF', contentType: 'application/pdf' };

/** What labels are bought and printed by, of the central account. */
export const labelRouteTable: readonly Route[] = [
  {
    ...shop,
    method: 'GET',
    path: '/orders/{id}/shipping-options',
    summary: 'By what the parcel could be shipped, at which price, and what is missing for a label (central account)',
    query: ShippingOptionsQuery,
    answers: { 200: { schema: ShippingOptions, description: 'What the parcel can be shipped by, with prices' } },
    curl: `curl -H "$SHOP" "$PROXY/orders/$ORDER/shipping-options?parcels=1500:30x20x10,1000"`,
  },
  {
    ...shop,
    method: 'POST',
    path: '/orders/{id}/label',
    summary: 'Buys the label (central account)',
    body: BuyLabel,
    answers: { 200: order, 202: { ...order, description: 'Sendcloud has not answered yet; the label follows' } },
    curl: `curl -H "$SHOP" -H "$JSON" -d '{}' "$PROXY/orders/$ORDER/label"`,
  },
  {
    ...shop,
    method: 'GET',
    path: '/orders/{id}/label',
    summary: 'The label of each parcel, or its customs declaration, as often as wanted (central account)',
    query: LabelQuery,
    answers: { 200: pdf },
    curl: `curl -H "$SHOP" -o label.pdf "$PROXY/orders/$ORDER/label?format=a4"`,
  },
  {
    ...shop,
    method: 'POST',
    path: '/label-batches',
    summary: 'Labels of several orders at once; those that have none are bought (central account)',
    body: PrintLabels,
    answers: { 202: { schema: LabelBatch, description: 'The batch, which goes on by itself' } },
    curl: `curl -H "$SHOP" -H "$JSON" -d '{"orders":["'$ORDER'"],"format":"a6"}' "$PROXY/label-batches"`,
    keeps: ['BATCH', 'd.id'],
  },
  {
    ...shop,
    method: 'GET',
    path: '/label-batches/{id}',
    summary: 'How far a batch is',
    answers: { 200: { schema: LabelBatch, description: 'The batch as it stands' } },
    curl: `curl -H "$SHOP" "$PROXY/label-batches/$BATCH"`,
  },
  {
    ...shop,
    method: 'GET',
    path: '/label-batches/{id}/pdf',
    summary: 'The labels that a batch has by now, in one file',
    answers: { 200: pdf },
    curl: `curl -H "$SHOP" -o labels.pdf "$PROXY/label-batches/$BATCH/pdf"`,
  },
];

/** For after what is asked about a parcel. */
export const cancelLabelRoute: Route = {
  ...shop,
  method: 'DELETE',
  path: '/orders/{id}/label',
  summary: 'Cancels the label; once Sendcloud has confirmed it, another can be bought (central account)',
  answers: { 200: order, 202: { ...order, description: 'Sendcloud has not confirmed it yet' } },
  curl: `curl -H "$SHOP" -X DELETE "$PROXY/orders/$ORDER/label"`,
};
