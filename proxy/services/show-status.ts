import type { ServicePoint } from '../contract/service-points.ts';
import { type OrderStatus, orderStatus } from '../domain/status-steps.ts';
import type { Merchant } from '../domain/merchant.ts';
import { needsPoint } from '../domain/order.ts';
import type { OrderRecord } from '../domain/order.ts';
import { accountOf, gatewayOf } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { repairPath } from './repair-link.ts';
import { readStatusLink } from './status-link.ts';
import { ProblemError } from './problem-error.ts';
import { UpstreamError } from './upstream.ts';

/**
 * What the buyer behind a link sees. `shop` is the merchant's name; `country` is where it goes, null once that was erased; `point` is where it can
 * be collected, null also while another has to be chosen.
 */
export type Status =
  | ({ status: 'shown'; shop: string; number: string; country: string | null; point: ServicePoint | null } & OrderStatus & StatusLinks)
  | { status: 'forged' | 'expired' };

/** Where the buyer can go on from here; null where there is no such place. */
export interface StatusLinks {
  tracking: string | null;
  /** Where the parcel can be sent back, once it has arrived. */
  returns: string | null;
  /** Where another point is chosen, while one is needed. */
  repair: string | null;
}

/** Milliseconds a link shows something after the order last changed: as long as things are sent back. */
const GOOD_FOR = 90 * 86_400_000;

/** How far the order behind a link is. It names nobody: who has the link sees no more than that, and where the parcel can be collected. */
export async function showStatus(deps: OrderDeps, token: string): Promise<Status> {
  const link = await readStatusLink(deps.fingerprints, token);
  if (!link) return { status: 'forged' };
  const merchant = await deps.merchants.byId(link.merchant);
  const record = merchant && (await findOrder(deps, merchant, link.order));
  if (!merchant || !record || deps.clock.now() >= record.updatedAt + GOOD_FOR) return { status: 'expired' };
  const status = orderStatus(record);
  const pointNeeded = needsPoint(record);
  return {
    status: 'shown',
    ...status,
    shop: merchant.name,
    number: record.number,
    country: record.personal?.order.recipient.country ?? null,
    point: pointNeeded ? null : record.delivery.servicePoint,
    tracking: linkable(record.parcel?.trackingUrl ?? null),
    returns: status.steps[status.reached] === 'delivered' ? await returnPortal(deps, merchant, record) : null,
    repair: pointNeeded ? await repairPath(deps.fingerprints, record) : null,
  };
}

/** Milliseconds: a page is not kept waiting for one of its links. */
const PORTAL_DEADLINE = 2_000;

/** null also where Sendcloud cannot be asked: the page is worth seeing without it. */
async function returnPortal(deps: OrderDeps, merchant: Merchant, record: OrderRecord): Promise<string | null> {
  if (!record.upstream?.id) return null;
  try {
    const credential = await accountOf(deps, merchant, record);
    const asked = { deadline: PORTAL_DEADLINE, shopperOf: merchant.id };
    return linkable(await gatewayOf(deps, record, merchant).returnPortal(credential, record.upstream.id, asked));
  } catch (error) {
    if (error instanceof UpstreamError || error instanceof ProblemError) return null;
    throw error;
  }
}

/** What comes from elsewhere leads to a page, never to a script. */
const linkable = (url: string | null): string | null =>
  url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
