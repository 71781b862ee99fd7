import assert from 'node:assert/strict';
import type { Route } from '../../proxy/contract/route.ts';
import type { OpenedSession, SessionRole } from '../../proxy/contract/sessions.ts';
import { createSessions } from '../../proxy/security/sessions.ts';
import { chooseHome, type MerchantName, secretKeyOf } from './orders.ts';
import { adminKey, secret, shopOrigin, type TestProxy, tuesdayMorning } from './proxy.ts';

/** What can be sent as a credential, and who the sender is by it. */
export interface Credential {
  name: string;
  headers: Record<string, string>;
  /** `elsewhere`: a session that counts, from a page that is not its merchant's. */
  is: 'nobody' | 'operator' | 'shop' | SessionRole | `${SessionRole} elsewhere`;
  merchant: MerchantName | null;
}

/** Whose orders the matrix is about. */
export const owners = ['own-v3', 'own-v2', 'central-hold'] as const;

const bearer = (key: string, origin?: string) => ({ authorization: `Bearer ${key}`, ...(origin && { origin }) });
const nobody = (name: string, headers: Record<string, string>): Credential => ({ name, headers, is: 'nobody', merchant: null });

/** Those who may do something. */
export async function insiders(p: TestProxy): Promise<Credential[]> {
  const sessions = owners.flatMap((merchant) => rolesOf(merchant).map((role) => ({ merchant, role })));
  return [
    { name: 'the operator', headers: bearer(adminKey), is: 'operator', merchant: null },
    ...owners.map((merchant) => ({ name: `shop ${merchant}`, headers: bearer(secretKeyOf(merchant)), is: 'shop' as const, merchant })),
    ...(await Promise.all(
      sessions.map(async ({ merchant, role }) => ({
        name: `${role} of ${merchant}`,
        headers: bearer(await openSession(p, merchant, role), shopOrigin),
        is: role,
        merchant,
      })),
    )),
  ];
}

const rolesOf = (merchant: MerchantName): SessionRole[] => (merchant.startsWith('own') ? ['orders', 'connect'] : ['orders']);

/** Everything that can be sent by somebody who should not get in. Its merchants but `owners` are changed by this. */
export async function strangers(p: TestProxy): Promise<Credential[]> {
  const revoked = secretKeyOf('no-checkout');
  const quote = await chooseHome(p, 'own-v3');
  const removed = await openSession(p, 'existing-integration', 'orders');
  assert.equal((await p.operator('POST', '/merchants/no-checkout/keys/rotate', { key: 'secret' })).status, 200);
  assert.equal((await p.operator('DELETE', '/merchants/existing-integration')).status, 204);
  const own = secretKeyOf('own-v3');
  return [
    nobody('nothing', {}),
    nobody('nonsense', bearer('nonsense')),
    nobody('an empty bearer', { authorization: 'Bearer ' }),
    nobody('basic', { authorization: `Basic ${btoa(`${own}:`)}` }),
    nobody('a publishable key', bearer('pk_demo_own_v3', shopOrigin)),
    nobody('another publishable key', bearer('pk_demo_central', shopOrigin)),
    nobody('a secret key in capitals', bearer(own.toUpperCase())),
    nobody('a secret key cut short', bearer(own.slice(0, -1))),
    nobody('two secret keys', { authorization: `Bearer ${own} ${own}` }),
    nobody('a revoked secret key', bearer(revoked)),
    nobody('the key of a removed merchant', bearer(secretKeyOf('existing-integration'))),
    nobody('the hash of a secret key', bearer(await hashOf(own))),
    nobody('the admin key cut short', bearer(adminKey.slice(0, -1))),
    nobody('a selection', bearer(quote, shopOrigin)),
    nobody('a selection as a session', bearer(quote.replace(/^\w+/, 'ses1'), shopOrigin)),
    nobody('a session of a removed merchant', bearer(removed, shopOrigin)),
    ...(await sessionsThatDoNotCount()),
    ...(await sessionsElsewhere(p)),
  ];
}

