import { Hono } from 'hono';
import { methodsFor } from '../contract/routes.ts';
import { EndSessions, OpenSession, routesByRole } from '../contract/sessions.ts';
import { endSessions } from '../services/end-sessions.ts';
import { openSession, type SessionDeps } from '../services/open-session.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { baseHeaders, json, noContent, type ProxyContext, type ProxyEnv } from './respond.ts';

/** Where the operator gets keys for back-office elements and ends them, and what a browser asks before it sends one along. */
export function sessionRoutes(deps: SessionDeps, access: Access): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
    .post('/sessions', async (c) => {
      await access.operator(c);
      return json(c, await openSession(deps, await parseBody(c, OpenSession, bodyLimit.page)), { status: 201 });
    })
    .delete('/sessions', async (c) => {
      await access.operator(c);
      await endSessions(deps, parseQuery(c, EndSessions));
      return noContent(c);
    });
  for (const path of sessionPaths) routes.options(path, (c) => preflight(c, access));
  return routes;
}

/** As the router writes them. */
const sessionPaths = new Set(
  Object.values(routesByRole)
    .flat()
    .map((route) => route.replace(/^\w+ /, '').replaceAll(/\{(\w+)\}/g, ':$1')),
);

/** A preflight carries no session, so only the origin can be judged. Ten minutes, as long as a session lasts or less. */
async function preflight(c: ProxyContext, access: Access): Promise<Response> {
  await access.answerPage(c);
  const methods = [...methodsFor(c.req.path), 'OPTIONS'].join(', ');
  const headers = {
    ...baseHeaders(c),
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Request-Id',
    'Access-Control-Max-Age': '600',
  };
  return new Response(null, { status: 204, headers });
}
