import { examplesOf, type Operation } from '../../support/openapi-documents.ts';
import type { Schema } from '../../support/openapi-schema.ts';
import { nameOf } from './coverage.ts';
import { sampleOf } from './sample.ts';

/** A request as one operation's document describes it. */
export interface GeneratedRequest {
  operation: Operation;
  method: string;
  /** With its query. */
  path: string;
  contentType: string | undefined;
  body: unknown;
}

/** What the caller owns, by the names that documents give it. */
export interface Belongings {
  /** Of bodies: `brand_id`, or with the field around it `integration.id`. */
  fields: Record<string, unknown>;
  /** Of queries and paths: `country_code`, with the path before it `/api/v3/orders/`, or only of one
   * operation, `GET /api/v3/orders/{id}`. */
  parameters: Record<string, unknown>;
}

/**
 * A client that knows of Sendcloud only what the OpenAPI documents say. Each operation gives one request for every example of
 * its body and two made from its schema, one with what is required and one with everything; ids of other people's things in the examples give way to the caller's own.
 */
export function requestsFor(operation: Operation, belongings: Belongings): GeneratedRequest[] {
  const { document, method, requestBody } = operation;
  const [contentType] = Object.keys(requestBody?.content ?? {});
  const path = `${filledPath(operation, belongings)}${queryOf(operation, belongings)}`;
  const request = (body: unknown): GeneratedRequest => ({ operation, method: method.toUpperCase(), path, contentType, body });
  const media = contentType === undefined ? undefined : requestBody?.content?.[contentType];
  if (!media) return [request(undefined)];
  const samples = [false, true].map((everything) => sampleOf(document, media.schema ?? {}, everything));
  const bodies = [...examplesOf(document, requestBody), ...samples];
  return bodies.map((body) => request(owned(body, belongings)));
}

/** Sends it over the wire. */
export function send(base: string, { method, path, contentType, body }: GeneratedRequest, authorization: string): Promise<Response> {
  const form = contentType === 'application/x-www-form-urlencoded';
  const content = form ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
  return fetch(base + path, {
    method,
    headers: { authorization, ...(contentType && { 'content-type': contentType }) },
    ...(body !== undefined && { body: content }),
  });
}

/** The token is asked of a host of its own. */
const pathOf = ({ template }: Operation): string => template.replace('/api/v3/oauth2', '/oauth2').replace(/\/$/, '');

function filledPath(operation: Operation, { parameters }: Belongings): string {
  return pathOf(operation).replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
    const parameter = operation.parameters.find((each) => each.name === name && each.in === 'path');
    const own = parameters[nameOf(operation)] ?? parameters[operation.template.slice(0, at)] ?? parameters[name];
    return encodeURIComponent(String(own ?? sampleOf(operation.document, parameter?.schema ?? {})));
  });
}

function queryOf({ document, parameters }: Operation, belongings: Belongings): string {
  const own = belongings.parameters;
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query' && (parameter.required || parameter.name in own))
    .flatMap(({ name, schema = {}, example }) => {
      const value = own[name] ?? example ?? sampleOf(document, schema as Schema);
      return [value].flat().map((each) => [name, String(each)]);
    });
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** The body with each field that the caller has a thing of its own for replaced by that. */
function owned(value: unknown, belongings: Belongings, around = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => owned(each, belongings, around));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      belongings.fields[`${around}.${name}`] ?? belongings.fields[name] ?? owned(each, belongings, name),
    ]),
  );
}
