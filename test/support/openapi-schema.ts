/** JSON Schema as the OpenAPI documents hold it. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface Reading {
  /** Report properties that the document does not declare. */
  closed: boolean;
  /** Accept any text where a property called `code` has an enumeration: the documents' lists of error codes are not complete. */
  openCodes: boolean;
}

/** Follows a `#/…` reference within a document. */
export function resolve(document: unknown, ref: string): unknown {
  const parts = ref
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
}

/**
 * A schema that Ajv can compile and that means what the documents meant:
 *
 * - references are put in place; one that contains itself stays open where it recurs;
 * - `oneOf` becomes `anyOf`, since several alternatives of the documents overlap (both forms of a parcel item, for one);
 * - `nullable` and boolean `exclusiveMinimum`, from OpenAPI 3.0, become their 3.1 forms;
 * - an enumeration of a type that may be null takes null;
 * - with `closed`, an object with declared properties takes no others, unless the document says `additionalProperties`;
 *   alternatives close each for itself, so that a problem is named where it is.
 */
export function readable(document: unknown, schema: Schema, reading: Reading): Schema {
  return convert(schema, { document, reading, open: [], inside: false, name: '' });
}

interface Walk {
  document: unknown;
  reading: Reading;
  /** References being followed. */
  open: string[];
  /** Is this a branch of a composition? Then its outermost object closes for it. */
  inside: boolean;
  name: string;
}

function convert(given: Schema, walk: Walk): Schema {
  if (given.$ref !== undefined) return follow(given, given.$ref, walk);
  const { nullable, oneOf, anyOf, allOf, properties, items, additionalProperties, example: _, examples: __, ...rest } = given;
  const result: Schema = { ...rest };
  const branch = { ...walk, inside: true };
  const nested = { ...walk, inside: false };
  const alone = properties === undefined && allOf === undefined;
  const alternatives = [...(oneOf ?? []), ...(anyOf ?? [])].map((each) => convert(each, alone ? walk : branch));
  if (alternatives.length > 0) result.anyOf = alternatives;
  if (allOf) result.allOf = allOf.map((each) => convert(each, branch));
  if (properties)
    result.properties = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, convert(each, { ...nested, name })]));
  if (items) result.items = convert(items, nested);
  if (additionalProperties !== undefined)
    result.additionalProperties = typeof additionalProperties === 'object' ? convert(additionalProperties, nested) : additionalProperties;
  if (walk.reading.openCodes && walk.name === 'code') delete result.enum;
  if (walk.reading.closed && !walk.inside && !(alone && alternatives.length > 0) && isClosable(result))
    result.unevaluatedProperties = false;
  exclusive(result);
  if (Array.isArray(result.type) && result.type.includes('null') && Array.isArray(result.enum))
    result.enum = [...new Set([...result.enum, null])];
  return nullable === true ? { anyOf: [{ type: 'null' }, result] } : result;
}

function follow(given: Schema, ref: string, walk: Walk): Schema {
  if (walk.open.includes(ref)) return {};
  const { $ref: _, ...siblings } = given;
  const target = resolve(walk.document, ref) as Schema;
  return convert({ ...target, ...siblings }, { ...walk, open: [...walk.open, ref] });
}

function exclusive(schema: Schema): void {
  if (schema.exclusiveMinimum !== true) return;
  schema.exclusiveMinimum = schema.minimum;
  delete schema.minimum;
}

const branchesOf = (schema: Schema): Schema[] => [...(schema.allOf ?? []), ...(schema.anyOf ?? [])];

const declares = (schema: Schema): boolean => schema.properties !== undefined || branchesOf(schema).some(declares);

/** May it be closed? Not when the document opens it, or when one alternative is any object at all. */
function isClosable(schema: Schema): boolean {
  return declares(schema) && schema.additionalProperties === undefined && !branchesOf(schema).some(isOpen);
}

function isOpen(schema: Schema): boolean {
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) return true;
  const anyObject = schema.type === 'object' && !declares(schema) && schema.required === undefined;
  return anyObject || branchesOf(schema).some(isOpen);
}
