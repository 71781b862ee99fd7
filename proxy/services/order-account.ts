import type { Credential, Merchant } from '../domain/merchant.ts';
import { hasMoved, type OrderRecord, orderApiOf } from '../domain/order.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import type { OrderGateway } from './upstream.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

type AccountDeps = Pick<OrderDeps, 'merchants'>;

/**
 * The keys to act on what there is of an order at Sendcloud. It stayed where it was: what was bought in the central account is its merchant's
 * also once they have left it; what is in an own one is no longer within reach.
 */
export async function accountOf(deps: AccountDeps, merchant: Merchant, record: OrderRecord): Promise<Credential> {
  if (record.account.kind === 'own') return accountAhead(deps, merchant, record);
  const credential = await deps.merchants.central();
  if (!credential) throw noAccount();
  return credential;
}

/** The keys of the account that the merchant uses now. */
export async function accountNow({ merchants }: AccountDeps, merchant: Merchant): Promise<Credential> {
  const credential = await merchants.credential(merchant);
  if (!credential) throw noAccount();
  return credential;
}

/** The keys by which an order is to leave. Not when its merchant has moved to another account since: it is released for that one first. */
export async function accountAhead(deps: AccountDeps, merchant: Merchant, record: OrderRecord): Promise<Credential> {
  const credential = await accountNow(deps, merchant);
  if (!hasMoved(record, merchant)) return credential;
  throw new ProblemError('order-not-in-that-state', { detail: 'The merchant has moved to another Sendcloud account since.' });
}

/** The API an order was sent by, also when its merchant's orders have since begun to leave by another: an id means nothing to that one. */
export function gatewayOf({ sendcloud }: Pick<OrderDeps, 'sendcloud'>, record: OrderRecord, merchant: Merchant | null): OrderGateway {
  const { upstream, account } = record;
  return sendcloud.orders(upstream?.api ?? (merchant === null || account.kind === 'central' ? 'v3-shipments' : orderApiOf(merchant)));
}

/** An upstream's answer, or its failure in the words of our own API. */
export const asked = <T>(answer: Promise<T>): Promise<T> => answer.catch((error: unknown) => Promise.reject(upstreamProblem(error)));
