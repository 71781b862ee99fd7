import type { DeliveryOption, DeliveryOptions } from '../../../proxy/contract/delivery-options.ts';
import type { Selection, SelectionReply } from '../../../proxy/contract/selections.ts';
import type { ServicePoint, ServicePoints } from '../../../proxy/contract/service-points.ts';

/** Builders of the proxy's answers. A test names only what it is about. */

const standard = { code: 'postnl', name: 'PostNL' };

export function anOption(given: Partial<DeliveryOption> = {}): DeliveryOption {
  const option: DeliveryOption = {
    id: given.code ?? 'standard',
    code: 'standard',
    type: 'standard',
    title: 'Standard delivery',
    description: null,
    carrier: standard,
    price: { value: '4.95', currency: 'EUR' },
    priceFrom: 'sendcloud',
    fallback: false,
    deliveryWindow: { from: '2026-11-24', to: '2026-11-26' },
    cutOff: null,
    dates: [],
    requires: [],
    servicePoints: null,
    quote: `quote-${given.code ?? 'standard'}`,
    selection: null,
    ...given,
  };
  return { ...option, selection: leavesNothingToChoose(option) ? aReply(option) : null };
}

const leavesNothingToChoose = ({ type }: DeliveryOption) => type === 'standard' || type === 'same-day';

export const aDayOption = (given: Partial<DeliveryOption> = {}): DeliveryOption =>
  anOption({
    code: 'day',
    type: 'nominated-day',
    title: 'On a day you choose',
    price: { value: '6.95', currency: 'EUR' },
    deliveryWindow: null,
    dates: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'].map((date) => ({ date, handover: null })),
    ...given,
  });

export const aPointOption = (given: Partial<DeliveryOption> = {}): DeliveryOption =>
  anOption({
    code: 'points',
    type: 'service-point',
    title: 'Pick-up point',
    price: { value: '2.95', currency: 'EUR' },
    deliveryWindow: { from: '2026-11-25', to: '2026-11-25' },
    servicePoints: { carriers: ['postnl'], types: null },
    ...given,
  });

export const anAnswer = (options: readonly DeliveryOption[], given: Partial<DeliveryOptions> = {}): DeliveryOptions => ({
  options: [...options],
  notOffered: [],
  source: 'sendcloud',
  fallback: null,
  currency: 'EUR',
  serverTime: '2026-11-23T10:00:00.000Z',
  timeZone: 'Europe/Amsterdam',
  expiresAt: '2026-11-23T11:00:00.000Z',
  map: null,
  ...given,
});

export const aPoint = (given: Partial<ServicePoint> = {}): ServicePoint => ({
  id: '1',
  carrier: 'postnl',
  carrierName: 'PostNL',
  carrierServicePointId: `nl-${given.id ?? '1'}`,
  type: 'shop',
  name: 'Kettle Corner',
  addressLines: ['Stadhuisplein 3', '5611EM Eindhoven'],
  street: 'Stadhuisplein',
  houseNumber: '3',
  postalCode: '5611EM',
  city: 'Eindhoven',
  country: 'NL',
  latitude: 51.44,
  longitude: 5.478,
  distance: 350,
  opening: {
    status: 'open',
    until: '2026-11-23T22:00:00+01:00',
    week: [
      {
        day: 'monday',
        hours: [
          ['09:00', '12:30'],
          ['13:30', '22:00'],
        ],
      },
      { day: 'tuesday', hours: [['09:00', '18:00']] },
      { day: 'sunday', hours: null },
    ],
  },
  requires: [],
  ...given,
});

/** Points named "Point 1" … at growing distances. */
export const somePoints = (count: number): ServicePoint[] =>
  Array.from({ length: count }, (_, index) =>
    aPoint({ id: `${index + 1}`, name: `Point ${index + 1}`, distance: (index + 1) * 150, latitude: 51.44 + index * 0.002 }),
  );

export const pointsAnswer = (points: readonly ServicePoint[], given: Partial<ServicePoints> = {}): ServicePoints => ({
  points: [...points],
  completeness: 'whole',
  stale: false,
  age: 0,
  place: { status: 'matched', precision: 'postal-code', label: '5611EM Eindhoven' },
  map: null,
  ...given,
});

export function aReply(option: DeliveryOption, given: Partial<Selection> = {}): SelectionReply {
  const token = `token-${option.code}${given.servicePoint ? `-${given.servicePoint.id}` : ''}`;
  const expiresAt = '2026-11-23T11:00:00.000Z';
  const { code, type, title, carrier, price, priceFrom, fallback } = option;
  const selection: Selection = {
    token,
    expiresAt,
    option: { code, type, title, carrier, price, priceFrom, fallback },
    deliveryWindow: option.deliveryWindow,
    servicePoint: null,
    requires: [],
    ...given,
  };
  return { token, expiresAt, selection };
}
