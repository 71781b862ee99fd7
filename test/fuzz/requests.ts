import type { Route } from '../../proxy/contract/route.ts';
import { routes } from '../../proxy/contract/routes.ts';
import { canaries } from '../support/canaries.ts';
import { adminKey } from '../support/proxy.ts';
import { broken, schemaOf, spoiled, valueOf } from './bodies.ts';
import type { Dice } from './dice.ts';
import { junkText } from './junk.ts';
import { event, type FuzzWorld, wordsOf } from './world.ts';

/** A request as text and bytes, before any library has looked at it. */
export interface FuzzRequest {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string | null;
}

const schemas = new Map(
  routes.flatMap(({ body, query }) => [body, query].flatMap((type) => (type ? [[type, schemaOf(type)] as const] : []))),
);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'BREW'] as const;

/** One request over the route table: mostly nearly right, which reaches further than noise. */
export function fuzzRequest(world: FuzzWorld, dice: Dice): FuzzRequest {
  const route = dice.pick(routes);
  const method = dice.chance(0.93) ? route.method : dice.pick(methods);
  const path = dice.chance(0.04)
    ? trickyPath(world, dice)
    : route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idFor(route, name, world, dice));
  const target = `${path}${queryOf(route, world, dice)}`;
  const { body, headers } = route.path.startsWith('/webhooks') ? event(world, dice) : { body: bodyOf(route, world, dice), headers: {} };
  return { method, target, headers: sendable({ ...headersOf(route, world, dice), ...headers }), body: mayHaveBody(method) ? body : null };
}

const mayHaveBody = (method: string): boolean => !['GET', 'HEAD'].includes(method);

function idFor({ path }: Route, name: string, world: FuzzWorld, dice: Dice): string {
  if (dice.chance(0.12)) return encodeURIComponent(wellFormed(dice.chance(0.3) ? canaries.email : junkText(dice))) || '-';
  if (path.startsWith('/orders')) return dice.pick(world.orders);
  if (path.startsWith('/merchants')) return `fuzz-${dice.below(3)}`;
  if (path.startsWith('/repair')) return dice.pick([...world.repairs, 'x.y.1.z']);
  if (path.startsWith('/webhooks')) return dice.pick(world.webhooks);
  if (name === 'type') return dice.pick(['invalid-token', 'constructor', '__proto__']);
  if (name === 'carrier') return dice.pick(['postnl', 'x', 'constructor']);
  return name === 'id' ? dice.pick(world.points) : String(dice.pick([0, 1, 6, 33, 99_999_999]));
}

/** `encodeURIComponent` refuses half a character. */
const wellFormed = (text: string): string => text.toWellFormed();

function trickyPath(world: FuzzWorld, dice: Dice): string {
  const id = dice.pick(world.orders);
  return dice.pick([
    `/orders/${id}/`,
    `//orders/${id}`,
    `/orders//${id}`,
    `/orders/./${id}`,
    `/orders/x/../${id}`,
    `/orders/%2e%2e/${id}`,
    `/orders/${id}%2Flabel`,
    `/orders/${id};a=b`,
    `/orders/${id}%00`,
    `/ORDERS/${id}`,
    `/orders/%E0%A4%A`,
    '/%ff%fe',
    '/orders/%',
    `/v/../../etc/passwd`,
    '/v/1.0.0/..%2f..%2fpackage.json',
    '/v/0.1.0/%2e%2e/%2e%2e/proxy/app.ts',
    '/.env',
    `/${'a/'.repeat(2_000)}`,
    `/${'x'.repeat(10_000)}`,
    '/__proto__',
    '/checkout/tiles/99/9999999/9999999',
    '/checkout/logos/..',
  ]);
}

function queryOf(route: Route, world: FuzzWorld, dice: Dice): string {
  // Everybody's would end those that the other requests come with.
  if (route.method === 'DELETE' && route.path === '/sessions') return `?merchant=fuzz-${dice.below(3)}`;
  const schema = route.query && schemas.get(route.query);
  const asked = schema ? (valueOf(schema, '', wordsOf(world, dice), dice) as Record<string, unknown>) : {};
  const params = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      dice.chance(0.95) ? [[name, String(value)]] : [[name, junkText(dice).toWellFormed()]],
    ),
  );
  if (dice.chance(0.05)) params.append(dice.pick(['key', 'email', '__proto__', 'a'.repeat(500)]), canaries.email);
  const text = dice.chance(0.03) ? `${params}&%zz=%` : String(params);
  return text === '' ? '' : `?${text}`;
}

function bodyOf(route: Route, world: FuzzWorld, dice: Dice): string | null {
  if (route.path.startsWith('/repair'))
    return dice.pick([`point=${dice.pick(world.points)}`, `point=${canaries.name}`, '%', 'point='.repeat(9_000)]);
  const schema = route.body && schemas.get(route.body);
  if (!schema) return dice.chance(0.1) ? junkText(dice) : null;
  const words = wordsOf(world, dice);
  // A shop's own name is shown to whoever runs it, and no secret.
  const value = valueOf(schema, '', (field) => (field === 'name' && route.auth === 'operator' ? 'A shop' : words(field)), dice);
  if (dice.chance(0.5)) return JSON.stringify(value);
  return dice.chance(0.8) ? spoiled(value, dice) : broken(JSON.stringify(value), dice);
}

/** Header values as far as `fetch` lets them through: no line breaks, no characters above 255. */
const sendable = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')]));

function headersOf({ auth }: Route, world: FuzzWorld, dice: Dice): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': dice.chance(0.95)
      ? 'application/json'
      : dice.pick(['text/plain', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', junkText(dice)]),
    authorization: dice.chance(0.9)
      ? `Bearer ${auth === 'operator' ? adminKey : dice.pick(world.bearers)}`
      : dice.pick([
          `Basic ${btoa(canaries.secretKey)}`,
          `Bearer ${canaries.secretKey}`,
          `Bearer ${dice.pick(world.bearers)}`,
          junkText(dice),
        ]),
    origin: dice.chance(0.9) ? 'http://localhost:8080' : dice.pick(['null', 'https://evil.example', junkText(dice)]),
  };
  const more: [string, string][] = [
    ['idempotency-key', dice.pick([canaries.idempotencyKey, '', '"', 'k'.repeat(300), junkText(dice)])],
    ['x-request-id', dice.pick(['checkout-12345', junkText(dice)])],
    ['cookie', `session=${canaries.shopKey}`],
    ['user-agent', canaries.name],
    ['referer', `https://shop.example/?email=${canaries.email}`],
    ['x-forwarded-for', dice.pick(['1.2.3.4', junkText(dice)])],
    ['accept-language', dice.pick(['nl', 'xx-__proto__', junkText(dice)])],
    ['accept-encoding', dice.pick(['gzip', 'br;q=x', junkText(dice)])],
    ['if-none-match', junkText(dice)],
    ['access-control-request-method', 'PUT'],
    ['x-http-method-override', 'DELETE'],
    ['range', 'bytes=0-0,-1'],
    ['transfer-encoding', 'chunked'],
    ['content-length', dice.pick(['0', '-1', '99999999999', 'x'])],
  ];
  for (const [name, value] of more) if (dice.chance(0.08)) headers[name] = value;
  return headers;
}
