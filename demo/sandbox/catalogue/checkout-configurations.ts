import {
  bpostPoint,
  byPostalCode,
  nominatedDay,
  sameDay,
  servicePoint,
  servicePointGermany,
  standard,
  standardGermany,
  trade,
  unpriced,
  workingSameDay,
  methodId,
  type DeliveryMethod,
} from './delivery-methods.ts';

/** What a merchant publishes in Sendcloud's panel; `v3/delivery-options.ts` reads it. */
export interface CheckoutConfiguration {
  id: string;
  currency: string;
  timeZone: string;
  /** The country whose public holidays the merchant entered as days without a handover; null when it entered none. */
  holidays: string | null;
  methods: readonly DeliveryMethod[];
}

type Make = (account: number) => DeliveryMethod;

const configuration = (account: number, ...methods: Make[]): CheckoutConfiguration => ({
  id: methodId(account, 0),
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  holidays: 'NL',
  methods: methods.map((make) => make(account)),
});

/** Everything a configuration can hold. */
export const fullConfiguration = (account: number): CheckoutConfiguration =>
  configuration(account, standard, sameDay, nominatedDay, servicePoint, standardGermany, servicePointGermany, bpostPoint, unpriced, trade);

/** A shop without same-day delivery. */
export const calmConfiguration = (account: number): CheckoutConfiguration =>
  configuration(account, standard, nominatedDay, servicePoint, standardGermany, servicePointGermany, unpriced);

/** Homes and points, no chosen days; a merchant who never entered a holiday. */
export const plainConfiguration = (account: number): CheckoutConfiguration => ({
  ...configuration(account, standard, servicePoint, bpostPoint, standardGermany, servicePointGermany),
  holidays: null,
});

/** A British shop that sells to the Netherlands: pounds, London's clock, prices by postal code and metadata, no lead times. */
export const poundConfiguration = (account: number): CheckoutConfiguration => ({
  ...configuration(account, byPostalCode, workingSameDay, servicePoint, trade),
  currency: 'GBP',
  timeZone: 'Europe/London',
  holidays: 'GB',
});
