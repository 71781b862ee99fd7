import type { z } from 'zod';
import { problemsOf } from '../validation.ts';

/** What is wrong with a parcel, field by field. */
export class FieldErrors extends Error {
  readonly fields: Record<string, string[]>;

  constructor(fields: Record<string, string[]>) {
    super(
      Object.entries(fields)
        .map(([field, messages]) => `${field}: "${messages.join(' ')}"`)
        .join(', '),
    );
    this.name = 'FieldErrors';
    this.fields = fields;
  }
}

/** The value in its schema's type, or what is wrong with it. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const fields: Record<string, string[]> = {};
  for (const { path, kind, detail } of problemsOf(result.error)) {
    const message = kind === 'missing' ? 'This field is required.' : kind === 'extra' ? 'Unknown field.' : detail;
    fields[path.join('.') || 'non_field_errors'] = [message];
  }
  throw new FieldErrors(fields);
}
