import type { Order, OrderView, PlaceOrderRequest, ReviewReason } from '../contract/orders.ts';
import type { Claims } from '../domain/claims.ts';
import { deliveryOfClaims, deliveryOfPlain } from '../domain/chosen-delivery.ts';
import type { Merchant } from '../domain/merchant.ts';
import { type ChosenDelivery, clearedState, type OrderRecord, stateWith } from '../domain/order.ts';
import { orderId } from '../domain/order-id.ts';
import { type ResolvedAccount, resolveAccount } from '../domain/resolve-account.ts';
import { pointGone, reviewReasons } from '../domain/review.ts';
import type { StoredOrder } from '../store/store.ts';
import { canonicalJson } from './canonical-json.ts';
import { countOrdered } from './count-funnel.ts';
import { openOrder, sealOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import type { Credential } from '../domain/merchant.ts';
import { ProblemError } from './problem-error.ts';
import { readToken } from './read-token.ts';
import { showOrder } from './show-order.ts';
import { UpstreamError } from './upstream.ts';

const DAY = 86_400_000;
/** Milliseconds for looking a point up while the shop waits; later is the relay's. */
const LOOKUP_DEADLINE = 1_500;

/** What was chosen, whether signed or told. */
interface Choice {
  claims: Claims | null;
  delivery: ChosenDelivery;
  postNumber: string | null;
  reasons: ReviewReason[];
  /** What makes a second request the same request. */
  content: unknown;
}

/**
 * Accepts a paid order: once it answers, the order and the intention to deliver it are on disk. The same content again answers the same
 * order in its present state (`created: false`); other content under the same number is `order-conflict`. Nothing that may have happened
 * between quote and payment refuses it: such an order is kept for review.
 */
export async function placeOrder(
  deps: OrderDeps,
  merchant: Merchant,
  request: PlaceOrderRequest,
  idempotencyKey: string | null = null,
): Promise<{ created: boolean; order: OrderView }> {
  const choice = await choiceOf(deps, merchant, request);
  const content = canonicalJson(choice.content);
  const credential = await deps.merchants.credential(merchant);
  const known = await deps.store.orders.byNumber(merchant.id, request.order.number);
  const record = await newRecord(
    deps,
    merchant,
    request.order,
    known ? choice : await withPoint(deps, credential, choice),
    credential !== null,
  );
  const digest = await deps.fingerprints.of(content);
  const order: OrderRecord = { ...record, digest };
  const dueAt = leaves(order, merchant, credential !== null) ? order.createdAt : null;
  const idempotency = idempotencyKey === null ? undefined : { key: await deps.fingerprints.of(idempotencyKey), request: digest };
  const accepted = await deps.store.orders.accept(await sealOrder(deps, order), { dueAt, idempotency });

  if (accepted.outcome === 'key-reused') throw new ProblemError('idempotency-conflict');
  if (accepted.outcome === 'exists') return { created: false, order: await showSame(deps, accepted.order, content) };
  deps.log.info('order-accepted', { merchant: merchant.id, order: order.id, state: order.state });
  if (dueAt !== null) deps.relay.wake();
  await countOrdered(deps, merchant, request.order.variant);
  return { created: true, order: await showOrder(deps, order) };
}

/** It is on its way: at once, or as soon as the keys are here that are all it lacks. */
const leaves = ({ state, review }: Pick<OrderRecord, 'state' | 'review'>, merchant: Merchant, hasKeys: boolean): boolean =>
  state === 'accepted' || (!hasKeys && review.length === 1 && clearedState(merchant) === 'accepted');

/** The order that is here already, when it has this content. */
async function showSame(deps: OrderDeps, stored: StoredOrder, content: string): Promise<OrderView> {
  if (await deps.fingerprints.matches(content, stored.digest)) return showOrder(deps, await openOrder(deps, stored));
  throw new ProblemError('order-conflict', { detail: `Order ${stored.number} is here with other content.` });
}

/** A token's choice is compared by what it says and not by its bytes: the same choice signed twice is the same content. */
async function choiceOf(deps: OrderDeps, merchant: Merchant, request: PlaceOrderRequest): Promise<Choice> {
  const { order } = request;
  if ('delivery' in request) {
    const { delivery, reasons } = deliveryOfPlain(request.delivery, order, merchant);
    const postNumber = request.delivery.postNumber?.trim() || null;
    return { claims: null, delivery, postNumber, reasons, content: { order, delivery: request.delivery } };
  }
  const claims = await readToken(deps.tokens, merchant, request.token);
  const delivery = deliveryOfClaims(claims);
  const postNumber = claims.kind === 'selection' ? claims.postNumber : null;
  const { code, shippingOptionCode, price, deliveryDate, servicePoint } = delivery;
  const chosen = { code, shippingOptionCode, price, date: deliveryDate?.date ?? null, servicePoint: servicePoint?.id ?? null, postNumber };
  return { claims, delivery, postNumber, reasons: [], content: { order, chosen } };
}

/** Looks up a point that is only named. When Sendcloud does not answer in time the order is accepted all the same and the relay asks. */
async function withPoint(deps: OrderDeps, credential: Credential | null, choice: Choice): Promise<Choice> {
  const id = choice.delivery.servicePointId;
  if (id === null || credential === null) return choice;
  try {
    const servicePoint = await deps.sendcloud.servicePoint(credential, id, { deadline: LOOKUP_DEADLINE });
    if (servicePoint === null) return { ...choice, reasons: [...choice.reasons, pointGone] };
    return { ...choice, delivery: { ...choice.delivery, servicePoint, servicePointId: null } };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return choice;
  }
}

async function newRecord(
  deps: OrderDeps,
  merchant: Merchant,
  order: Order,
  choice: Choice,
  hasKeys: boolean,
): Promise<Omit<OrderRecord, 'digest'>> {
  const now = deps.clock.now();
  const account: ResolvedAccount = resolveAccount(merchant, { own: hasKeys, central: hasKeys });
  const { claims, delivery, postNumber } = choice;
  const review = [...choice.reasons, ...reviewReasons({ claims, order, delivery, postNumber, merchant, account, now })];
  return {
    id: orderId(now, crypto.getRandomValues(new Uint8Array(16))),
    merchant: merchant.id,
    number: order.number,
    state: stateWith(review, merchant),
    account: { kind: account.kind, reason: account.reason },
    delivery,
    review,
    upstream: null,
    parcel: null,
    personal: { order, postNumber },
    version: 1,
    createdAt: now,
    updatedAt: now,
    purgeAt: now + merchant.retentionDays * DAY,
  };
}
