/**
 * Checks requests and replies against Sendcloud's own OpenAPI documents, which stand beside the repository: in the folder named
 * by SENDCLOUD_OPENAPI, else in `../shared/sendcloud-openapi`.
 */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { type Operation, documentedOperations, webhookBody } from './openapi-documents.ts';
import { readable, resolve, type Reading, type Schema } from './openapi-schema.ts';

export { openapiFolder, openapiMissing } from './openapi-documents.ts';

export interface SentRequest {
  method: string;
  /** With the prefix: `/api/v3/orders/12`. A query string may stand behind it. */
  path: string;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  /** Parsed JSON; absent or null when there was none. */
  body?: unknown;
}

export interface ReceivedResponse {
  status: number;
  /** Parsed JSON; bytes and empty bodies are not looked at. */
  body?: unknown;
  /** Report undeclared properties too. */
  closed?: boolean;
}

/** Routes that Sendcloud has but the folder does not describe. */
const NOT_IN_THE_FOLDER = [/^\/api\/v2\/(shipping_methods|user)(\/|$)/, /^\/oauth2\//];

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, allowUnionTypes: true });
addFormatsModule.default(ajv);
const compiled = new Map<Schema, ValidateFunction>();

/** Everything wrong with a request, as sentences; empty when it is as documented. */
export function validateRequest(request: SentRequest): string[] {
  const { path, query } = split(request);
  if (NOT_IN_THE_FOLDER.some((pattern) => pattern.test(path))) return [];
  const operation = operationFor(request.method, path);
  if (!operation) return [`${request.method} ${path} is not a documented operation`];
  return [...queryProblems(operation, query), ...bodyProblems(operation, request.body)];
}

/** Everything wrong with the reply to a request. An error with an undocumented status is passed over, a success is not. */
export function validateResponse(
  request: Pick<SentRequest, 'method' | 'path'>,
  { status, body, closed = false }: ReceivedResponse,
): string[] {
  const { path } = split(request);
  if (NOT_IN_THE_FOLDER.some((pattern) => pattern.test(path))) return [];
  const operation = operationFor(request.method, path);
  if (!operation) return [`${request.method} ${path} is not a documented operation`];
  const response = operation.responses[String(status)];
  if (!response) return status < 400 ? [`${request.method} ${operation.template} documents no ${status}`] : [];
  const schema = response.content?.['application/json']?.schema;
  if (!schema || typeof body !== 'object') return [];
  return check(operation.document, schema, unwrapped(operation, schema, body), { closed, openCodes: true });
}

/** Everything wrong with what a webhook carries, by the name its document gives it. */
export function validateWebhook(name: string, body: unknown): string[] {
  const { document, schema } = webhookBody(name);
  return check(document, schema, body, { closed: false, openCodes: true });
}

/** Shipments document their errors as a bare list and send `{ errors: [...] }`. */
function unwrapped({ document }: Operation, schema: Schema, body: unknown): unknown {
  const target = schema.$ref === undefined ? schema : (resolve(document, schema.$ref) as Schema);
  const wrapped = typeof body === 'object' && body !== null && 'errors' in body;
  return target.type === 'array' && wrapped ? body.errors : body;
}

function split({ path, query }: Pick<SentRequest, 'path' | 'query'>): { path: string; query: Record<string, string | string[]> } {
  const url = new URL(path, 'http://sendcloud');
  const inPath = Object.fromEntries([...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)]));
  return { path: url.pathname, query: { ...inPath, ...query } };
}

function queryProblems({ document, parameters }: Operation, query: Record<string, string | string[]>): string[] {
  const declared = parameters.filter((parameter) => parameter.in === 'query');
  const missing = declared
    .filter(({ name, required }) => required && !(name in query))
    .map(({ name }) => `query parameter ${name} is missing`);
  const wrong = Object.entries(query).flatMap(([name, value]) => {
    const parameter = declared.find((each) => each.name === name);
    if (!parameter) return [`query parameter ${name} is not documented`];
    const schema = readable(document, parameter.schema ?? {}, { closed: false, openCodes: false });
    const values = [value].flat();
    const typed =
      schema.type === 'array' ? values.map((each) => coerced(each, schema.items?.type)) : coerced(values.join(','), schema.type);
    return check(document, parameter.schema ?? {}, typed, { closed: false, openCodes: false }).map(
      (problem) => `query parameter ${name} ${problem}`,
    );
  });
  return [...missing, ...wrong];
}

/** Text of a query in the type its schema wants; the text itself where it is not of that type, so that the check reports it. */
function coerced(text: string, type: unknown): unknown {
  if ((type === 'number' || type === 'integer') && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function bodyProblems({ document, requestBody }: Operation, body: unknown): string[] {
  const given = body !== undefined && body !== null;
  if (!requestBody) return given ? ['a body was sent where none is documented'] : [];
  const schema = requestBody.content?.['application/json']?.schema;
  if (!schema) return [];
  if (!given) return requestBody.required ? ['the body is missing'] : [];
  return check(document, schema, body, { closed: true, openCodes: false });
}

const readings = new Map<string, Map<Schema, Schema>>();

function check(document: unknown, schema: Schema, value: unknown, reading: Reading): string[] {
  const key = `${reading.closed} ${reading.openCodes}`;
  const known = readings.get(key) ?? new Map<Schema, Schema>();
  readings.set(key, known);
  const read = known.get(schema) ?? readable(document, schema, reading);
  known.set(schema, read);
  const validate = compiled.get(read) ?? ajv.compile(read);
  compiled.set(read, validate);
  return validate(value) ? [] : [...new Set((validate.errors ?? []).map(sentence))];
}

function sentence({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const extra = params.unevaluatedProperty ?? params.additionalProperty;
  return `${instancePath || '/'} ${extra === undefined ? message : `has the unknown property ${extra}`}`;
}

function operationFor(method: string, path: string): Operation | undefined {
  return documentedOperations()
    .filter((operation) => operation.method === method.toLowerCase() && matches(operation.template, path))
    .sort((a, b) => literal(b) - literal(a))[0];
}

/** How much of the template is fixed text: `/parcels/statuses` before `/parcels/{id}`. */
const literal = ({ template }: Operation): number => template.replace(/\{[^}]+\}/g, '').length;

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/[.+*?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}/?$`).test(path);
