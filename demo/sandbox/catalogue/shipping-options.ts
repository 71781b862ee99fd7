import { carrierName } from './carriers.ts';

export type LastMile = 'home_delivery' | 'service_point' | 'mailbox';
export type RequiredField = 'to_email' | 'to_telephone';

/** A way to ship, with its v3 code and its v2 method id. */
export interface ShippingOption {
  code: string;
  /** v2 shipping method. */
  methodId: number;
  name: string;
  carrier: string;
  product: { code: string; name: string };
  lastMile: LastMile;
  from: readonly string[];
  to: readonly string[];
  minGrams: number;
  maxGrams: number;
  /** Centimetres. */
  maxDimensions: { length: number; width: number; height: number };
  requires: readonly RequiredField[];
  /** Euro cents by country; the first weight step, of two kilograms. Each further step adds a tenth. */
  cents: Readonly<Record<string, number>>;
  /** Hours to the first attempt. */
  leadTimeHours: number;
  chargedAt: 'first_scan' | 'label_creation';
  features: Readonly<Record<string, unknown>>;
}

interface Extra {
  lastMile?: LastMile;
  maxGrams?: number;
  requires?: readonly RequiredField[];
  leadTimeHours?: number;
  chargedAt?: ShippingOption['chargedAt'];
  features?: Record<string, unknown>;
  product?: string;
}

const NORTH_WEST = ['NL', 'BE', 'DE'];
const EVERYWHERE = 'NL BE DE FR ES IT AT LU PL PT DK SE FI CZ CH HU SK'.split(' ');

/** `cents` is `NL:595 BE:725`. */
function option(methodId: number, code: string, name: string, cents: string, extra: Extra = {}): ShippingOption {
  const prices = Object.fromEntries(cents.split(' ').map((each) => [each.slice(0, 2), Number(each.slice(3))]));
  const carrier = code.slice(0, code.indexOf(':'));
  const product = extra.product ?? code.replace(/[/,].*$/, '');
  return {
    code,
    methodId,
    name,
    carrier,
    product: { code: product, name: `${carrierName(carrier)} ${product.slice(product.indexOf(':') + 1)}` },
    lastMile: extra.lastMile ?? 'home_delivery',
    from: NORTH_WEST,
    to: Object.keys(prices),
    minGrams: 1,
    maxGrams: extra.maxGrams ?? 23_000,
    maxDimensions: { length: 100, width: 50, height: 50 },
    requires: extra.requires ?? [],
    cents: prices,
    leadTimeHours: extra.leadTimeHours ?? 24,
    chargedAt: extra.chargedAt ?? 'label_creation',
    features: extra.features ?? {},
  };
}

const POINT: Extra = { lastMile: 'service_point', maxGrams: 20_000, requires: ['to_email'] };

export const SHIPPING_OPTIONS: readonly ShippingOption[] = [
  option(8, 'sendcloud:letter', 'Unstamped letter', EVERYWHERE.map((country) => `${country}:0`).join(' '), {
    maxGrams: 10_000,
    lastMile: 'mailbox',
    features: { form_factor: 'letter', tracked: false },
  }),
  option(101, 'postnl:standard', 'PostNL Standard', 'NL:595 BE:725'),
  option(102, 'postnl:standard/signature', 'PostNL Standard + Signature', 'NL:695 BE:825', { features: { signature: true } }),
  option(103, 'postnl:standard/insured=3000', 'PostNL Standard + Insured 3000', 'NL:1495', {
    features: { insurance: 3000, signature: true },
  }),
  option(104, 'postnl:pakjegemak', 'PostNL Pakjegemak', 'NL:475 BE:575', POINT),
  option(105, 'postnl:mailbox', 'PostNL Brievenbuspakje', 'NL:395', {
    lastMile: 'mailbox',
    maxGrams: 2_000,
    features: { form_factor: 'mailbox', size: 's' },
  }),
  option(111, 'dhl:complete/standard', 'DHL For You', 'NL:575 BE:695 LU:895', { chargedAt: 'first_scan' }),
  option(112, 'dhl:complete/standard,service_point', 'DHL Parcel Connect ServicePoint', 'NL:445 BE:545 LU:745', {
    ...POINT,
    chargedAt: 'first_scan',
  }),
  option(121, 'dpd:home', 'DPD Home', 'NL:625 BE:745 DE:795 FR:1095 AT:1095 LU:895', {
    maxGrams: 31_500,
    requires: ['to_email'],
    leadTimeHours: 48,
  }),
  option(122, 'dpd:classic/service_point', 'DPD Pickup', 'NL:455 BE:555 DE:595 FR:795', { ...POINT, leadTimeHours: 48 }),
  option(131, 'bpost:home', 'bpost Home', 'BE:695 NL:795', { maxGrams: 30_000 }),
  option(132, 'bpost:service_point', 'bpost Pick-up point', 'BE:495', { ...POINT, requires: ['to_email', 'to_telephone'] }),
  option(141, 'dhl_de:paket', 'DHL Paket', 'DE:595', { maxGrams: 31_500 }),
  option(142, 'dhl_de:paket/service_point', 'DHL Paket Filiale & Packstation', 'DE:545', POINT),
  option(151, 'trunkrs:same_day', 'Trunkrs Same Day', 'NL:795', {
    maxGrams: 15_000,
    leadTimeHours: 8,
    requires: ['to_email', 'to_telephone'],
    features: { delivery_deadline: 'sameday' },
  }),
  option(191, 'dhl_express:worldwide/incoterm=dap', 'DHL Express Worldwide DAP', 'US:3495 GB:2495 CH:2295 NO:2495', {
    maxGrams: 70_000,
    leadTimeHours: 72,
    requires: ['to_telephone'],
    features: { incoterm: 'dap' },
  }),
  option(161, 'mondial_relay:service_point', 'Mondial Relay Point Relais', 'BE:425 FR:455 ES:575 NL:495', POINT),
  option(171, 'ups:standard', 'UPS Standard', EVERYWHERE.map((country, index) => `${country}:${895 + index * 40}`).join(' '), {
    maxGrams: 70_000,
    leadTimeHours: 72,
    requires: ['to_telephone'],
  }),
  option(172, 'ups:access_point', 'UPS Access Point', 'NL:525 BE:575 DE:595 FR:695', { ...POINT, leadTimeHours: 72 }),
  option(181, 'hermes_de:service_point', 'Hermes PaketShop', 'DE:475', POINT),
];

const byCode = new Map(SHIPPING_OPTIONS.map((each) => [each.code, each]));
const byMethod = new Map(SHIPPING_OPTIONS.map((each) => [each.methodId, each]));

export const optionOf = (code: string): ShippingOption | undefined => byCode.get(code);
export const optionOfMethod = (methodId: number): ShippingOption | undefined => byMethod.get(methodId);

export const needsServicePoint = (option: ShippingOption): boolean => option.lastMile === 'service_point';

/** What a parcel costs, in euro cents; undefined where the option does not go. */
export function centsFor(option: ShippingOption, country: string, grams: number): number | undefined {
  const base = option.cents[country];
  if (base === undefined) return undefined;
  const steps = Math.max(0, Math.ceil((grams - 2_000) / 5_000));
  return base + Math.round(base * 0.1) * steps;
}

/** `595` as `"5.95"`. */
export const decimal = (cents: number): string => (cents / 100).toFixed(2);
