import type { z } from 'zod';

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
  /** Beside the shop that asks for its own: the operator for everybody's. */
  operatorToo?: true;
  query?: z.ZodType;
  body?: z.ZodType;
  answers: Record<number, RouteAnswer>;
  cacheControl: string;
  vary?: string;
  /** A command that works as pasted against the demo, after those of the routes before it. It may begin with lines that it needs. */
  curl: string;
  /** A name for what later commands need of this answer, and where it is in the body `d`. */
  keeps?: readonly [variable: string, where: string];
}
