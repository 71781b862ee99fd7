import { resolve, type Schema } from '../../support/openapi-schema.ts';

/**
 * A value that a schema allows, made from the schema alone: its own example or default where it has one, else its first choice,
 * its first alternative, or the least of its type. Only required properties are filled in unless `everything` is asked for, and no
 * deeper than ten levels.
 */
export function sampleOf(document: unknown, given: Schema, everything = false, depth = 0): unknown {
  const schema = flat(document, given);
  const said = schema.example ?? (schema.examples as unknown[] | undefined)?.[0] ?? schema.default ?? schema.const;
  if (said !== undefined) return said;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (depth > 10) return null;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) return objectOf(document, schema, everything, depth);
  if (type === 'array')
    return Array.from({ length: Number(schema.minItems ?? 1) }, () => sampleOf(document, schema.items ?? {}, everything, depth + 1));
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema.minimum ?? 1));
  if (type === 'boolean') return true;
  return textOf(schema);
}

/** References followed, and everything that must hold together put into one; of alternatives the first that is not null. */
function flat(document: unknown, schema: Schema): Schema {
  const { $ref, allOf = [], oneOf = [], anyOf = [], ...own } = schema;
  const target = $ref === undefined ? [] : [resolve(document, $ref) as Schema];
  const alternative = [...oneOf, ...anyOf].find((each) => each.type !== 'null');
  const parts = [...target, ...allOf, ...(alternative ? [alternative] : [])].map((each) => flat(document, each));
  return parts.reduce<Schema>(
    (whole, part) => ({
      ...part,
      ...whole,
      ...((whole.properties ?? part.properties) && { properties: { ...part.properties, ...whole.properties } }),
      required: [...requiredOf(whole), ...requiredOf(part)],
    }),
    own,
  );
}

const requiredOf = ({ required }: Schema): string[] => (Array.isArray(required) ? required : []);

function objectOf(document: unknown, schema: Schema, everything: boolean, depth: number): Record<string, unknown> {
  const required = requiredOf(schema);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => everything || required.includes(name))
      .map(([name, each]) => [name, sampleOf(document, each, everything, depth + 1)]),
  );
}

const FORMATS: Record<string, string> = {
  'date-time': '2026-11-21T19:00:00Z',
  date: '2026-11-21',
  email: 'noor@example.com',
  uri: 'https://shop.example/',
  uuid: '7d0cd3a5-5f5b-4a0e-9b6c-0b7b3a1f6e2d',
};

const textOf = ({ format, minLength, maxLength }: Schema): string => {
  const text = FORMATS[String(format)] ?? 'a'.repeat(Math.max(Number(minLength ?? 1), 1));
  return maxLength === undefined ? text : text.slice(0, Number(maxLength));
};
