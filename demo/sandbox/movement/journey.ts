import { optionOf, type ShippingOption } from '../catalogue/shipping-options.ts';
import { nextHandover, nextWorkingDay, type Shop } from '../schedule.ts';
import { isHoliday } from '../world/holidays.ts';
import type { Random } from '../world/random.ts';
import { type Day, zonedInstant } from '../zone.ts';
import { attemptDay, type Lane, punctuality } from './transit.ts';

/** What becomes of a parcel, and when; epoch milliseconds. */
export interface Step {
  code: string;
  at: number;
}

/** A parcel with its label on it, waiting in the merchant's warehouse. */
export interface Waiting {
  optionCode: string;
  lane: Lane;
  toServicePoint: boolean;
  /** The shopper's day and the handover for it. */
  nominated: { handover: Day; delivery: Day } | null;
  shop: Shop & { cutOff: string; daily?: boolean };
  now: number;
}

/** Of the parcels ready in time, some are found when the van has left. */
const FORGOTTEN = 0.015;
/** Nobody at home, and no neighbour. */
const NOT_IN = 0.03;

/** A parcel's way from the warehouse, as this `random` has it. */
export function journeyOf(parcel: Waiting, random: Random): Step[] {
  const option = optionOf(parcel.optionCode);
  if (!option) return [];
  const { timeZone, cutOff } = parcel.shop;
  const collected = collectionDay(parcel, random);
  const attempt = parcel.nominated
    ? nominatedDay(option, parcel.nominated.delivery, parcel, random)
    : attemptDay(option, parcel.lane, collected, random);
  const at = (day: Day, time: string): number => zonedInstant(day, time, timeZone).epoch;
  const handover = at(collected, cutOff);
  return [
    { code: 'TO_SORTING', at: handover },
    { code: 'SORTED', at: handover + 2 * 3_600_000 },
    ...(parcel.toServicePoint ? toPoint(attempt, at, random) : toDoor(attempt, at, parcel, option.leadTimeHours < 24, random)),
  ];
}

type At = (day: Day, time: string) => number;
/** `HH:mm` within the hours of a round. */
const during = (first: number, last: number, random: Random): string =>
  `${String(first + Math.floor(random() * (last - first))).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;

function toDoor(day: Day, at: At, { lane, nominated }: Waiting, evening: boolean, random: Random): Step[] {
  const round = evening ? during(18, 22, random) : during(9, 18, random);
  const way = { code: 'DRIVER_ON_ROUTE', at: at(day, evening ? '17:30' : '08:30') };
  // Who chose the day is at home.
  if (nominated || random() >= NOT_IN) return [way, { code: 'DELIVERED', at: at(day, round) }];
  const again = nextWorkingDay(day, lane.to);
  return [way, { code: 'DELIVERY_FAILED', at: at(day, round) }, { code: 'DELIVERED', at: at(again, round) }];
}

const toPoint = (day: Day, at: At, random: Random): Step[] => [
  { code: 'SHIPMENT_ON_ROUTE', at: at(day, '08:00') },
  { code: 'AWAITING_CUSTOMER_PICKUP', at: at(day, during(9, 17, random)) },
  { code: 'COLLECTED_BY_CUSTOMER', at: at(day.plus(1), during(10, 18, random)) },
];

/** When the van takes it: never on a public holiday, whatever the merchant's own schedule says. */
function collectionDay({ shop, lane, nominated, now }: Waiting, random: Random): Day {
  const first = nextHandover(shop, shop, now);
  const promised = nominated && first.daysUntil(nominated.handover) > 0 ? nominated.handover : first;
  const day = random() < FORGOTTEN ? nextWorkingDay(promised, shop.holidays) : promised;
  return isHoliday(lane.from, day) ? nextWorkingDay(day, lane.from) : day;
}

/** The day that was chosen, or as soon after it as the carrier can. */
function nominatedDay(option: ShippingOption, chosen: Day, { lane }: Waiting, random: Random): Day {
  return random() < punctuality(option, chosen) ? chosen : nextWorkingDay(chosen, lane.to);
}
