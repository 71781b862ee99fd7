import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** The submitted form; 400 for a body that is none. */
export async function formOf(context: Context): Promise<FormData> {
  try {
    return await context.req.formData();
  } catch (cause) {
    throw new HTTPException(400, { message: 'The body must be a form', cause });
  }
}