async function sessionsThatDoNotCount(): Promise<Credential[]> {
  const soon = tuesdayMorning / 1000 + 600;
  const [ours, others] = [createSessions([secret]), createSessions([new Uint8Array(32).fill(9)])];
  const all = await Promise.all(
    (['orders', 'connect'] as const).map(async (role) => {
      const good = await ours.sign({ merchant: 'own-v3', role, expiresAt: soon, ends: 0 });
      const [prefix, key, , signature] = good.split('.');
      const edited = Buffer.from(JSON.stringify({ merchant: 'own-v2', role, expiresAt: soon, ends: 0 })).toString('base64url');
      return [
        nobody(
          `${role}, expired`,
          bearer(await ours.sign({ merchant: 'own-v3', role, expiresAt: tuesdayMorning / 1000, ends: 0 }), shopOrigin),
        ),
        nobody(`${role}, signed elsewhere`, bearer(await others.sign({ merchant: 'own-v3', role, expiresAt: soon, ends: 0 }), shopOrigin)),
        nobody(`${role}, edited`, bearer(`${prefix}.${key}.${edited}.${signature}`, shopOrigin)),
        nobody(`${role}, unsigned`, bearer(`${prefix}.${key}.${edited}.`, shopOrigin)),
        nobody(`${role}, ended`, bearer(await ours.sign({ merchant: 'own-v3', role, expiresAt: soon, ends: -1 }), shopOrigin)),
        nobody(`${role}, of a count to come`, bearer(await ours.sign({ merchant: 'own-v3', role, expiresAt: soon, ends: 1 }), shopOrigin)),
        nobody(`${role}, of nobody`, bearer(await ours.sign({ merchant: 'nobody', role, expiresAt: soon, ends: 0 }), shopOrigin)),
      ];
    }),
  );
  const central = await ours.sign({ merchant: 'central-hold', role: 'connect', expiresAt: soon, ends: 0 });
  return [...all.flat(), nobody('connect, of a central merchant', bearer(central, shopOrigin))];
}

async function sessionsElsewhere(p: TestProxy): Promise<Credential[]> {
  const merchant = 'own-v3';
  const roles = await Promise.all(
    (['orders', 'connect'] as const).map(async (role) => [role, await openSession(p, merchant, role)] as const),
  );
  return roles.flatMap(([role, token]) =>
    [undefined, 'null', 'https://evil.example'].map((origin) => ({
      name: `${role} from ${origin}`,
      headers: bearer(token, origin),
      is: `${role} elsewhere` as const,
      merchant,
    })),
  );
}

export async function openSession(p: TestProxy, merchant: string, role: SessionRole): Promise<string> {
  const response = await p.operator('POST', '/sessions', { merchant, role });
  assert.equal(response.status, 201, await response.clone().text());
  return ((await response.json()) as OpenedSession).token;
}

const hashOf = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');

/** Shops' routes that no session opens, and the operator's that one opens: written down here once more, so that a slip in the table shows. */
const servers = ['POST /orders', 'POST /selections/verify', 'DELETE /orders/{id}/personal-data'];
const connecting = [
  'GET /merchants/{id}',
  'GET /merchants/{id}/health',
  'POST /merchants/{id}/connect',
  'POST /merchants/{id}/connect/redirect',
  'PUT /merchants/{id}/account',
  'PUT /merchants/{id}/credentials',
  'DELETE /merchants/{id}/credentials',
  'POST /merchants/{id}/pause',
  'POST /merchants/{id}/resume',
];
/** Shops' routes that answer the operator too, about everybody's. */
const everybodys = ['GET /orders'];

/** Whether this sender may use this route for what is theirs; `elsewhere`: from another page they might. */
export function mayUse({ is }: Credential, { method, path, auth }: Route): boolean | 'elsewhere' {
  const name = `${method} ${path}`;
  const opens = { orders: auth === 'shop' && !servers.includes(name), connect: connecting.includes(name) };
  if (is === 'operator' && everybodys.includes(name)) return true;
  if (is === 'operator' || is === 'shop') return auth === is;
  if (is === 'orders' || is === 'connect') return opens[is];
  if (is === 'orders elsewhere') return opens.orders && 'elsewhere';
  return is === 'connect elsewhere' && opens.connect && 'elsewhere';
}
