import { z } from 'zod';
import type { Log } from '../services/ports.ts';
import { UpstreamError } from '../services/upstream.ts';

/*
 * How Sendcloud's answers are read. Its own examples break its own schema, so `null`, `""`, the string "null" and absence mean the same,
 * numbers and numeric strings are one, and unknown fields and enum values are normal.
 */

const absent = (value: unknown) => (value === null || value === '' || value === 'null' ? undefined : value);

/** Text that must be there; a number counts. */
export const text = z.preprocess(absent, z.union([z.string(), z.number().transform(String)]));
/** Text or undefined, whatever was sent. */
export const maybeText = text.optional().catch(undefined);

const numeric = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*-?\d+(\.\d+)?\s*$/)
    .transform(Number),
]);
export const number = z.preprocess(absent, numeric);
export const maybeNumber = number.optional().catch(undefined);

export const maybeBoolean = z.boolean().optional().catch(undefined);

/** An object that may be missing or null: its fields then are too. */
export const maybe = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional()).catch(undefined);

/** Money as Sendcloud writes it: value a string or a number. */
export const maybeMoney = maybe(z.object({ value: number, currency: text }));

/** `{ value, unit }` in grams. Without a unit, kilograms: v2's habit. */
export const maybeGrams = maybe(
  z.object({ value: number, unit: maybeText }).transform(({ value, unit }) => value * (gramsPer[unit ?? 'kg'] ?? 1000)),
);
const gramsPer: Record<string, number> = { kg: 1000, g: 1, lbs: 453.592, oz: 28.3495 };

/** Reads what the answer cannot do without. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UpstreamError('malformed', {
    details: result.error.issues.map((issue) => ({ pointer: issue.path.join('/'), code: issue.code, detail: '' })),
  });
}

/** Reads a list record by record: one that is unusable is dropped and logged by the place that was wrong, and the others stay. */
export function readEach<T>(schema: z.ZodType<T>, list: unknown, log: Log | undefined, what: string): T[] {
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list)) throw new UpstreamError('malformed');
  return list.flatMap((item) => {
    const result = schema.safeParse(item);
    if (result.success) return [result.data];
    log?.warn('upstream-record-unreadable', { what, fields: result.error.issues.map((issue) => issue.path.join('/')).join(' ') });
    return [];
  });
}
