import type { Context } from 'hono';
import { refuseV3 } from './refusal.ts';

/** The request's JSON; a v3 400 when it is none. */
export async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw refuseV3(400, { code: 'invalid', detail: 'JSON parse error', source: { pointer: '/data' } });
  }
}
