import type { ReviewReason } from '../contract/orders.ts';
import { hasMoved, type OrderRecord, type ParcelFacts, stateWith } from '../domain/order.ts';
import { pointGone } from '../domain/review.ts';
import { withoutPersonalData } from '../domain/redact.ts';
import { strandedOf } from '../domain/stranded.ts';
import type { Placed } from '../services/upstream.ts';
import type { Attempt } from '../store/store.ts';
import type { InHand } from './delivery.ts';
import { isAboutPoint } from './failures.ts';

/** What an order becomes by what Sendcloud holds for it. */
export function settled({ record, merchant }: InHand, placed: Placed): { record: OrderRecord; outcome: NonNullable<Attempt['outcome']> } {
  const known: OrderRecord = {
    ...record,
    upstream: record.upstream && { ...record.upstream, id: placed.id },
    parcel: placed.parcel && parcelOf(placed.parcel),
    ...(placed.moreParcels?.length && { moreParcels: placed.moreParcels.map(parcelOf) }),
    review: [],
  };
  if (placed.outcome === 'placed')
    return { record: { ...known, state: record.account.kind === 'central' ? 'labelled' : 'imported' }, outcome: 'placed' };
  if (placed.outcome === 'cancelled' || placed.outcome === 'cancelling')
    return { record: { ...known, state: 'cancelled' }, outcome: 'cancelled' };
  const refused = { ...known, parcel: null };
  if (merchant === null || hasMoved(record, merchant))
    return { record: { ...refused, review: [strandedOf(record, merchant)], state: 'review' }, outcome: 'refused' };
  const review = [carrierRefusal(placed, record)];
  return { record: { ...refused, review, state: stateWith(review, merchant) }, outcome: 'refused' };
}

const parcelOf = ({ id, status, trackingNumber, trackingUrl }: NonNullable<Placed['parcel']>): ParcelFacts => ({
  id,
  status,
  final: false,
  trackingNumber,
  trackingUrl,
  toldAt: 0,
});

/** A carrier refuses with HTTP 201. When its words are about the point, another point solves it; never home delivery in silence. */
function carrierRefusal({ detail }: Placed, record: OrderRecord): ReviewReason {
  const words = withoutPersonalData(detail ?? 'The carrier refused the parcel and gave no reason.', record.personal);
  if (record.delivery.servicePoint && isAboutPoint(words)) return { ...pointGone, detail: words };
  return { type: 'carrier-refused', detail: words };
}
