import type { OfferedDate } from '../contract/delivery-options.ts';
import type { ExportReason } from '../contract/labels.ts';
import type { OrderItem, Recipient } from '../contract/orders.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { Dimensions, Money } from '../contract/values.ts';
import type { PackedParcel } from '../domain/label-parcels.ts';
import type { Credential } from '../domain/merchant.ts';
import type { Call, Origin, ParcelReading } from './upstream.ts';

/** How orders are put into one kind of account, and found again. */
export interface OrderGateway {
  /** Whether a second order with one reference is documented to become the first. */
  recognisesRepeats: boolean;
  /** What an earlier attempt with this reference left upstream, or null. */
  find(credential: Credential, reference: string, call?: Call): Promise<Placed | null>;
  place(credential: Credential, order: OutgoingOrder, call?: Call): Promise<Placed>;
  /** `id` is `Placed.id`. `queued`: the carrier has yet to agree. `too-late`: it is on its way, or was never cancellable. */
  cancel(credential: Credential, id: string, call?: Call): Promise<'cancelled' | 'queued' | 'too-late'>;
  /** Parcels that changed after that moment (epoch milliseconds), also those of orders that did not come from here. */
  changedSince(credential: Credential, since: number, call?: Call): Promise<ParcelReading[]>;
  /** Where the buyer sends it back; null when the account has no return portal, or the parcel is not ours to ask about. */
  returnPortal(credential: Credential, id: string, call?: Call): Promise<string | null>;
}

/** What leaves for Sendcloud. Complete: nothing is looked up behind it. Weights in grams. */
export interface OutgoingOrder {
  /** `{order}.{attempt}`: how Sendcloud recognises a repeat. */
  reference: string;
  number: string;
  createdAt: string;
  recipient: Recipient;
  items: OrderItem[];
  weight: number;
  dimensions: Dimensions | null;
  total: Money;
  paymentStatus: string;
  checkoutMethodName: string | null;
  shippingOptionCode: string | null;
  carrier: string | null;
  servicePoint: ServicePoint | null;
  postNumber: string | null;
  deliveryDate: OfferedDate | null;
  from: Origin;
  contractId: number | null;
  brandId: number | null;
  /** For a label: how the order is packed, and what customs want to know where they ask. */
  parcels: PackedParcel[];
  customs: { invoiceNumber: string; reason: ExportReason } | null;
}

/** What Sendcloud holds for a reference. */
export interface Placed {
  /** cancelling: the carrier has yet to agree. */
  outcome: 'placed' | 'carrier-refused' | 'cancelling' | 'cancelled';
  id: string;
  /** The carrier's own words when it refused; untrusted. */
  detail: string | null;
  parcel: PlacedParcel | null;
  /** Beside it, where it is sent in several. */
  moreParcels?: PlacedParcel[];
  /** By what it is shipped, where Sendcloud says so. */
  shippingOptionCode?: string | null;
}

export interface PlacedParcel {
  id: string;
  status: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  hasLabel: boolean;
}
