import type { NotOffered, OfferedDate } from '../contract/delivery-options.ts';
import type { Carrier, DeliveryType } from '../contract/values.ts';

/** What the fence looks at in an option. */
export interface Fenced {
  type: DeliveryType;
  title: string;
  carrier: Carrier;
  dates: OfferedDate[];
}

export interface FenceRules {
  /** The merchant's own list; null lets every carrier through. No page can widen it. */
  merchantCarriers: readonly string[] | null;
  /** The page's wish, and the order it shows them in. */
  carriers: readonly string[] | null;
  deliveryTypes: readonly DeliveryType[] | null;
  /** Whether orders of this merchant can carry a delivery date: Sendcloud's v2 parcels cannot. */
  takesDates: boolean;
}

/** Lets through what may be shown, in the order asked for, and says why about the rest. */
export function fence<T extends Fenced>(options: readonly T[], rules: FenceRules): { offered: T[]; notOffered: NotOffered[] } {
  const offered: T[] = [];
  const notOffered: NotOffered[] = [];
  for (const option of options) {
    const reason = refusal(option, rules);
    if (reason) notOffered.push({ title: option.title, type: option.type, carrier: option.carrier, reason });
    else offered.push(option);
  }
  const rank = (option: Fenced): number =>
    typeRank(option, rules.deliveryTypes) * 1000 + carrierRank(option.carrier.code, option.type, rules.carriers);
  return { offered: offered.toSorted((a, b) => rank(a) - rank(b)), notOffered };
}

/** Whether a list such as `["postnl", "dhl:service-point"]` lets a carrier through for a type of delivery. No list lets all through. */
export function carrierAllowed(list: readonly string[] | null, carrier: string, type: DeliveryType): boolean {
  return list === null || list.some((entry) => entry === carrier || entry === `${carrier}:${type}`);
}

/**
 * The carriers whose service points may be shown, of those asked for (none: all of the merchant's). Null: every carrier of the account.
 * An empty list: none of those asked for is allowed.
 */
export function fencedPointCarriers(merchantCarriers: readonly string[] | null, wanted: readonly string[] | null): string[] | null {
  const list = wanted ?? merchantCarriers;
  if (list === null) return null;
  const names = list.map((entry) => entry.replace(/:.*/, ''));
  const allowed = (carrier: string): boolean =>
    carrierAllowed(merchantCarriers, carrier, 'service-point') && carrierAllowed(wanted, carrier, 'service-point');
  return [...new Set(names)].filter(allowed);
}

function refusal(option: Fenced, rules: FenceRules): NotOffered['reason'] | null {
  const { type, carrier } = option;
  if (rules.deliveryTypes && !rules.deliveryTypes.includes(type)) return 'type-not-allowed';
  if (!carrierAllowed(rules.merchantCarriers, carrier.code, type)) return 'carrier-not-allowed';
  if (!carrierAllowed(rules.carriers, carrier.code, type)) return 'carrier-not-allowed';
  if (type !== 'same-day' && type !== 'nominated-day') return null;
  if (!rules.takesDates) return 'dates-not-supported';
  return option.dates.length === 0 ? 'no-date-left' : null;
}

const typeRank = (option: Fenced, types: readonly DeliveryType[] | null): number => types?.indexOf(option.type) ?? 0;

const carrierRank = (carrier: string, type: DeliveryType, list: readonly string[] | null): number =>
  list?.findIndex((entry) => carrierAllowed([entry], carrier, type)) ?? 0;
