import type { ChargeList, ChargesQuery } from '../contract/charges.ts';
import { chargeView } from '../domain/charges.ts';
import { decimal } from '../domain/money.ts';
import type { ChargeFilter, StoredCharge } from '../store/charges.ts';
import type { Store } from '../store/store.ts';
import { invalidField } from './problem-error.ts';

type ChargeDeps = { store: Pick<Store, 'charges'> };

const PAGE = 100;
const CSV_PAGE = 1_000;

/** A page of the ledger, oldest first, and what everything that was asked for comes to. */
export async function listCharges({ store }: ChargeDeps, query: ChargesQuery): Promise<ChargeList> {
  const { cursor } = query;
  if (cursor !== undefined && !/^chg_[0-9a-z]{26}$/.test(cursor)) throw invalidField('cursor', 'the "next" of the page before');
  const filter = filterOf(query);
  const [stored, totals] = await Promise.all([
    store.charges.list(filter, { after: cursor, limit: PAGE + 1 }),
    store.charges.totals(filter),
  ]);
  const page = stored.slice(0, PAGE);
  return {
    charges: page.map(chargeView),
    totals: totals.map(({ currency, total, entries, withoutPrice }) => ({
      total: { value: decimal(total), currency },
      entries,
      withoutPrice,
    })),
    next: stored.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** All of it, page by page, as it is read. */
export async function* everyCharge({ store }: ChargeDeps, query: ChargesQuery): AsyncGenerator<StoredCharge[]> {
  const filter = filterOf(query);
  for (let after: string | undefined; ; ) {
    const page = await store.charges.list(filter, { after, limit: CSV_PAGE });
    yield page;
    if (page.length < CSV_PAGE) return;
    after = page.at(-1)?.id;
  }
}

const filterOf = ({ merchant, order, from, to }: ChargesQuery): ChargeFilter => ({
  merchant,
  order,
  from: from === undefined ? from : Date.parse(from),
  before: to === undefined ? to : Date.parse(to),
});
