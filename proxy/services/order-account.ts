import type { Credential, Merchant } from '../domain/merchant.ts';
import { type OrderRecord, orderApiOf } from '../domain/order.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import type { OrderGateway } from './upstream.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

/** The keys to act on an order upstream. Not when its merchant has moved to another account since: the order stayed where it was. */
export async function accountOf(deps: OrderDeps, merchant: Merchant, record: OrderRecord): Promise<Credential> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  if (record.account.kind === merchant.account) return credential;
  throw new ProblemError('order-not-in-that-state', { detail: 'The merchant has moved to another Sendcloud account since.' });
}

/** The API an order was sent by, also when its merchant's orders have since begun to leave by another: an id means nothing to that one. */
export const gatewayOf = ({ sendcloud }: Pick<OrderDeps, 'sendcloud'>, merchant: Merchant, { upstream }: OrderRecord): OrderGateway =>
  sendcloud.orders(upstream?.api ?? orderApiOf(merchant));

/** An upstream's answer, or its failure in the words of our own API. */
export const asked = <T>(answer: Promise<T>): Promise<T> => answer.catch((error: unknown) => Promise.reject(upstreamProblem(error)));
