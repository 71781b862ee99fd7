import type { z } from 'zod';
import { checkoutRouteTable } from './checkout-routes.ts';
import { operatorRouteTable } from './operator-routes.ts';
import { shopRouteTable } from './shop-routes.ts';

/** Who a route answers: pages by publishable key and origin, shops by secret key, the operator by admin key, anyone. */
export type RouteAuth = 'page' | 'shop' | 'operator' | 'none';

/** What one answer looks like. `description` where there is no JSON body. */
export interface RouteAnswer {
  schema?: z.ZodType;
  contentType?: string;
  description: string;
}

/** One route of our API, as documented, described and matched. Paths as OpenAPI writes them: `/orders/{id}`. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  auth: RouteAuth;
  query?: z.ZodType;
  body?: z.ZodType;
  answers: Record<number, RouteAnswer>;
  cacheControl: string;
  vary?: string;
  /** A command that works as pasted against the demo, after `BASE`: `{BASE}` is the proxy's address. */
  curl: string;
}

/** Every route there is. The documentation, `GET /openapi.json` and the answer to a wrong method are made from it. */
export const routes: readonly Route[] = [...checkoutRouteTable, ...shopRouteTable, ...operatorRouteTable];

/** The methods a path takes; empty when there is no such path. */
export function methodsFor(path: string): Route['method'][] {
  return routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[a-z]+\}/gi, '[^/]+')}$`);
