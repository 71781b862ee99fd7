import type { OfferedDate } from '../contract/delivery-options.ts';
import type { MatchedPlace, ServicePoint } from '../contract/service-points.ts';
import type { LabelDocument, LabelFormat } from '../contract/labels.ts';
import type { Carrier, DeliveryType, Dimensions, Money, PointType, Requirement } from '../contract/values.ts';
import type { Credential } from '../domain/merchant.ts';
import type { OrderApi } from '../domain/order.ts';
import type { OrderGateway } from './order-gateway.ts';

export * from './order-gateway.ts';
export * from './upstream-error.ts';

/**
 * Sendcloud as the services know it: our words, our units. `proxy/sendcloud/` is the only code that knows the wire.
 * Every call ends by its own deadline or when `signal` aborts, and fails only with `UpstreamError`. How orders go in and are found again is
 * `OrderGateway`'s.
 */
export interface Sendcloud {
  /** Where a merchant finds their orders and prints their labels. */
  panelUrl: string;
  quote(credential: Credential, request: QuoteRequest, call?: Call): Promise<UpstreamOption[]>;
  findServicePoints(credential: Credential, search: PointSearch, call?: Call): Promise<PointSearchResult>;
  /** null: there is no such point, or it has expired. */
  servicePoint(credential: Credential, id: string, call?: Call): Promise<ServicePoint | null>;
  isAvailable(credential: Credential, id: string, call?: Call): Promise<boolean>;
  shippingOptions(credential: Credential, request: ShippingOptionsRequest, call?: Call): Promise<ShippingOption[]>;
  /** Asks whether the keys are good, and which integration they belong to. */
  integrationId(credential: Credential, call?: Call): Promise<number>;
  /** How the integration that the keys belong to is set up in Sendcloud's panel. */
  integration(credential: Credential, call?: Call): Promise<Integration>;
  /** Changes that. A webhook address of null switches its webhooks off; the carriers replace those ticked, and switch service points on. */
  configure(credential: Credential, change: { webhookUrl?: string | null; pointCarriers?: readonly string[] }, call?: Call): Promise<void>;
  /** Where a merchant allows this platform access to their account; null when the platform has no name with Sendcloud. */
  connectUrl: ((wish: ConnectWish) => string) | null;
  /** What Sendcloud posts once they have; null for anything else. */
  readConnection(body: Uint8Array): Connection | null;
  contractIds(credential: Credential, call?: Call): Promise<number[]>;
  /** Accounts made after 13 April 2026 cannot create v2 parcels. Creates nothing. */
  takesParcelsV2(credential: Credential, call?: Call): Promise<boolean>;
  /** The addresses the account ships from. */
  senderAddresses(credential: Credential, call?: Call): Promise<SenderAddress[]>;
  /** Papers of announced parcels, as one PDF in their order. At most `mostDocuments`; null: one of them has none. */
  documents(credential: Credential, wanted: WantedDocuments, call?: Call): Promise<Uint8Array | null>;
  invoices(credential: Credential, call?: Call): Promise<Invoice[]>;
  /** What an invoice asks for parcels, a page from `cursor` on, and where the next one begins. */
  invoicePage(credential: Credential, invoice: string, cursor: string | null, call?: Call): Promise<InvoicePage>;
  /** What is asked for one parcel, also what is on no invoice yet. */
  parcelLines(credential: Credential, parcel: string, call?: Call): Promise<InvoiceLine[]>;
  /** null: nothing is known of that number. */
  tracking(credential: Credential, trackingNumber: string, call?: Call): Promise<TrackingEvent[] | null>;
  /** What a webhook's body tells about a parcel; null for the events we do not know. */
  readEvent(body: Uint8Array): ParcelEvent | null;
  /** The way orders go into this account. */
  orders(api: OrderApi): OrderGateway;
}

/** How one call is made. */
export interface Call {
  signal?: AbortSignal;
  /** Milliseconds for this one call; the gateway has a default. */
  deadline?: number;
  /** The merchant whose shopper waits for the answer. Without it the call is for an order, and goes first. */
  shopperOf?: string;
  /** Asked when its turn has come, just before it leaves; what this throws keeps it here. */
  leaving?: () => void;
}

/** An integration's settings in Sendcloud's panel. */
export interface Integration {
  id: number;
  /** `api`, or the shop system whose orders Sendcloud imports by itself: `shopify`, `woocommerce` … */
  kind: string | null;
  shopName: string | null;
  servicePoints: boolean;
  /** Carrier codes ticked for service points. */
  pointCarriers: string[];
  /** null: no webhooks are sent. */
  webhookUrl: string | null;
  /** When Sendcloud's calls of the shop began to fail. */
  failingSince: string | null;
}

