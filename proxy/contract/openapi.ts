import { z } from 'zod';
import { WebhookEvent } from './events.ts';
import { Problem } from './problems.ts';
import type { Route, RouteAnswer } from './route.ts';
import { roleFor, routes } from './routes.ts';

type Json = Record<string, unknown>;

const security = { page: [{ publishableKey: [] }], shop: [{ secretKey: [] }], operator: [{ adminKey: [] }], none: [] };

/** Our whole API as OpenAPI 3.1, made from the contract: there is no second description to keep in step. */
export function openapi(publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  const bearer = (description: string): Json => ({ type: 'http', scheme: 'bearer', description });
  return {
    openapi: '3.1.0',
    info: { title: 'Sendcloud delivery proxy', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl }],
    paths,
    webhooks: { event: { post: event } },
    components: {
      schemas: { Problem: schemaOf(Problem) },
      securitySchemes: {
        publishableKey: {
          type: 'apiKey',
          in: 'query',
          name: 'key',
          description: 'pk_…; only from origins on the list. In JSON bodies as `key`',
        },
        secretKey: bearer('sk_…, from a server'),
        adminKey: bearer("The operator's key"),
        session: bearer('ses1.…, from a page of the merchant; POST /sessions says for how long and for what'),
      },
    },
  };
}

/** What the proxy asks of a shop that wants to be told. */
const event: Json = {
  summary: 'An order has come into another state, or its parcel a step further; by Standard Webhooks',
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  })),
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(WebhookEvent) } } },
  responses: { '2XX': { description: 'Taken: it does not come again' } },
};

function operation(route: Route): Json {
  const body = route.body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } };
  const answers = Object.entries(route.answers).map(([status, answer]) => [status, described(route, answer)]);
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  return {
    summary: route.summary,
    security: [...security[route.auth], ...(route.operatorToo ? security.operator : []), ...(roleFor(route) ? [{ session: [] }] : [])],
    parameters: [...pathParameters(route.path), ...(route.query ? queryParameters(route.query) : [])],
    ...body,
    responses: { ...Object.fromEntries(answers), default: problem },
  };
}

function described(route: Route, answer: RouteAnswer): Json {
  const header = (value: string | undefined): Json => ({ schema: { type: 'string', const: value } });
  const headers = { 'Cache-Control': header(route.cacheControl), ...(route.vary && { Vary: header(route.vary) }) };
  const type = answer.contentType ?? (answer.schema && 'application/json');
  const content = type && { content: { [type]: answer.schema ? { schema: schemaOf(answer.schema) } : {} } };
  return { description: answer.description, headers, ...content };
}

const pathParameters = (path: string): Json[] =>
  Array.from(path.matchAll(/\{([a-z]+)\}/gi), ([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters(schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({ name, in: 'query', required: required.includes(name), schema: property }));
}

/** As it is written on the wire, before our own reading of it. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
