import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf } from '../body.ts';
import { type Ctx, type Env, holdingsOf, type Sandbox } from '../context.ts';
import type { IntegrationLog } from '../records.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import { LOG_STYLE, parsed } from '../validation.ts';
import { integrationOf } from './account.ts';
import { sizeIn } from './cursor.ts';

const text = z.string();
const fields = z.record(text, z.unknown());
const instant = z.iso.datetime({ offset: true });
const schema = z.strictObject({
  base_url: text.min(1),
  full_url: text.nullish(),
  method: text.nullish(),
  response_code: z.int().min(0).nullish(),
  response: z.strictObject({ headers: fields.nullish(), body: z.union([text, fields]).nullish() }).nullish(),
  request: z.strictObject({ headers: z.union([fields, text]).nullish(), payload: z.union([fields, text]).nullish() }).nullish(),
  created_at: instant.nullish(),
  exception_type: text.nullish(),
  exception: text.nullish(),
});

const SIZES = { usual: 25, most: 100 };

/** What went wrong when an integration called its shop: the shop's system writes it down, the merchant reads it. */
export function integrationLogRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/logs', (c) => list(sandbox, c))
    .get('/:id/logs', (c) => {
      integrationOf(c);
      return list(sandbox, c);
    })
    .post('/:id/logs', async (c) => c.json({ data: await keep(sandbox, c) }, 201));
}

async function keep(sandbox: Sandbox, c: Ctx): Promise<IntegrationLog> {
  const { id } = integrationOf(c);
  const given = parsed(schema, await bodyOf(c), LOG_STYLE);
  const log: IntegrationLog = {
    id: sandbox.state.nextId(),
    integration_id: id,
    base_url: given.base_url,
    full_url: given.full_url ?? null,
    method: given.method ?? '',
    response_code: given.response_code ?? null,
    response: given.response ?? null,
    request: given.request ?? null,
    created_at: given.created_at ?? sandbox.clock.iso(),
    exception_type: given.exception_type ?? null,
    exception: given.exception ?? null,
    protected: false,
    additional_data: '',
  };
  holdingsOf(sandbox, c).logs.push(log);
  return log;
}

const epoch = ({ created_at }: IntegrationLog): number => Date.parse(created_at);

/** Newest first. The cursor is the instant of a page's last log; the next page holds what is older. */
function list(sandbox: Sandbox, c: Ctx): Response {
  const before = cursorOf(c);
  const size = sizeIn(c, SIZES);
  const matching = holdingsOf(sandbox, c)
    .logs.filter((log) => before === undefined || epoch(log) < before)
    .toSorted((a, b) => epoch(b) - epoch(a));
  const data = matching.slice(0, size);
  const last = data.at(-1);
  if (matching.length <= size || !last) return c.json({ data });
  const query = new URLSearchParams({ cursor: last.created_at, page_size: String(size) });
  return c.json({ data }, 200, { link: `<${sandbox.settings.baseUrl}${c.req.path}?${query}>; rel="next"` });
}

function cursorOf(c: Ctx): number | undefined {
  const cursor = c.req.query('cursor');
  if (cursor === undefined) return undefined;
  const at = Date.parse(cursor);
  if (!Number.isNaN(at)) return at;
  throw refuseV3(400, { code: 'invalid', detail: 'Input should be a valid datetime', source: parameter('cursor') });
}
