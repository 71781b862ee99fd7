import { Hono } from 'hono';
import type { Account } from '../accounts.ts';
import { bodyOf } from '../body.ts';
import { carrierName, carrierOf } from '../catalogue/carriers.ts';
import { CONTRACT_SCHEMAS } from '../catalogue/contract-fields.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import type { Contract } from '../records.ts';
import { parameter, refuseV3 } from '../refusal.ts';
import { changeContract, deleteContract, makeContract } from './contract-changes.ts';
import { pageOf } from './cursor.ts';

const PAGING = { usual: 100, most: 100, badCursor: {} };

/** A merchant's own contracts with carriers: listed, read, made, changed, deleted, and what each carrier asks for. */
export function contractRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => {
      const { items, link } = pageOf(sandbox, c, matching(c), PAGING);
      return c.json({ data: items.map(shape) }, 200, link ? { link } : {});
    })
    .post('/', async (c) => c.json({ data: shape(makeContract(sandbox, c.get('account'), await bodyOf(c))) }, 201))
    .get('/schemas', (c) => {
      const code = carrierAsked(c);
      return c.json({ data: CONTRACT_SCHEMAS.filter(({ carrier_code }) => code === undefined || carrier_code === code) });
    })
    .get('/:id', (c) => c.json({ data: shape(contractOf(c)) }))
    .patch('/:id', async (c) => {
      const contract = contractOf(c);
      return c.json({ data: shape(changeContract(sandbox, c.get('account'), contract, await bodyOf(c))) });
    })
    .delete('/:id', (c) => {
      deleteContract(c.get('account'), contractOf(c));
      return c.body(null, 204);
    });
}

function contractOf(c: Ctx): Contract {
  const account: Account = c.get('account');
  const found = account.contracts.find(({ id }) => String(id) === c.req.param('id'));
  if (!found) throw refuseV3(404, { detail: 'No Contract matches the given query.', code: 'not_found' });
  return found;
}

/** The document lists `carrier_code`, its error speaks of `carrier`: both are heard. */
function carrierAsked(c: Ctx): string | undefined {
  const code = c.req.query('carrier_code') ?? c.req.query('carrier');
  if (code === undefined || carrierOf(code)) return code;
  const detail = `Value error, Carrier ${code} does not exist.`;
  throw refuseV3(400, { code: 'validation_error', detail, source: parameter('query carrier') });
}

function matching(c: Ctx): Contract[] {
  const code = carrierAsked(c);
  const { is_active, client_id, name, country_code } = c.req.query();
  const asked = (wanted: unknown, value: unknown): boolean => wanted === undefined || wanted === value;
  return c
    .get('account')
    .contracts.filter(
      (each) =>
        asked(code, each.carrier) &&
        asked(is_active, String(each.state === 'active')) &&
        asked(client_id, each.clientId) &&
        asked(name, each.name) &&
        asked(country_code, each.country),
    );
}

const shape = ({ id, carrier, clientId, name, country, isDefault, state, error }: Contract) => ({
  id,
  client_id: clientId,
  carrier: { code: carrier, name: carrierName(carrier) },
  name,
  country_code: country,
  is_default_per_carrier: isDefault,
  state,
  type: 'direct',
  error,
});
