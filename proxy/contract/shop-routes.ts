import { cancelLabelRoute, labelRouteTable } from './label-routes.ts';
import { ChangeServicePoint, OrderList, OrdersQuery, OrderView, PlaceOrderRequest, ReturnPortal, Tracking } from './orders.ts';
import type { Route } from './route.ts';
import { VerifyReply, VerifyRequest } from './selections.ts';

const shop = { auth: 'shop', cacheControl: 'no-store' } as const;
const order = { schema: OrderView, description: 'The order as it stands' };

/** `order` is made in `curlSetup`: a number and the weight in grams. */
const placeOrder = (number: string, weight: number): string =>
  `curl -H "$SHOP" -H "$JSON" -d '{"token":"'$TOKEN'",'"$(order ${number} ${weight})"'}' "$PROXY/orders"`;

/** What a shop's server asks. */
export const shopRouteTable: readonly Route[] = [
  {
    ...shop,
    method: 'POST',
    path: '/selections/verify',
    summary: 'Before payment: is what the page claimed true?',
    body: VerifyRequest,
    answers: { 200: { schema: VerifyReply, description: 'What was signed, and what of it is not so' } },
    curl: `curl -H "$SHOP" -H "$JSON" -d '{"token":"'$TOKEN'","weight":2500,"orderValue":"45.90","currency":"EUR","address":{"country":"NL","postalCode":"5611EM"}}' "$PROXY/selections/verify"`,
  },
  {
    ...shop,
    method: 'POST',
    path: '/orders',
    summary: 'Accepts a paid order durably, then delivers it exactly once',
    body: PlaceOrderRequest,
    answers: { 201: { ...order, description: 'Accepted' }, 200: { ...order, description: 'The same order was here already' } },
    curl: placeOrder('$NUMBER', 2500),
    keeps: ['ORDER', 'd.id'],
  },
  {
    ...shop,
    method: 'GET',
    path: '/orders',
    operatorToo: true,
    summary: 'Orders, newest first; a shop its own, the operator everybody’s or one merchant’s',
    query: OrdersQuery,
    answers: { 200: { schema: OrderList, description: 'A page of orders' } },
    curl: `curl -H "$SHOP" "$PROXY/orders?state=held"`,
  },
  {
    ...shop,
    method: 'GET',
    path: '/orders/{id}',
    summary: 'State, parcel, tracking, and why this account',
    answers: { 200: order },
    curl: `curl -H "$SHOP" "$PROXY/orders/$ORDER"`,
  },
  {
    ...shop,
    method: 'POST',
    path: '/orders/{id}/service-point',
    summary: 'Another service point for an order that has not left',
    body: ChangeServicePoint,
    answers: { 200: order },
    curl: `curl -H "$SHOP" -H "$JSON" -d '{"servicePointId":"'$OTHER'"}' "$PROXY/orders/$ORDER/service-point"`,
  },
  ...labelRouteTable,
  {
    ...shop,
    method: 'GET',
    path: '/orders/{id}/tracking',
    summary: 'Where the parcel is',
    answers: { 200: { schema: Tracking, description: 'Its status and what happened to it' } },
    curl: `curl -H "$SHOP" "$PROXY/orders/$ORDER/tracking"`,
  },
  {
    ...shop,
    method: 'GET',
    path: '/orders/{id}/return-portal',
    summary: 'Where the buyer sends it back',
    answers: { 200: { schema: ReturnPortal, description: "The return portal's address" } },
    curl: `curl -H "$SHOP" "$PROXY/orders/$ORDER/return-portal"`,
  },
  cancelLabelRoute,
  {
    ...shop,
    method: 'POST',
    path: '/orders/{id}/cancel',
    summary: 'Cancels an order',
    answers: { 200: order },
    curl: `curl -H "$SHOP" -X POST "$PROXY/orders/$ORDER/cancel"`,
  },
  {
    ...shop,
    method: 'POST',
    path: '/orders/{id}/release',
    summary: 'Lets an order in review go as it is',
    answers: { 200: order },
    curl: [
      '# an order that weighs more than was quoted waits for somebody to decide',
      `HEAVIER=$(${placeOrder('$NUMBER-2', 2600)} | field d.id)`,
      'curl -H "$SHOP" -X POST "$PROXY/orders/$HEAVIER/release"',
    ].join('\n'),
  },
  {
    ...shop,
    method: 'DELETE',
    path: '/orders/{id}/personal-data',
    summary: 'Forgets who the order was for',
    answers: { 204: { description: 'Forgotten' } },
    curl: `curl -H "$SHOP" -X DELETE "$PROXY/orders/$ORDER/personal-data"`,
  },
];
