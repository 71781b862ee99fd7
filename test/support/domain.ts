import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { QuoteClaims, SelectionClaims } from '../../proxy/domain/claims.ts';
import type { Merchant } from '../../proxy/domain/merchant.ts';
import type { ChosenDelivery, OrderRecord } from '../../proxy/domain/order.ts';
import { anOrder } from './an-order.ts';

/** What the domain is asked about: whole, true and alike, so that a test names only what it is about. */

/** A Tuesday morning, with which all of these agree. Epoch milliseconds. */
export const now = Date.parse('2026-11-24T09:00:00Z');

const shop = {
  id: 'kettle',
  name: 'Kettle & Leaf',
  publishableKey: 'pk_kettle',
  origins: ['https://kettle.example'],
  orders: 'proxy',
  shipFrom: { country: 'NL', postalCode: '5611EM' },
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  rates: [],
  retentionDays: 30,
} as const;

type Own = Extract<Merchant, { account: 'own' }>;
type Central = Extract<Merchant, { account: 'central' }>;

/** A merchant with an own Sendcloud account on API v3. */
export const ownMerchant = (changes: Partial<Own> = {}): Merchant => ({
  ...shop,
  origins: [...shop.origins],
  rates: [],
  account: 'own',
  orderApi: 'v3',
  ...changes,
});

/** A merchant on the central account whose labels are bought by hand. */
export const centralMerchant = (changes: Partial<Central> = {}): Merchant => ({
  ...shop,
  origins: [...shop.origins],
  rates: [],
  account: 'central',
  labels: 'hold',
  ...changes,
});

export const aPoint = (changes: Partial<ServicePoint> = {}): ServicePoint => ({
  id: '901',
  carrier: 'postnl',
  carrierName: 'PostNL',
  carrierServicePointId: 'PNP-901',
  type: 'shop',
  name: 'Primera',
  addressLines: ['Markt 1', '5611 EB Eindhoven'],
  street: 'Markt',
  houseNumber: '1',
  postalCode: '5611EB',
  city: 'Eindhoven',
  country: 'NL',
  latitude: 51.44,
  longitude: 5.48,
  distance: 320,
  opening: { status: 'open', week: null },
  requires: [],
  ...changes,
});

const signed = {
  merchant: 'kettle',
  account: 'own',
  cart: { country: 'NL', postalCode: '5611EM', weight: 2500, orderValue: '45.90', currency: 'EUR', dimensions: null },
  option: {
    code: 'home',
    shippingOptionCode: 'postnl:standard',
    type: 'standard',
    title: 'Bezorging – één dag',
    carrier: { code: 'postnl', name: 'PostNL' },
    price: { value: '4.95', currency: 'EUR' },
    priceFrom: 'rates',
    fallback: false,
  },
  deliveryWindow: null,
  issuedAt: now / 1000,
  expiresAt: now / 1000 + 3600,
} as const;

export const aQuote = (changes: Partial<QuoteClaims> = {}): QuoteClaims => ({
  ...signed,
  kind: 'quote',
  requires: [],
  cutOff: null,
  dates: [],
  servicePoints: null,
  ...changes,
});

export const aSelection = (changes: Partial<SelectionClaims> = {}): SelectionClaims => ({
  ...signed,
  kind: 'selection',
  requires: [],
  deliveryDate: null,
  servicePoint: null,
  postNumber: null,
  ...changes,
});

/** What `aSelection` becomes in an order: delivery at home by PostNL. */
export const aDelivery = (changes: Partial<ChosenDelivery> = {}): ChosenDelivery => ({
  type: 'standard',
  code: 'home',
  title: 'Bezorging – één dag',
  carriers: ['postnl'],
  shippingOptionCode: 'postnl:standard',
  deliveryDate: null,
  deliveryWindow: null,
  price: { value: '4.95', currency: 'EUR' },
  servicePoint: null,
  servicePointId: null,
  ...changes,
});

export const aRecord = (changes: Partial<OrderRecord> = {}): OrderRecord => ({
  id: 'ord_01kzabcdefghjkmnpqrstvwxyz',
  merchant: 'kettle',
  number: '2026-0042',
  digest: 'digest',
  state: 'accepted',
  account: { kind: 'own', reason: 'Kettle & Leaf has connected an own Sendcloud account.' },
  delivery: aDelivery(),
  review: [],
  upstream: null,
  parcel: null,
  personal: { order: anOrder(), postNumber: null },
  version: 1,
  createdAt: now,
  updatedAt: now,
  purgeAt: now + 30 * 86_400_000,
  ...changes,
});
