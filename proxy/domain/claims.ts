import type { OfferedDate } from '../contract/delivery-options.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { Carrier, DeliveryType, DeliveryWindow, Dimensions, Money, PointType, Requirement } from '../contract/values.ts';
import type { AccountKind } from './merchant.ts';

/** The cart and place a price was quoted for. `weight` in grams, `orderValue` a decimal string. */
export interface QuotedCart {
  country: string;
  postalCode: string | null;
  weight: number;
  orderValue: string;
  currency: string;
  dimensions: Dimensions | null;
}

/** The option as it was offered. `code` is what the page sees; `shippingOptionCode` is what Sendcloud ships by. */
export interface QuotedOption {
  code: string;
  shippingOptionCode: string;
  type: DeliveryType;
  title: string;
  carrier: Carrier;
  price: Money | null;
  priceFrom: 'sendcloud' | 'rates';
  fallback: boolean;
}

interface Signed {
  merchant: string;
  account: AccountKind;
  cart: QuotedCart;
  option: QuotedOption;
  deliveryWindow: DeliveryWindow | null;
  requires: Requirement[];
  /** Epoch seconds. */
  issuedAt: number;
  /** Epoch seconds; a token is good until then, that second excluded. */
  expiresAt: number;
}

/** What a quote token says: this merchant offered this option for this cart. */
export interface QuoteClaims extends Signed {
  kind: 'quote';
  cutOff: string | null;
  dates: OfferedDate[];
  servicePoints: { carriers: string[]; types: PointType[] | null } | null;
}

/** What a selection token says: the shopper chose this, and nothing is left to choose. */
export interface SelectionClaims extends Signed {
  kind: 'selection';
  deliveryDate: OfferedDate | null;
  /** As it was when chosen, without its opening times. */
  servicePoint: ServicePoint | null;
  postNumber: string | null;
}

export type Claims = QuoteClaims | SelectionClaims;
