import { Hono } from 'hono';
import { z } from 'zod';
import { Credentials, MerchantRecord, MerchantSettings, MerchantsQuery, RotateKey } from '../contract/merchants.ts';
import { createMerchant, newKey, removeMerchant, rotateKey, updateMerchant } from '../services/change-merchant.ts';
import { listMerchants } from '../services/list-merchants.ts';
import type { OperatorDeps } from '../services/operator-deps.ts';
import { type Pauser, pauseMerchant, resumeMerchant } from '../services/pause-merchant.ts';
import { invalidField } from '../services/problem-error.ts';
import { removeCredentials, setCredentials } from '../services/set-credentials.ts';
import { showMerchant } from '../services/show-merchant.ts';
import type { Access } from './access.ts';
import { merchantSeen } from './merchant-seen.ts';
import { parseBody, parseQuery, parseValue } from './parse.ts';
import { json, noContent, type ProxyContext, type ProxyEnv } from './respond.ts';

/** A JSON object whose fields are judged once they are merged with what is there. */
const Fields = z.record(z.string(), z.unknown());

/** What the operator of a marketplace does with its merchants; a merchant's own session reaches that one and its Sendcloud keys. */
export function merchantRoutes(deps: OperatorDeps, access: Access): Hono<ProxyEnv> {
  const pauser = async (c: ProxyContext): Promise<Pauser> => ((await access.isOperator(c)) ? 'operator' : 'merchant');
  return new Hono<ProxyEnv>()
    .get('/merchants', async (c) => {
      await access.operator(c);
      return json(c, await listMerchants(deps, parseQuery(c, MerchantsQuery)));
    })
    .post('/merchants', async (c) => {
      await access.operator(c);
      const keys = { publishableKey: newKey('publishable'), secretKey: newKey('secret') };
      const settings = parseValue(MerchantSettings, { ...keys, ...(await parseBody(c, Fields)) });
      return json(c, await createMerchant(deps, settings), { status: 201, headers: { Location: `/merchants/${settings.id}` } });
    })
    .get('/merchants/:id', async (c) => merchantSeen(c, access, await showMerchant(deps, await access.office(c, c.req.param('id')))))
    .patch('/merchants/:id', async (c) => {
      await access.operator(c);
      const change = await parseBody(c, Fields);
      const view = await updateMerchant(deps, c.req.param('id'), (merchant) => {
        requireSame(change, merchant, 'id', 'as it is: orders and addresses are known by it');
        requireSame(change, merchant, 'publishableKey', 'as it is: POST /merchants/{id}/keys/rotate makes another');
        return parseValue(MerchantRecord, merged(merchant, change));
      });
      return json(c, view);
    })
    .delete('/merchants/:id', async (c) => {
      await access.operator(c);
      await removeMerchant(deps, c.req.param('id'));
      return noContent(c);
    })
    .put('/merchants/:id/credentials', async (c) => {
      const id = await access.office(c, c.req.param('id'));
      await setCredentials(deps, id, await parseBody(c, Credentials));
      return noContent(c);
    })
    .delete('/merchants/:id/credentials', async (c) => {
      await removeCredentials(deps, await access.office(c, c.req.param('id')));
      return noContent(c);
    })
    .post('/merchants/:id/pause', async (c) =>
      merchantSeen(c, access, await pauseMerchant(deps, await access.office(c, c.req.param('id')), await pauser(c))),
    )
    .post('/merchants/:id/resume', async (c) =>
      merchantSeen(c, access, await resumeMerchant(deps, await access.office(c, c.req.param('id')), await pauser(c))),
    )
    .post('/merchants/:id/keys/rotate', async (c) => {
      await access.operator(c);
      const { key } = await parseBody(c, RotateKey);
      return json(c, { key: await rotateKey(deps, c.req.param('id'), key) });
    });
}

function requireSame<K extends string>(change: Record<string, unknown>, settings: Record<K, unknown>, field: K, expected: string): void {
  if (field in change && change[field] !== settings[field]) throw invalidField(field, expected);
}

/** JSON merge patch (RFC 7386), one level deep: null takes a setting away. */
const merged = (settings: object, change: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...settings, ...change }).filter(([, value]) => value !== null));
