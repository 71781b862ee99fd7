import type { ServicePoint } from '../contract/service-points.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { needsPoint, type OrderRecord } from '../domain/order.ts';
import { pointReasons } from '../domain/review.ts';
import { LATELY } from './availability.ts';
import { changeServicePoint } from './change-service-point.ts';
import { accountNow, asked } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { readRepairLink } from './repair-link.ts';
import type { PointSearch } from './upstream.ts';

/** The order a link is about. `shop` is the merchant's name; `country` is where it goes, null once that was erased. */
interface About {
  shop: string;
  number: string;
  country: string | null;
}

/** What the shopper behind a link can do, or why nothing any more. */
export type Repair =
  | ({ status: 'open'; old: ServicePoint | null; points: ServicePoint[] } & About)
  | ({ status: 'chosen' | 'labelled'; point: ServicePoint | null } & About)
  | ({ status: 'cancelled' } & About)
  | { status: 'forged' | 'expired' };

interface Opened {
  merchant: Merchant;
  record: OrderRecord;
}

/** What a link opens: while a point is needed, the three nearest that take the parcel. */
export async function showRepair(deps: OrderDeps, token: string): Promise<Repair> {
  const opened = await openLink(deps, token);
  if ('status' in opened) return opened;
  const { merchant, record } = opened;
  const { state, delivery, number, personal } = record;
  const about = { shop: merchant.name, number, country: personal?.order.recipient.country ?? null };
  if (state === 'cancelled') return { status: 'cancelled', ...about };
  if (needsPoint(record)) return { status: 'open', ...about, old: delivery.servicePoint, points: await alternatives(deps, opened) };
  return { status: state === 'labelled' ? 'labelled' : 'chosen', ...about, point: delivery.servicePoint };
}

/** Sends the order to the point the shopper tapped. What the link opens afterwards. */
export async function repairOrder(deps: OrderDeps, token: string, servicePointId: string): Promise<Repair> {
  const opened = await openLink(deps, token);
  if ('status' in opened) return opened;
  const { merchant, record } = opened;
  // Of two taps the first counts: after it no point is needed any more.
  if (!needsPoint(record)) return showRepair(deps, token);
  const postNumber = record.personal?.postNumber ?? undefined;
  try {
    await changeServicePoint(deps, merchant, record.id, { servicePointId, postNumber }, needsPoint);
  } catch (error) {
    if (!(error instanceof ProblemError) || !mayPass.includes(error.type)) throw error;
  }
  return showRepair(deps, token);
}

/** The point died meanwhile, does not fit, or somebody else was quicker: the page shows what is so now. */
const mayPass: ProblemError['type'][] = [
  'service-point-gone',
  'service-point-does-not-fit',
  'post-number-needed',
  'order-not-in-that-state',
];

async function openLink(deps: OrderDeps, token: string): Promise<Opened | { status: 'forged' | 'expired' }> {
  const link = await readRepairLink(deps.fingerprints, token);
  if (!link) return { status: 'forged' };
  const merchant = await deps.merchants.byId(link.merchant);
  if (!merchant || deps.clock.now() >= link.expiresAt * 1000) return { status: 'expired' };
  return { merchant, record: await findOrder(deps, merchant, link.order) };
}

const SHOWN = 3;
/** Points that are looked at for three that take parcels. */
const LOOKED_AT = 20;
/** Milliseconds. */
const AVAILABILITY_DEADLINE = 3_000;

async function alternatives(deps: OrderDeps, { merchant, record }: Opened): Promise<ServicePoint[]> {
  const credential = await accountNow(deps, merchant);
  const search = searchFor(record);
  if (!search) return [];
  const { points } = await asked(deps.sendcloud.findServicePoints(credential, search));
  const fitting = points.filter((point) => fits(point, record, merchant));
  return takingParcels(deps, credential, fitting, merchant.id);
}

/** Around the old point, or around the buyer's postal code when that point was never known. */
function searchFor({ delivery, personal }: OrderRecord): PointSearch | null {
  const { servicePoint: old, carriers } = delivery;
  const wanted = { carriers: old ? [old.carrier] : carriers, types: null, limit: LOOKED_AT };
  if (old) return { ...wanted, country: old.country, place: { latitude: old.latitude, longitude: old.longitude } };
  if (!personal) return null;
  const { country, postalCode } = personal.order.recipient;
  return { ...wanted, country, place: { postalCode } };
}

const fits = (point: ServicePoint, { delivery, personal }: OrderRecord, merchant: Merchant): boolean =>
  point.id !== delivery.servicePoint?.id &&
  pointReasons({ ...delivery, servicePoint: point }, personal?.postNumber ?? null, merchant).length === 0;

async function takingParcels(
  deps: OrderDeps,
  credential: Credential,
  points: readonly ServicePoint[],
  merchant: string,
): Promise<ServicePoint[]> {
  const found: ServicePoint[] = [];
  for (const point of points) {
    if (found.length === SHOWN) break;
    const takes = deps.availability(credential, point.id, { merchant, since: LATELY, deadline: AVAILABILITY_DEADLINE });
    if (await asked(takes)) found.push(point);
  }
  return found;
}
