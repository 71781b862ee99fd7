import { z } from 'zod';
import { CreatedMerchant, Credentials, MerchantList, MerchantSettings, MerchantView, RotatedKey, RotateKey } from './merchants.ts';
import { ReviewList, ReviewQuery } from './orders.ts';
import type { Route } from './route.ts';
import { OpenedSession, OpenSession } from './sessions.ts';

const operator = { auth: 'operator', cacheControl: 'no-store' } as const;
const open = { auth: 'none', method: 'GET', cacheControl: 'no-store' } as const;
const merchant = { schema: MerchantView, description: 'The merchant' };
const page = { description: 'A page', contentType: 'text/html' };
const state = { schema: z.object({ status: z.string() }), description: 'In order' };

/** What the operator asks, and what anyone may. */
export const operatorRouteTable: readonly Route[] = [
  {
    ...operator,
    method: 'GET',
    path: '/merchants',
    summary: 'All merchants',
    answers: { 200: { schema: MerchantList, description: 'The merchants' } },
    curl: `curl -H "$ADMIN" "$PROXY/merchants"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants',
    summary: 'Adds a merchant; keys that are left out are made',
    body: MerchantSettings,
    answers: { 201: { schema: CreatedMerchant, description: 'The merchant, and its secret key this once' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"id":"new-shop","name":"New shop","origins":["https://shop.example"],"account":"own","orders":"proxy","shipFrom":{"country":"NL","postalCode":"5611EM"},"timeZone":"Europe/Amsterdam","currency":"EUR"}' "$PROXY/merchants"`,
  },
  {
    ...operator,
    method: 'GET',
    path: '/merchants/{id}',
    summary: 'One merchant, without its secrets',
    answers: { 200: merchant },
    curl: `curl -H "$ADMIN" "$PROXY/merchants/new-shop"`,
  },
  {
    ...operator,
    method: 'PATCH',
    path: '/merchants/{id}',
    summary: 'Changes settings; null takes one away',
    body: z.record(z.string(), z.unknown()),
    answers: { 200: merchant },
    curl: `curl -H "$ADMIN" -H "$JSON" -X PATCH -d '{"name":"Newer shop"}' "$PROXY/merchants/new-shop"`,
  },
  {
    ...operator,
    method: 'PUT',
    path: '/merchants/{id}/credentials',
    summary: 'Seals own Sendcloud keys, once Sendcloud has accepted them',
    body: Credentials,
    answers: { 204: { description: 'Sealed' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -X PUT -d '{"publicKey":"demo-own-v3-public","secretKey":"demo-own-v3-secret-not-a-secret"}' "$PROXY/merchants/new-shop/credentials"`,
  },
  {
    ...operator,
    method: 'DELETE',
    path: '/merchants/{id}/credentials',
    summary: 'Forgets own Sendcloud keys',
    answers: { 204: { description: 'Forgotten' } },
    curl: `curl -H "$ADMIN" -X DELETE "$PROXY/merchants/new-shop/credentials"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants/{id}/keys/rotate',
    summary: 'Makes a new key; the old one stops at once',
    body: RotateKey,
    answers: { 200: { schema: RotatedKey, description: 'The new key' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"key":"secret"}' "$PROXY/merchants/new-shop/keys/rotate"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/sessions',
    summary: 'A short-lived key for a back-office page: one merchant, one role',
    body: OpenSession,
    answers: { 201: { schema: OpenedSession, description: 'The key, this once' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"merchant":"new-shop","role":"orders","ttl":900}' "$PROXY/sessions"`,
  },
  {
    ...operator,
    method: 'DELETE',
    path: '/merchants/{id}',
    summary: 'Takes a merchant away; its orders stay',
    answers: { 204: { description: 'Gone' } },
    curl: `curl -H "$ADMIN" -X DELETE "$PROXY/merchants/new-shop"`,
  },
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