/** What a merchant is sent to Sendcloud with: where to return to, where the keys shall go, and what the integration is called. */
export interface ConnectWish {
  returnTo: string;
  webhookUrl: string;
  shopName: string;
}

/** `connected` comes without the keys, about the integration that they open; `credentials` with them. */
export type Connection = { event: 'connected' } | { event: 'credentials'; integrationId: number; publicKey: string; secretKey: string };

/** Where a parcel leaves from. */
export type Origin = { country: string; postalCode: string } | { senderAddressId: number };

export interface SenderAddress {
  id: number;
  country: string;
  postalCode: string;
}

/** A parcel's new status as a webhook tells it. `status` is a code of API v3 where there is one, else the words; untrusted. */
export interface ParcelEvent {
  parcelId: string;
  /** Epoch milliseconds, by Sendcloud's clock. */
  at: number;
  status: string;
  /** Nothing comes after it. */
  final: boolean;
  trackingNumber: string | null;
  trackingUrl: string | null;
  orderNumber: string | null;
}

/** What a parcel is at the moment of asking. */
export type ParcelReading = Omit<ParcelEvent, 'at'>;

/** Parcels whose papers Sendcloud gives in one file (`v3/parcel-documents.yaml`). */
export const mostDocuments = 20;

/** Which papers, on what, of which parcels. */
export interface WantedDocuments {
  document: LabelDocument;
  format: LabelFormat;
  parcelIds: readonly string[];
}

/** `issuedAt` in epoch milliseconds; null: it does not say. */
export interface Invoice {
  id: string;
  issuedAt: number | null;
}

/** Some of an invoice's lines, and where the next page begins; null: nowhere. */
export interface InvoicePage {
  items: InvoiceLine[];
  next: string | null;
}

/** What is asked for a parcel. */
export interface InvoiceLine {
  id: number;
  parcel: string;
  /** Ten-thousandths of the currency's unit, without tax; negative for money back. */
  price: number;
  currency: string;
  /** Whether it is on an invoice that has been issued; one that is not may still change or go. */
  invoiced: boolean;
}

/** One thing that happened to a parcel. `description` is the carrier's own words; untrusted. */
export interface TrackingEvent {
  at: string | null;
  status: string;
  description: string;
}

/** A cart and its way, as Sendcloud's checkout is asked for prices and days. */
export interface QuoteRequest {
  from: Origin;
  to: { country: string; postalCode: string | null };
  /** Grams. */
  weight: number;
  orderValue: string;
  dimensions: Dimensions | null;
  metadata: Record<string, string>;
}

/** One delivery option as Sendcloud's published configuration gives it. */
export interface UpstreamOption {
  methodId: string;
  shippingOptionCode: string;
  type: DeliveryType;
  title: string;
  description: string | null;
  carrier: Carrier;
  /** null: no rate is configured, which is not free. */
  price: Money | null;
  cutOff: string | null;
  dates: OfferedDate[];
  /** Hours from handover to the first delivery attempt, by percentile of past parcels: `{ 10: 20, 90: 44 }`. */
  leadTimeHours: Record<number, number> | null;
}

/** Whose points, of what kind, and where. */
export interface PointSearch {
  country: string;
  carriers: string[];
  types: PointType[] | null;
  place:
    | { postalCode: string }
    | { text: string }
    | { street?: string; houseNumber?: string; postalCode?: string; city?: string }
    | { latitude: number; longitude: number; radius?: number }
    | { north: number; east: number; south: number; west: number };
  /** At most 200. */
  limit: number;
}

export interface PointSearchResult {
  points: ServicePoint[];
  place: MatchedPlace | null;
  /** Sendcloud gave as many as it gives: there may be more. */
  cut: boolean;
}

export interface ShippingOptionsRequest {
  from: Origin;
  /** Null: wherever the account ships to; then no option has a price. */
  to: { country: string; postalCode: string | null } | null;
  /** Weights in grams. */
  parcels: { weight: number; dimensions: Dimensions | null }[];
  servicePointId: string | null;
  carrier?: string;
  contractId?: number | null;
}

/** One service a parcel can be shipped by. Weights in grams. */
export interface ShippingOption {
  code: string;
  name: string;
  carrier: Carrier;
  minWeight: number;
  maxWeight: number;
  needsServicePoint: boolean;
  lastMile: 'home' | 'service-point' | 'locker' | 'locker-or-service-point' | 'mailbox' | 'other' | null;
  requires: Requirement[];
  /** Of all parcels together. */
  price: Money | null;
}
