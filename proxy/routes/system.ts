import { Hono } from 'hono';
import { openapi } from '../contract/openapi.ts';
import { type ProblemType, problemTypes } from '../contract/problems.ts';
import { ProblemError } from '../services/problem-error.ts';
import { json, type RequestVariables } from './respond.ts';

/** What says how the proxy is and what it speaks. `check` throws when nothing can be written. */
export function systemRoutes(deps: { publicUrl: string; check: () => Promise<void> }): Hono<{ Variables: RequestVariables }> {
  const description = openapi(deps.publicUrl);
  return new Hono<{ Variables: RequestVariables }>()
    .get('/health', (c) => json(c, { status: 'ok' }))
    .get('/ready', async (c) => {
      try {
        await deps.check();
      } catch (cause) {
        throw new ProblemError('overloaded', { detail: 'The store cannot be written.', retryAfter: 5, cause });
      }
      return json(c, { status: 'ready' });
    })
    .get('/openapi.json', (c) =>
      json(c, description, { headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' } }),
    )
    .get('/problems/:type', (c) => {
      const type = c.req.param('type');
      if (!isProblemType(type)) throw new ProblemError('not-found', { detail: 'There is no such problem type.' });
      return json(
        c,
        { type: `${deps.publicUrl}/problems/${type}`, ...problemTypes[type] },
        { headers: { 'Cache-Control': 'public, max-age=86400' } },
      );
    });
}

const isProblemType = (type: string): type is ProblemType => Object.hasOwn(problemTypes, type);
