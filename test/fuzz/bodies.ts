import { z } from 'zod';
import { type Dice } from './dice.ts';
import { junk, prototypeKeys } from './junk.ts';

/** The parts of JSON Schema that the contract is made of. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
}

/** A plausible value of a field, by its name. Undefined: any of its type will do. */
export type Words = (field: string) => unknown;

export const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A value that a schema describes, more often than not what the program expects. */
export function valueOf(schema: Schema, field: string, words: Words, dice: Dice): unknown {
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches) return valueOf(dice.pick(branches), field, words, dice);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  if (schema.properties) return objectOf(schema.properties, schema.required ?? [], words, dice);
  const known = words(field);
  if (schema.type === 'array') {
    const length = dice.chance(0.02) ? 600 : (schema.minItems ?? 0) + dice.below(3);
    return Array.from({ length }, () => valueOf(schema.items ?? {}, field, words, dice));
  }
  if (known !== undefined) return known;
  if (schema.type === 'boolean') return dice.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return dice.pick([schema.minimum ?? 1, 1, 7, 2500, schema.maximum ?? 30_000]);
  return schema.type === 'string' ? 'word' : {};
}

function objectOf(properties: Record<string, Schema>, required: readonly string[], words: Words, dice: Dice): object {
  const kept = Object.entries(properties).filter(([name]) => dice.chance(required.includes(name) ? 0.99 : 0.5));
  return Object.fromEntries(kept.map(([name, schema]) => [name, valueOf(schema, name, words, dice)]));
}

/** The JSON of a value, in which something is not as it should be. */
export function spoiled(value: unknown, dice: Dice): string {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places.length > 0 ? dice.pick(places) : null;
  if (place === null) return String(JSON.stringify(junk(dice)));
  const { holder, key } = place;
  const how = dice.below(5);
  if (how === 0) delete holder[key];
  else if (how === 1) holder[key] = [holder[key]];
  else if (how < 4) holder[key] = junk(dice);
  const text = JSON.stringify(copy);
  return how === 4 ? text.replace(`"${key}":`, `"${dice.pick(prototypeKeys)}":`) : text;
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** A text that is almost JSON, or not at all. */
export function broken(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  return dice.pick([
    text.slice(0, at),
    text.slice(0, at) + '\u0000' + text.slice(at),
    text.replaceAll('"', "'"),
    `${text}${text}`,
    `\ufeff${text}`,
    `${text},`,
    '['.repeat(20_000),
    `{"a":`.repeat(5_000),
    `"${'x'.repeat(600_000)}"`,
    '',
    ' ',
    'true',
    '1e999',
    '"\\ud800"',
    'undefined',
  ]);
}
