import { z } from 'zod';
import { DeliveryOptions, DeliveryOptionsQuery } from './delivery-options.ts';
import type { Route } from './route.ts';
import { RecheckReply, RecheckRequest, SelectionReply, SelectionRequest } from './selections.ts';
import { OneServicePoint, ServicePoints, ServicePointsQuery, ServicePointsSearch } from './service-points.ts';

const page = { auth: 'page', vary: 'Origin' } as const;
const picture = (description: string) => ({ description, contentType: 'image/*' });

/** What checkout pages and their browsers ask. */
export const checkoutRouteTable: readonly Route[] = [
  {
    ...page,
    method: 'GET',
    path: '/checkout/delivery-options',
    summary: 'Options for this cart: price, window, cut-off, what each requires, and why others are not offered',
    query: DeliveryOptionsQuery,
    answers: { 200: { schema: DeliveryOptions, description: 'The options, each with a signed quote' } },
    cacheControl: 'no-store',
    curl: `curl -H "$PAGE" "$PROXY/checkout/delivery-options?key=pk_demo_central_hold&country=NL&postalCode=5611EM&weight=2500&orderValue=45.90&currency=EUR"`,
    keeps: ['QUOTE', "d.options.find((o) => o.type === 'service-point' && o.carrier.code === 'postnl').quote"],
  },
  {
    ...page,
    method: 'GET',
    path: '/checkout/service-points',
    summary: 'Service points around a postal code, around a coordinate, or in a box; nearest first',
    query: ServicePointsQuery,
    answers: { 200: { schema: ServicePoints, description: 'The points, and whether the answer is whole, cut or stale' } },
    cacheControl: 'private, max-age=60',
    vary: 'Origin, Accept-Encoding',
    curl: `curl -H "$PAGE" "$PROXY/checkout/service-points?key=pk_demo_central_hold&country=NL&postalCode=5611EM"`,
    keeps: ['POINT OTHER', "d.points.filter((p) => p.carrier === 'postnl' && !p.requires.length).slice(0, 2).map((p) => p.id).join(' ')"],
  },
  {
    ...page,
    method: 'POST',
    path: '/checkout/service-points/search',
    summary: 'The same for free text or a full address, which must not stand in a URL',
    body: ServicePointsSearch,
    answers: { 200: { schema: ServicePoints, description: 'The points, and what the text was taken for' } },
    cacheControl: 'no-store',
    curl: `curl -H "$PAGE" -H "$JSON" -d '{"key":"pk_demo_central_hold","country":"NL","text":"Eindhoven"}' "$PROXY/checkout/service-points/search"`,
  },
  {
    ...page,
    method: 'GET',
    path: '/checkout/service-points/{id}',
    summary: 'One service point; says if it is gone',
    query: z.object({ key: z.string() }),
    answers: { 200: { schema: OneServicePoint, description: 'The point, or that it is gone' } },
    cacheControl: 'private, max-age=60',
    curl: `curl -H "$PAGE" "$PROXY/checkout/service-points/$POINT?key=pk_demo_central_hold"`,
  },
  {
    ...page,
    method: 'POST',
    path: '/checkout/selections',
    summary: 'Signs what the shopper chose, once it is known to fit the option',
    body: SelectionRequest,
    answers: { 200: { schema: SelectionReply, description: 'The selection and its token' } },
    cacheControl: 'no-store',
    curl: `curl -H "$PAGE" -H "$JSON" -d '{"key":"pk_demo_central_hold","quote":"'$QUOTE'","servicePointId":"'$POINT'"}' "$PROXY/checkout/selections"`,
    keeps: ['TOKEN', 'd.token'],
  },
  {
    ...page,
    method: 'POST',
    path: '/checkout/selections/recheck',
    summary: 'Asks just before paying whether option, day, price and point still hold',
    body: RecheckRequest,
    answers: { 200: { schema: RecheckReply, description: 'A fresh selection, or what has changed' } },
    cacheControl: 'no-store',
    curl: `curl -H "$PAGE" -H "$JSON" -d '{"key":"pk_demo_central_hold","token":"'$TOKEN'"}' "$PROXY/checkout/selections/recheck"`,
  },
  {
    auth: 'none',
    method: 'GET',
    path: '/checkout/tiles/{z}/{x}/{y}',
    summary: 'A map tile, so that no third party sees the shopper',
    answers: { 200: picture('PNG, JPEG, WebP or SVG') },
    cacheControl: 'public, max-age=86400',
    curl: 'curl -o tile.svg "$PROXY/checkout/tiles/6/33/21"',
  },
  {
    auth: 'none',
    method: 'GET',
    path: '/checkout/logos/{carrier}',
    summary: "A neutral mark with the carrier's letters",
    answers: { 200: { description: 'SVG', contentType: 'image/svg+xml' } },
    cacheControl: 'public, max-age=86400',
    curl: 'curl "$PROXY/checkout/logos/postnl"',
  },
];
