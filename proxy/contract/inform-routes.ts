import {
  CreatedWebhook,
  DeliveriesQuery,
  DeliveryList,
  Replayed,
  ReplayDeliveries,
  RotatedWebhook,
  SetWebhook,
  WebhookEndpoint,
  WebhookTested,
} from './events.ts';
import { FitReply, FitRequest } from './fit.ts';
import { Funnel, FunnelBeacon, FunnelQuery } from './funnel.ts';
import type { Route } from './route.ts';

const operator = { auth: 'operator', cacheControl: 'no-store' } as const;
const merchant = '$PROXY/merchants/central-hold';
const page = { description: 'A page', contentType: 'text/html' };

/** How shops, buyers and marketplaces are kept informed. */
export const informRouteTable: readonly Route[] = [
  {
    ...operator,
    method: 'PUT',
    path: '/merchants/{id}/webhook',
    summary: 'Where the merchant’s events go; turns it on again where nothing got through for days',
    body: SetWebhook,
    answers: { 200: { schema: CreatedWebhook, description: 'The address, and its secret the first time' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -X PUT -d '{"url":"http://localhost:8080/webhooks"}' "${merchant}/webhook"`,
  },
  {
    ...operator,
    method: 'GET',
    path: '/merchants/{id}/webhook',
    summary: 'Where the merchant’s events go, whether they get through, and what waits',
    answers: { 200: { schema: WebhookEndpoint, description: 'The address' } },
    curl: `curl -H "$ADMIN" "${merchant}/webhook"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants/{id}/webhook/test',
    summary: 'Sends an event that says nothing, and tells what it was answered',
    answers: { 200: { schema: WebhookTested, description: 'What the address answered' } },
    curl: `curl -H "$ADMIN" -X POST "${merchant}/webhook/test"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants/{id}/webhook/rotate',
    summary: 'Makes a new secret; for a day events are signed with both',
    answers: { 200: { schema: RotatedWebhook, description: 'The new secret, this once' } },
    curl: `curl -H "$ADMIN" -X POST "${merchant}/webhook/rotate"`,
  },
  {
    ...operator,
    method: 'GET',
    path: '/merchants/{id}/webhook-deliveries',
    summary: 'What the merchant was told in the last thirty days, newest first, and what was answered',
    query: DeliveriesQuery,
    answers: { 200: { schema: DeliveryList, description: 'A page of events' } },
    curl: `curl -H "$ADMIN" "${merchant}/webhook-deliveries?state=delivered"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants/{id}/webhook-deliveries/replay',
    summary: 'Sends events again, by id or all of a time, under the ids they had',
    body: ReplayDeliveries,
    answers: { 200: { schema: Replayed, description: 'How many' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"from":"2026-11-24T00:00:00Z","to":"2026-11-25T00:00:00Z","state":"given-up"}' "${merchant}/webhook-deliveries/replay"`,
  },
  {
    ...operator,
    method: 'DELETE',
    path: '/merchants/{id}/webhook',
    summary: 'No more events; what waits is dropped',
    answers: { 204: { description: 'Gone' } },
    curl: `curl -H "$ADMIN" -X DELETE "${merchant}/webhook"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/service-points/{id}/fit',
    summary: 'Whether one service point takes the parcels of several sellers, and why not; signs each selection that fits',
    body: FitRequest,
    answers: { 200: { schema: FitReply, description: 'Seller by seller' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"country":"NL","postalCode":"5611EM","sellers":[{"merchant":"central-hold","weight":1200,"orderValue":"25.00","currency":"EUR"},{"merchant":"own-v3","weight":900,"orderValue":"19.95","currency":"EUR"}]}' "$PROXY/service-points/$POINT/fit"`,
  },
  {
    auth: 'page',
    method: 'POST',
    path: '/checkout/funnel',
    summary: 'Counts that somebody was shown a checkout, or chose in it: a number goes up, nobody is known by it',
    body: FunnelBeacon,
    answers: { 204: { description: 'Counted' } },
    cacheControl: 'no-store',
    vary: 'Origin',
    curl: `curl -H "$PAGE" -H "$JSON" -d '{"key":"pk_demo_central_hold","variant":"b","step":"shown"}' "$PROXY/checkout/funnel"`,
  },
  {
    ...operator,
    method: 'GET',
    path: '/merchants/{id}/funnel',
    summary: 'How many were shown, chose and ordered, by variant and day',
    query: FunnelQuery,
    answers: { 200: { schema: Funnel, description: 'The counts' } },
    curl: `curl -H "$ADMIN" "${merchant}/funnel?from=2026-11-01&to=2026-11-30"`,
  },
  {
    auth: 'none',
    method: 'GET',
    path: '/status/{token}',
    summary: 'Where a buyer sees how far the order is, by the `statusUrl` of the order',
    answers: { 200: page, 404: page, 410: page },
    cacheControl: 'no-store',
    curl: 'curl "$(curl -H "$SHOP" "$PROXY/orders/$ORDER" | field d.statusUrl)"',
  },
];
