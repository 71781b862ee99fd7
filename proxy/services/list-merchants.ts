import type { MerchantList, MerchantsQuery } from '../contract/merchants.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { standings, viewOf } from './show-merchant.ts';

const PAGE = 50;

/** Merchants by id, fifty at a time, out of memory: the proxy knows all of them, since a shop's page must not wait for a database. */
export async function listMerchants(deps: OperatorDeps, { search, state, cursor = '' }: MerchantsQuery): Promise<MerchantList> {
  const standing = await standings(deps);
  const wanted = (merchant: Merchant): boolean =>
    merchant.id > cursor &&
    (search === undefined || matches(merchant, search)) &&
    (state === undefined || standing(merchant).state === state);
  const found = (await deps.merchants.all()).filter(wanted);
  const shown = found.slice(0, PAGE);
  return {
    merchants: await Promise.all(shown.map((merchant) => viewOf(deps, merchant, standing(merchant)))),
    next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

const matches = ({ id, name }: Merchant, search: string): boolean =>
  [id, name, ...name.split(/\s+/)].some((text) => text.toLowerCase().startsWith(search.toLowerCase()));
