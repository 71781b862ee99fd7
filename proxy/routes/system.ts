import { Hono } from 'hono';
import { openapi } from '../contract/openapi.ts';
import { type ProblemType, problemTypes } from '../contract/problems.ts';
import type { Metrics } from '../metrics.ts';
import type { Clock } from '../services/ports.ts';
import { ProblemError } from '../services/problem-error.ts';
import type { Readiness } from '../services/readiness.ts';
import { showMetrics } from '../services/show-metrics.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';
import { baseHeaders, json, type ProxyEnv } from './respond.ts';

export interface SystemDeps {
  publicUrl: string;
  readiness: Readiness;
  metrics: Metrics;
  store: Pick<Store, 'backlog'>;
  clock: Clock;
}

/** What says how the proxy is and what it speaks. */
export function systemRoutes(deps: SystemDeps, access: Access): Hono<ProxyEnv> {
  const description = openapi(deps.publicUrl);
  return new Hono<ProxyEnv>()
    .get('/health', (c) => json(c, { status: 'ok' }))
    .get('/ready', async (c) => {
      await deps.readiness.check().catch(notReady);
      return json(c, { status: 'ready' });
    })
    .get('/metrics', async (c) => {
      await access.operator(c);
      return new Response(await showMetrics(deps), { headers: { ...baseHeaders(c), 'Content-Type': 'text/plain; version=0.0.4' } });
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

function notReady(error: Error): never {
  throw new ProblemError('overloaded', { detail: error.message, retryAfter: 5, cause: error.cause ?? error });
}

const isProblemType = (type: string): type is ProblemType => Object.hasOwn(problemTypes, type);
