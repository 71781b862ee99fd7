/** The delivery methods a merchant can put into a Dynamic Checkout configuration: to where, how, at what price. Data only. */
export type MethodType = 'standard_delivery' | 'same_day_delivery' | 'nominated_day_delivery' | 'service_point_delivery';

/** A price for a range of carts. Bounds are inclusive below, exclusive above. */
export interface Rate {
  countries: readonly string[];
  /** Grams. */
  upToGrams: number;
  fromValue?: number;
  upToValue?: number;
  /** A prefix of the destination's postal code. */
  postalCodes?: readonly string[];
  /** Metadata that the request must carry. */
  metadata?: Readonly<Record<string, string>>;
  /** Decimal; null where the merchant configured none, which is not the same as free. */
  price: string | null;
}

/** One carrier of a method; each is an entry of its own in the answer, under the method's id. */
export interface MethodCarrier {
  shippingOptionCode: string;
  rates: readonly Rate[];
  sustainability: 'low' | 'medium' | 'high' | null;
}

export interface DeliveryMethod {
  id: string;
  title: string;
  internalTitle: string;
  description: string | null;
  type: MethodType;
  carriers: readonly MethodCarrier[];
  /** `HH:mm` in the shop's time zone: orders later than that are handed over a working day later. */
  cutOff: string | null;
  /** The carrier also collects and delivers on Saturdays and Sundays. */
  daily?: boolean;
  /** Whether there were parcels enough to say how long they take. */
  hasHistory: boolean;
}

const BENELUX = ['NL', 'BE'];
export const methodId = (account: number, method: number): string =>
  `5ec0de00-0000-4000-8000-${String(account).padStart(6, '0')}${String(method).padStart(6, '0')}`;
const via = (
  shippingOptionCode: string,
  rates: readonly Rate[],
  sustainability: MethodCarrier['sustainability'] = null,
): MethodCarrier => ({ shippingOptionCode, rates, sustainability });

/** Free from an order value on; the price below it. */
const freeFrom = (value: number, countries: readonly string[], upToGrams: number, price: string): Rate[] => [
  { countries, upToGrams, upToValue: value, price },
  { countries, upToGrams, fromValue: value, price: '0' },
];

export const standard = (account: number): DeliveryMethod => ({
  id: methodId(account, 1),
  title: 'Standard delivery',
  internalTitle: 'standard_benelux',
  description: 'At your door the next working day as a rule',
  type: 'standard_delivery',
  carriers: [
    via('postnl:standard', freeFrom(100, BENELUX, 23_000, '4.95'), 'medium'),
    via('dhl:complete/standard', freeFrom(100, BENELUX, 23_000, '4.75'), 'high'),
  ],
  cutOff: '17:00',
  hasHistory: true,
});
export const sameDay = (account: number): DeliveryMethod => ({
  id: methodId(account, 2),
  title: 'Same day, this evening',
  internalTitle: 'same_day_nl',
  description: 'Order before noon, at home between 18:00 and 22:00',
  type: 'same_day_delivery',
  carriers: [via('trunkrs:same_day', [{ countries: ['NL'], upToGrams: 15_000, price: '9.95' }], 'high')],
  cutOff: '12:00',
  daily: true,
  hasHistory: false,
});
export const nominatedDay = (account: number): DeliveryMethod => ({
  id: methodId(account, 3),
  title: 'On a day you choose',
  internalTitle: 'nominated_day_nl',
  description: 'Pick the day that suits you',
  type: 'nominated_day_delivery',
  carriers: [via('postnl:standard', [{ countries: BENELUX, upToGrams: 23_000, price: '6.95' }], 'medium')],
  cutOff: '17:00',
  hasHistory: true,
});
export const servicePoint = (account: number): DeliveryMethod => ({
  id: methodId(account, 4),
  title: 'Collect at a service point',
  internalTitle: 'service_point_any_carrier',
  description: 'Pick up your parcel nearby, also in the evening',
  type: 'service_point_delivery',
  carriers: [
    via('postnl:pakjegemak', [{ countries: BENELUX, upToGrams: 20_000, price: '3.95' }]),
    via('dhl:complete/standard,service_point', [{ countries: BENELUX, upToGrams: 20_000, price: '3.75' }]),
  ],
  cutOff: '17:00',
  hasHistory: true,
});
export const standardGermany = (account: number): DeliveryMethod => ({
  id: methodId(account, 5),
  title: 'Standard delivery',
  internalTitle: 'standard_de',
  description: null,
  type: 'standard_delivery',
  carriers: [via('dpd:home', [{ countries: ['DE'], upToGrams: 31_500, price: '7.95' }], 'medium')],
  cutOff: '16:00',
  hasHistory: true,
});
export const servicePointGermany = (account: number): DeliveryMethod => ({
  id: methodId(account, 6),
  title: 'Collect at a service point or Packstation',
  internalTitle: 'service_point_de',
  description: null,
  type: 'service_point_delivery',
  carriers: [
    via('dhl_de:paket/service_point', [{ countries: ['DE'], upToGrams: 20_000, price: '5.45' }]),
    via('dpd:classic/service_point', [{ countries: ['DE'], upToGrams: 20_000, price: '4.95' }]),
  ],
  cutOff: null,
  hasHistory: false,
});
export const bpostPoint = (account: number): DeliveryMethod => ({
  id: methodId(account, 7),
  title: 'Afhaalpunt bpost',
  internalTitle: 'service_point_bpost',
  description: null,
  type: 'service_point_delivery',
  carriers: [via('bpost:service_point', [{ countries: ['BE'], upToGrams: 20_000, price: '4.25' }])],
  cutOff: null,
  hasHistory: false,
});
/** A carrier for whom the merchant forgot to enter prices. */
export const unpriced = (account: number): DeliveryMethod => ({
  id: methodId(account, 8),
  title: 'Large or heavy parcel',
  internalTitle: 'ups_unpriced',
  description: 'The shop will tell you the price',
  type: 'standard_delivery',
  carriers: [via('ups:standard', [{ countries: ['NL', 'BE', 'DE', 'FR', 'ES', 'IT'], upToGrams: 70_000, price: null }], 'low')],
  cutOff: null,
  hasHistory: false,
});
/** Offered only to carts that carry `metadata.customer=trade`. */
export const trade = (account: number): DeliveryMethod => ({
  id: methodId(account, 9),
  title: 'Trade delivery with signature',
  internalTitle: 'trade_signature',
  description: null,
  type: 'standard_delivery',
  carriers: [via('postnl:standard/signature', [{ countries: BENELUX, upToGrams: 23_000, metadata: { customer: 'trade' }, price: '2.50' }])],
  cutOff: '17:00',
  hasHistory: true,
});

/** The same by a carrier that rests at the weekend. */
export const workingSameDay = (account: number): DeliveryMethod => {
  const { daily: _, ...method } = sameDay(account);
  return method;
};
/** Cheaper in Amsterdam and on the Wadden Islands dearer, by postal code. */
export const byPostalCode = (account: number): DeliveryMethod => ({
  id: methodId(account, 10),
  title: 'Delivery by zone',
  internalTitle: 'zones_nl',
  description: null,
  type: 'standard_delivery',
  carriers: [
    via('postnl:standard', [
      { countries: ['NL'], upToGrams: 23_000, postalCodes: ['10', '11'], price: '2.95' },
      { countries: ['NL'], upToGrams: 23_000, postalCodes: ['1791', '8881', '8891', '9161', '9166'], price: '12.50' },
      { countries: ['NL'], upToGrams: 23_000, price: '4.50' },
    ]),
  ],
  cutOff: '15:00',
  hasHistory: false,
});
