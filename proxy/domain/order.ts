import type { OfferedDate } from '../contract/delivery-options.ts';
import type { Markup } from '../contract/charges.ts';
import type { CustomsData, ParcelWanted } from '../contract/labels.ts';
import type { Order, OrderState, OrderView, ReviewReason } from '../contract/orders.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { DeliveryType, DeliveryWindow, Money } from '../contract/values.ts';
import type { AccountKind, Merchant } from './merchant.ts';

/** How an order is to be delivered, as far as is known. */
export interface ChosenDelivery {
  type: DeliveryType | null;
  /** What the page saw: a rate's code or Sendcloud's. */
  code: string | null;
  title: string | null;
  /** Whose points fit; empty when any carrier's do. */
  carriers: string[];
  shippingOptionCode: string | null;
  /** Who chose that, where it was not the order. */
  chosenBy?: 'rule' | 'merchant';
  deliveryDate: OfferedDate | null;
  deliveryWindow: DeliveryWindow | null;
  price: Money | null;
  servicePoint: ServicePoint | null;
  /** A point that was named and has yet to be looked up. */
  servicePointId: string | null;
}

/** The API an order leaves by. */
export type OrderApi = NonNullable<OrderView['upstream']>['api'];

/** What names people. Sealed at rest, and gone after the merchant's retention or on request. */
export interface PersonalPart {
  order: Order;
  postNumber: string | null;
}

/** An order with us. Times are epoch milliseconds. */
export interface OrderRecord {
  id: string;
  merchant: string;
  number: string;
  digest: string;
  state: OrderState;
  account: { kind: AccountKind; reason: string };
  delivery: ChosenDelivery;
  review: ReviewReason[];
  upstream: { api: OrderApi; reference: string; id: string | null } | null;
  parcel: ParcelFacts | null;
  /** Beside it, where the merchant split the order. */
  moreParcels?: ParcelFacts[];
  /** What the label was bought as; absent while none was. */
  purchase?: LabelPurchase;
  /** While a label is being cancelled: where the order stands once Sendcloud has confirmed it. */
  cancelling?: 'held' | 'cancelled';
  /** null once it was erased. */
  personal: PersonalPart | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  purgeAt: number;
}

/** A label as it was wanted, and what it was to cost. Names nobody. */
export interface LabelPurchase {
  parcels: ParcelWanted[];
  customs?: CustomsData;
  /** The parcels leave the customs union, so their contents are declared. */
  declared?: boolean;
  /** What Sendcloud asked for all parcels just before the first request left; null: it named no price. Absent until then. */
  quote?: Money | null;
  /** What the marketplace added to a price when the request left; absent: nothing. */
  markup?: Markup;
  /** The merchant's at that moment, for labels without a price. */
  currency?: string;
}

export interface ParcelFacts {
  id: string;
  status: string | null;
  /** Nothing comes after this status. */
  final: boolean;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** When Sendcloud said so last, by its own clock; 0 when it was told in an answer. */
  toldAt: number;
}

/** The API a merchant's orders leave by. */
export function orderApiOf(merchant: Merchant): OrderApi {
  if (merchant.account === 'central') return 'v3-shipments';
  return merchant.orderApi === 'v2' ? 'v2-parcels' : 'v3-orders';
}

/** Its merchant uses another account now than the one the order was accepted for. */
export const hasMoved = ({ account }: OrderRecord, merchant: Merchant): boolean => account.kind !== merchant.account;

/** Where an order goes once nothing stands against it. */
export function clearedState(merchant: Merchant): 'recorded' | 'held' | 'accepted' {
  if (merchant.orders === 'existing-integration') return 'recorded';
  return merchant.account === 'central' && merchant.labels === 'hold' ? 'held' : 'accepted';
}

/** The state an order has with these reasons: none lets it go, a dead point alone asks for another, anything else for a person. */
export function stateWith(reasons: readonly ReviewReason[], merchant: Merchant): OrderState {
  if (merchant.orders === 'existing-integration' || reasons.length === 0) return clearedState(merchant);
  return reasons.every(({ type }) => type === 'service-point-gone') ? 'needs-service-point' : 'review';
}

const solvedByPoint: readonly ReviewReason['type'][] = ['service-point-missing', 'service-point-gone', 'post-number-missing'];

/** Whether another service point solves it. */
export const isAboutPoint = ({ type }: ReviewReason): boolean => solvedByPoint.includes(type);

/** Whether a point has to be chosen before the order can go, whatever else there is to decide. */
export const needsPoint = ({ state, review }: Pick<OrderRecord, 'state' | 'review'>): boolean =>
  state === 'needs-service-point' || (state === 'review' && review.some(isAboutPoint));

/** By what Sendcloud recognises a repeat. A new attempt only follows one that is known to have failed. */
export const referenceOf = (order: string, attempt: number): string => `${order}.${attempt}`;

/** Why an order in this state cannot be acted on like that. */
export const stateWords: Record<OrderState, string> = {
  accepted: 'The order is on its way to Sendcloud.',
  imported: 'The order is in Sendcloud already.',
  held: 'The order waits for its label.',
  labelled: 'The order has a label already.',
  recorded: 'The order is left to the merchant’s own integration.',
  'needs-service-point': 'The order needs another service point first.',
  review: 'Somebody has to look at the order first.',
  cancelled: 'The order is cancelled.',
};
