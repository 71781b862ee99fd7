import type { Context } from 'hono';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** The body in its type, an absent one as `{}`; a 400 that says what is wrong. */
export async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = (await c.req.text()) || '{}';
  const result = schema.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new Refusal(400, { error: z.prettifyError(result.error) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, { error: 'The body is not JSON.' });
  }
}
