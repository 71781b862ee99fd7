import type { OfferedDate } from '../contract/delivery-options.ts';
import type { Rate } from '../contract/merchants.ts';
import type { DeliveryWindow, PointType, Requirement } from '../contract/values.ts';
import type { UpstreamOption } from '../services/upstream.ts';
import { carrierName } from './carriers.ts';
import type { QuotedOption } from './claims.ts';
import { dayIn, expectedWindow, type Lane, promisedDay } from './delivery-window.ts';

/** One option before it is signed: everything that will be said of it. */
export interface Offer extends QuotedOption {
  description: string | null;
  deliveryWindow: DeliveryWindow | null;
  cutOff: string | null;
  dates: OfferedDate[];
  requires: Requirement[];
  servicePoints: { carriers: string[]; types: PointType[] | null } | null;
}

/** An option of the merchant's published configuration. Days and cut-offs that have passed are left out. `now` in epoch milliseconds. */
export function offerFromSendcloud(option: UpstreamOption, at: { now: number; timeZone: string; lane: Lane }): Offer {
  const dates = openDates(option, at);
  const { leadTimeHours, cutOff, carrier } = option;
  return {
    code: option.shippingOptionCode,
    shippingOptionCode: option.shippingOptionCode,
    type: option.type,
    title: option.title,
    carrier,
    price: option.price,
    priceFrom: 'sendcloud',
    fallback: false,
    description: option.description,
    deliveryWindow: isDated(option) ? promisedDay(dates) : expectedWindow({ carrier: carrier.code, leadTimeHours, cutOff }, at),
    cutOff,
    dates,
    requires: [],
    servicePoints: option.type === 'service-point' ? { carriers: [carrier.code], types: null } : null,
  };
}

/** One of the merchant's own rates. `fallback`: it stands in for a configuration that could not be asked. */
export function offerFromRate(rate: Rate, carriers: readonly string[], fallback: boolean): Offer {
  const code = carriers[0] ?? rate.carriers[0] ?? '';
  return {
    code: rate.code,
    shippingOptionCode: rate.shippingOptionCode,
    type: rate.type,
    title: rate.title,
    carrier: { code, name: carrierName(code) },
    price: rate.price,
    priceFrom: 'rates',
    fallback,
    description: null,
    deliveryWindow: null,
    cutOff: null,
    dates: [],
    requires: [],
    servicePoints: rate.type === 'service-point' ? { carriers: [...carriers], types: null } : null,
  };
}

const isDated = (option: { type: string }): boolean => option.type === 'same-day' || option.type === 'nominated-day';

function openDates(option: UpstreamOption, at: { now: number; timeZone: string }): OfferedDate[] {
  if (!isDated(option)) return [];
  if (option.type === 'same-day' && option.cutOff !== null && Date.parse(option.cutOff) <= at.now) return [];
  const today = dayIn(at.timeZone, at.now);
  return option.dates.filter(({ date, handover }) => date >= today && (handover ?? date) >= today);
}
