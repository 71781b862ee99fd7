import { z } from 'zod';
import { ReviewList, ReviewQuery } from './orders.ts';
import type { Route } from './route.ts';

const operator = { auth: 'operator', cacheControl: 'no-store' } as const;
const open = { auth: 'none', method: 'GET', cacheControl: 'no-store' } as const;
const page = { description: 'A page', contentType: 'text/html' };
const state = { schema: z.object({ status: z.string() }), description: 'In order' };

/** What the operator asks, and what anyone may. */
export const operatorRouteTable: readonly Route[] = [
  {
    ...operator,
    method: 'GET',
    path: '/review',
    summary: 'Orders that wait for somebody to decide, oldest first',
    query: ReviewQuery,
    answers: { 200: { schema: ReviewList, description: 'The orders, each with its merchant and the reasons' } },
    curl: `curl -H "$ADMIN" "$PROXY/review"`,
  },
  {
    ...operator,
    method: 'GET',
    path: '/metrics',
    summary: 'What the proxy counts of itself, for Prometheus',
    answers: { 200: { description: 'Text format 0.0.4; no ids, no personal data', contentType: 'text/plain; version=0.0.4' } },
    curl: `curl -H "$ADMIN" "$PROXY/metrics"`,
  },
  {
    ...open,
    method: 'POST',
    path: '/webhooks/{address}',
    summary: 'Where Sendcloud tells what happened to a parcel; signed, and at an address of the account’s own',
    answers: { 200: { schema: z.object({ received: z.boolean() }), description: 'On disk and applied' } },
    curl: [
      `EVENT='{"action":"parcel_status_changed","timestamp":1795000000000,"parcel":{"id":1,"status":{"id":11,"message":"Delivered"}}}'`,
      `SIGNATURE=$(printf %s "$EVENT" | openssl dgst -sha256 -hmac demo-central-secret-not-a-secret | sed 's/.* //')`,
      `ADDRESS=$(curl -H "$ADMIN" "$PROXY/merchants/central" | field 'd.webhookUrl.split("/").pop()')`,
      'curl -H "Sendcloud-Signature: $SIGNATURE" -d "$EVENT" "$PROXY/webhooks/$ADDRESS"',
    ].join('\n'),
  },
  {
    ...open,
    method: 'POST',
    path: '/webhooks/connect/{address}',
    summary: 'Where Sendcloud sends the keys after a merchant has allowed access; good once, at the address of one link',
    answers: { 200: { schema: z.object({ received: z.boolean() }), description: 'The keys are kept' } },
    curl: [
      `SENT='{"action":"integration_credentials","timestamp":1795000000000,"integration_id":10001,"public_key":"demo-own-v3-public","secret_key":"demo-own-v3-secret-not-a-secret"}'`,
      `SIGNATURE=$(printf %s "$SENT" | openssl dgst -sha256 -hmac demo-own-v3-secret-not-a-secret | sed 's/.* //')`,
      `LINK=$(curl -H "$ADMIN" -H "$JSON" -d '{"returnTo":"http://localhost:8080/"}' "$PROXY/merchants/own-v3/connect/redirect" | field d.url)`,
      'curl -H "Sendcloud-Signature: $SIGNATURE" -d "$SENT" "$(node -p "new URL(process.argv[1]).searchParams.get(\'webhook_url\')" "$LINK")"',
    ].join('\n'),
  },
  {
    ...open,
    path: '/repair/{token}',
    summary: 'Where a shopper chooses another service point, by the `repairUrl` of the order',
    answers: { 200: page, 404: page, 409: page, 410: page },
    curl: [
      '# an order whose service point is not there waits for another',
      `REPAIR=$(curl -H "$SHOP" -H "$JSON" -d '{"delivery":{"option":"service-point","servicePointId":"1"},'"$(order $NUMBER-3 2500)"'}' "$PROXY/orders" | field d.repairUrl)`,
      'curl "$REPAIR"',
    ].join('\n'),
  },
  {
    ...open,
    method: 'POST',
    path: '/repair/{token}',
    summary: 'Sends the order there',
    answers: { 303: { description: 'Back to the page' }, 404: page },
    curl: 'curl -d "point=$OTHER" "$REPAIR"',
  },
  {
    ...open,
    path: '/health',
    summary: 'The process answers',
    answers: { 200: state },
    curl: 'curl "$PROXY/health"',
  },
  {
    ...open,
    path: '/ready',
    summary: 'Started, not stopping, and the store takes writes; 503 otherwise',
    answers: { 200: state },
    curl: 'curl "$PROXY/ready"',
  },
  {
    ...open,
    path: '/openapi.json',
    summary: 'This description',
    answers: { 200: { description: 'OpenAPI 3.1', contentType: 'application/json' } },
    cacheControl: 'public, max-age=300',
    curl: 'curl "$PROXY/openapi.json"',
  },
  {
    ...open,
    path: '/problems/{type}',
    summary: 'What a problem type means',
    answers: { 200: { schema: z.object({ type: z.string(), title: z.string(), status: z.number() }), description: 'The problem type' } },
    cacheControl: 'public, max-age=86400',
    curl: 'curl "$PROXY/problems/invalid-token"',
  },
];
