import type { Order, ReviewReason } from '../contract/orders.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { VerifyProblem } from '../contract/selections.ts';
import type { Claims } from './claims.ts';
import type { Merchant } from './merchant.ts';
import { type ChosenDelivery, orderApiOf } from './order.ts';
import { isPostNumber } from './post-number.ts';
import type { ResolvedAccount } from './resolve-account.ts';
import { differences } from './verify.ts';

/** The currencies v3 orders know (`v3/orders.yaml`). */
const ORDER_CURRENCIES = ['EUR', 'GBP', 'USD'];

/** Everything about a paid order that a person should see before it leaves. Empty: it may go. */
export function reviewReasons(facts: {
  claims: Claims | null;
  order: Order;
  delivery: ChosenDelivery;
  postNumber: string | null;
  merchant: Merchant;
  account: ResolvedAccount;
  /** Epoch milliseconds. */
  now: number;
}): ReviewReason[] {
  const { claims, order, delivery, postNumber, merchant, account, now } = facts;
  return [
    ...(claims ? tokenReasons(claims, order, merchant, now) : []),
    ...accountReasons(account, order, delivery, merchant),
    ...pointReasons(delivery, postNumber, merchant),
  ];
}

type SharedType = Extract<VerifyProblem['type'], ReviewReason['type']>;

/**
 * What the token was signed for and the order is not. The order's value is not held against it: an order's total holds more than goods.
 * A missing point is told by `pointReasons`.
 */
function tokenReasons(claims: Claims, order: Order, merchant: Merchant, now: number): ReviewReason[] {
  const { recipient, weight, total } = order;
  // A price that was quoted for the whole country promised nothing about a postal code.
  const postalCode = claims.cart.postalCode === null ? '' : recipient.postalCode;
  const address = { country: recipient.country, postalCode };
  const known = { weight, orderValue: claims.cart.orderValue, currency: total.currency, address };
  const differs = differences(claims, known, now)
    .filter(({ type }) => type !== 'service-point-missing')
    .map(({ type, detail }) => ({ type: type as SharedType, detail }));
  if (claims.account === merchant.account) return differs;
  const changed = `Quoted for the ${claims.account} account; the merchant now uses the ${merchant.account} one.`;
  return [...differs, { type: 'account-changed', detail: changed }];
}

function accountReasons(account: ResolvedAccount, order: Order, delivery: ChosenDelivery, merchant: Merchant): ReviewReason[] {
  const api = orderApiOf(merchant);
  const { currency } = order.total;
  const reasons: ReviewReason[] = [];
  if (!account.usable) reasons.push({ type: 'account-changed', detail: account.reason });
  if (order.items.some((item) => item.price.currency !== currency))
    reasons.push({ type: 'currency-differs', detail: 'The items and the total are in different currencies.' });
  if (api === 'v3-orders' && !ORDER_CURRENCIES.includes(currency))
    reasons.push({
      type: 'currency-not-supported',
      detail: `Sendcloud takes orders in ${ORDER_CURRENCIES.join(', ')}, not in ${currency}.`,
    });
  if (api === 'v2-parcels' && delivery.deliveryDate)
    reasons.push({ type: 'delivery-date-not-supported', detail: 'A parcel of API v2 cannot carry the day that was promised.' });
  return reasons;
}

/** What is wrong with the point as far as is known. A point that has yet to be looked up is asked about later. */
export function pointReasons(delivery: ChosenDelivery, postNumber: string | null, merchant: Merchant): ReviewReason[] {
  const { servicePoint, servicePointId, type } = delivery;
  if (servicePoint) return fitReasons(servicePoint, delivery, postNumber, merchant);
  if (type !== 'service-point' || servicePointId !== null) return [];
  return [{ type: 'service-point-missing', detail: 'The option needs a service point, and none was chosen.' }];
}

function fitReasons(point: ServicePoint, { carriers }: ChosenDelivery, postNumber: string | null, merchant: Merchant): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  if (carriers.length > 0 && !carriers.includes(point.carrier))
    reasons.push({
      type: 'service-point-missing',
      detail: `The point is ${point.carrier}'s, the option ships with ${carriers.join(', ')}.`,
    });
  if (merchant.carriers && !merchant.carriers.some((allowed) => allowed.split(':')[0] === point.carrier))
    reasons.push({ type: 'service-point-missing', detail: `${merchant.name} does not ship with ${point.carrier}.` });
  if (point.requires.includes('post-number') && !isPostNumber(postNumber))
    reasons.push({ type: 'post-number-missing', detail: 'This locker needs the recipient’s post number, six to ten digits.' });
  return reasons;
}

/** Why an order has ended that nobody can send any more. */
export const forgotten: ReviewReason = {
  type: 'undecided',
  detail: 'The personal data of the order has been erased, so that nothing can be sent any more.',
};

export const pointGone: ReviewReason = { type: 'service-point-gone', detail: 'The service point takes no parcels any more.' };
