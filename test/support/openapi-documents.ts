/** Sendcloud's own OpenAPI documents, operation by operation. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { resolve, type Schema } from './openapi-schema.ts';

export interface Parameter {
  name: string;
  in: 'query' | 'header' | 'path';
  required?: boolean;
  schema?: Schema;
  example?: unknown;
}
export interface Media {
  content?: Record<string, { schema?: Schema; example?: unknown; examples?: Record<string, { value?: unknown; $ref?: string }> }>;
}
interface OperationObject {
  parameters?: Parameter[];
  requestBody?: Media & { required?: boolean };
  responses: Record<string, Media>;
}
export interface Operation {
  document: unknown;
  method: string;
  /** `/api/v3/orders/{id}` */
  template: string;
  parameters: Parameter[];
  requestBody: (Media & { required?: boolean }) | undefined;
  responses: Record<string, Media>;
}

export const openapiFolder: string =
  process.env.SENDCLOUD_OPENAPI ?? fileURLToPath(new URL('../../../shared/sendcloud-openapi', import.meta.url));

/** Why the checks cannot run here, or false. On CI the folder must be there, so then it is false either way. */
export const openapiMissing: string | false =
  existsSync(openapiFolder) || process.env.CI ? false : `no OpenAPI documents in ${openapiFolder}`;

let loaded: Operation[] | undefined;

/** The document's own examples of a body, whatever its type; none where it gives none. */
export function examplesOf(document: unknown, media: Media | undefined): unknown[] {
  const given = Object.values(media?.content ?? {}).flatMap(({ example, examples, schema }) => {
    const named = Object.values(examples ?? {}).map((each) => (each.$ref ? (resolve(document, each.$ref) as typeof each) : each).value);
    const whole = schema?.$ref ? (resolve(document, schema.$ref) as Schema) : schema;
    return [...named, ...[example, whole?.example].filter((each) => each !== undefined)];
  });
  return [...new Map(given.map((each) => [JSON.stringify(each), each])).values()];
}

/** All of them, read once. */
export const documentedOperations = (): Operation[] => (loaded ??= load());

function load(): Operation[] {
  return ['v2', 'v3'].flatMap((version) =>
    readdirSync(`${openapiFolder}/${version}`)
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => operationsOf(parse(readFileSync(`${openapiFolder}/${version}/${file}`, 'utf8')), `/api/${version}`)),
  );
}

/** What a webhook carries, by the name that its document gives it: `ParcelStatusChanged`. */
export function webhookBody(name: string): { document: unknown; schema: Schema } {
  const document = parse(readFileSync(`${openapiFolder}/v3/webhooks.yaml`, 'utf8')) as {
    webhooks: Record<string, { post: { requestBody: Media } }>;
  };
  const schema = document.webhooks[name]?.post.requestBody.content?.['application/json']?.schema;
  if (!schema) throw new Error(`v3/webhooks.yaml has no ${name}`);
  return { document, schema };
}

type PathItem = Record<string, OperationObject> & { parameters?: Parameter[] };

function operationsOf(document: { paths?: Record<string, PathItem> }, prefix: string): Operation[] {
  const direct = <T>(node: T): T =>
    (node as { $ref?: string }).$ref === undefined ? node : (resolve(document, (node as { $ref: string }).$ref) as T);
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      return {
        document,
        method,
        template: prefix + path,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(direct),
        requestBody: operation.requestBody && direct(operation.requestBody),
        responses: Object.fromEntries(Object.entries(operation.responses).map(([status, response]) => [status, direct(response)])),
      };
    }),
  );
}
