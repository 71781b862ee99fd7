import { type Operator, withQuery } from './operator.ts';

/** A merchant as the pages name it. */
export interface Merchant {
  id: string;
  name: string;
  state: string;
  account: string;
  /** Whether an account of their own is, or may be, connected. */
  connects: boolean;
  /** By the marketplace; a merchant's own pause shows in `state` alone. */
  paused: boolean;
}

/** What the overview is searched for; empty asks for all. */
export interface MerchantSearch {
  search: string;
  state: string;
}

/** A merchant who is to be added, as the form has it. `account`: whose Sendcloud account ships, or `choice`: the merchant's. */
export interface NewMerchant {
  name: string;
  account: string;
  country: string;
  postalCode: string;
}

/** By merchant: how many orders wait for somebody, by the state they wait in. */
export type Waiting = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface MerchantView {
  merchant: { id: string; name: string; account: string; accountChoices?: string[]; paused?: boolean };
  state: string;
}

export async function findMerchants(operator: Operator, search: MerchantSearch): Promise<Merchant[]> {
  const found: Merchant[] = [];
  for await (const { merchants } of operator.pages<{ merchants: MerchantView[]; next: string | null }>('/merchants', { ...search }))
    found.push(...merchants.map(merchantOf));
  return found;
}

/** null: there is none of this id. */
export async function findMerchant(operator: Operator, id: string): Promise<Merchant | null> {
  const view = await operator.find<MerchantView>(pathOf(id));
  return view && merchantOf(view);
}

export async function countWaiting(operator: Operator): Promise<Waiting> {
  const counts = new Map<string, Map<string, number>>();
  interface Review {
    orders: { merchant: string; order: { state: string } }[];
    next: string | null;
  }
  for await (const { orders } of operator.pages<Review>('/review'))
    for (const { merchant, order } of orders) {
      const states = counts.get(merchant) ?? new Map<string, number>();
      counts.set(merchant, states.set(order.state, (states.get(order.state) ?? 0) + 1));
    }
  return counts;
}

/** Adds a merchant with the settings of this demo; answers the keys of its shop. @throws {Refusal} */
export async function addMerchant(operator: Operator, { name, account, country, postalCode }: NewMerchant): Promise<AddedMerchant> {
  const { merchant, secretKey } = await operator.ask<MerchantView & { merchant: { publishableKey: string }; secretKey: string }>(
    'POST',
    '/merchants',
    {
      id: idFor(name),
      name,
      account: account === 'central' ? 'central' : 'own',
      ...(account === 'choice' && { accountChoices: ['own', 'central'] }),
      // Any page of this machine: its shop, and this back office, whose elements ask the proxy from the browser.
      origins: ['http://localhost:*'],
      orders: 'proxy',
      shipFrom: { country, postalCode },
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
    },
  );
  return { id: merchant.id, name, publishableKey: merchant.publishableKey, secretKey };
}

export interface AddedMerchant {
  id: string;
  name: string;
  publishableKey: string;
  /** Shown this once. */
  secretKey: string;
}

/** "Shop Ä & Co" becomes "shop-a-co". */
const idFor = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);

/** A session for the page of one merchant; null where there is none, for the merchant or for the role. */
export async function openSession(operator: Operator, merchant: string, role: string): Promise<string | null> {
  const response = await operator.ask<{ token: string }>('POST', '/sessions', { merchant, role, ttl: 900 }).catch(() => null);
  return response?.token ?? null;
}

/** The marketplace's own pause, which the merchant does not end. */
export const setPaused = (operator: Operator, merchant: string, paused: boolean): Promise<unknown> =>
  operator.ask('POST', pathOf(merchant, paused ? '/pause' : '/resume'));

/** Of the proxy's route about a merchant. */
export const pathOf = (merchant: string, path = '', query: Readonly<Record<string, string>> = {}): string =>
  withQuery(`/merchants/${encodeURIComponent(merchant)}${path}`, query);

function merchantOf({ merchant, state }: MerchantView): Merchant {
  const { id, name, account, accountChoices = [], paused = false } = merchant;
  return { id, name, state, account, paused, connects: account === 'own' || accountChoices.includes('own') };
}
